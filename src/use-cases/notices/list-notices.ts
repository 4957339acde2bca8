import type { Channel, NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { factsOf, pathOf } from "#use-cases/notices/compose-notice.ts";
import type { NoticeDetails } from "#use-cases/notices/queue-notice.ts";
import { noticeWords } from "#words/notice-words.ts";

export type MyNotice = {
  readonly id: string;
  readonly at: Date;
  readonly kind: NoticeKind;
  /** As it was said. */
  readonly words: string;
  readonly path: string;
  readonly deliveries: readonly {
    readonly channel: Channel;
    readonly status: string;
    readonly reason: string | null;
    /** When it went out or was settled; of what waits, when it is due. */
    readonly at: Date;
  }[];
};

const NEWEST = 100;

/** What a member was told, newest first, by which ways and with what success. */
export async function listNotices({ database }: Dependencies, { memberId, language }: Actor): Promise<MyNotice[]> {
  const { kysely } = database;
  const rows = await kysely
    .selectFrom("notices as n")
    .leftJoin("orders as o", "o.order_id", "n.order_id")
    .select(["n.notice_id", "n.kind", "n.order_id", "n.details", "n.created_at", "o.confirmation_number"])
    .where("n.member_id", "=", memberId)
    .orderBy("n.created_at", "desc")
    .orderBy("n.notice_id", "desc")
    .limit(NEWEST)
    .execute();
  const deliveries = await kysely
    .selectFrom("notice_deliveries")
    .select(["notice_id", "channel", "status", "reason", "due_at", "settled_at"])
    .where("member_id", "=", memberId)
    .where((eb) => eb("notice_id", "=", eb.fn.any(eb.val(rows.map(({ notice_id: id }) => id)))))
    .orderBy("channel")
    .execute();
  return rows.map((row) => {
    const notice = {
      kind: row.kind as NoticeKind,
      orderId: row.order_id,
      confirmationNumber: row.confirmation_number,
      details: row.details as NoticeDetails,
      createdAt: row.created_at,
    };
    return {
      id: row.notice_id,
      at: row.created_at,
      kind: notice.kind,
      words: noticeWords(language).kinds[notice.kind].text(factsOf(notice, language)),
      path: pathOf(notice),
      deliveries: deliveries
        .filter(({ notice_id: id }) => id === row.notice_id)
        .map(({ channel, status, reason, due_at: dueAt, settled_at: settledAt }) => ({
          channel: channel as Channel,
          status,
          reason,
          at: settledAt ?? dueAt,
        })),
    };
  });
}
