import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { SignOnChange } from "#words/en/mails.ts";

/** What a notice tells besides its kind; no medicine and no illness. */
export type NoticeDetails = {
  readonly pharmacy?: string;
  /** A day, `YYYY-MM-DD`. */
  readonly by?: string;
  readonly lines?: number;
  readonly change?: SignOnChange;
};

export type NoticeAsk = {
  readonly memberId: string;
  readonly kind: NoticeKind;
  /** Names the change: of two asks with one name the second is not told. */
  readonly change: string;
  readonly orderId?: string;
  readonly lineId?: string;
  readonly details?: NoticeDetails;
};

export type QueuedNotice = NoticeAsk & { readonly queuedAt: string };

/**
 * Leaves a notice to be told once the transaction has committed (topic `notice` of the outbox): by which ways and when
 * is decided then.
 */
export async function queueNotice(kysely: Kysely<DB>, now: Date, ask: NoticeAsk): Promise<void> {
  const payload = { ...ask, queuedAt: now.toISOString() } satisfies QueuedNotice;
  await kysely
    .insertInto("outbox")
    .values({ outbox_id: newId(), topic: "notice", payload: JSON.stringify(payload), created_at: now })
    .execute();
}
