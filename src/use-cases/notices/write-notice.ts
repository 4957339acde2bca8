import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { isReminder, NOTICE_KINDS } from "#domain/notice/notice-kinds.ts";
import { planNotice } from "#domain/notice/plan-notice.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { NoticeAsk } from "#use-cases/notices/queue-notice.ts";
import { readRecipient } from "#use-cases/notices/read-recipient.ts";

const DAY_MS = 86_400_000;
/** Seven calendar days and the hours of every time zone. */
const LOOK_BACK_DAYS = 9;
const REMINDERS = NOTICE_KINDS.filter(isReminder);

/**
 * Writes down what is told, by which ways and when; the deliveries then go out by themselves. A change that was told
 * before is not told again, whoever reports it.
 * @returns `later` where the member has had enough reminders: ask again another day
 */
export async function writeNotice(
  { database, clock }: Dependencies,
  ask: NoticeAsk,
): Promise<"written" | "known" | "later"> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    // One notice at a time for each member: two at once would each count the reminders without the other.
    await trx
      .selectFrom("members")
      .select("member_id")
      .where("member_id", "=", ask.memberId)
      .forNoKeyUpdate()
      .execute();
    const { reach } = await readRecipient(trx, ask.memberId);
    const plan = planNotice(ask.kind, reach, await remindersOf(trx, ask.memberId, now), now);
    if (plan.kind === "enough-reminders") return (await isKnown(trx, ask)) ? "known" : "later";
    const noticeId = newId();
    const written = await trx
      .insertInto("notices")
      .values({
        notice_id: noticeId,
        member_id: ask.memberId,
        change_key: ask.change,
        kind: ask.kind,
        order_id: ask.orderId ?? null,
        line_id: ask.lineId ?? null,
        details: JSON.stringify(ask.details ?? {}),
        created_at: now,
      })
      .onConflict((conflict) => conflict.columns(["member_id", "change_key"]).doNothing())
      .returning("notice_id")
      .executeTakeFirst();
    if (written === undefined) return "known";
    const pending = await pendingWays(trx, ask);
    for (const { channel, at } of plan.deliveries) {
      const isMerged = pending.has(channel);
      await trx
        .insertInto("notice_deliveries")
        .values({
          notice_id: noticeId,
          channel,
          member_id: ask.memberId,
          status: isMerged ? "dropped" : "waiting",
          reason: isMerged ? "merged" : null,
          due_at: at,
          settled_at: isMerged ? now : null,
        })
        .execute();
    }
    return "written";
  });
}

/** When each of the last reminders was told, or will be. */
async function remindersOf(trx: Kysely<DB>, memberId: string, now: Date): Promise<Date[]> {
  const rows = await trx
    .selectFrom("notice_deliveries as d")
    .innerJoin("notices as n", "n.notice_id", "d.notice_id")
    .select((eb) => eb.fn.min("d.due_at").as("at"))
    .where("d.member_id", "=", memberId)
    .where("d.status", "<>", "dropped")
    .where("d.due_at", ">", new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS))
    .where((eb) => eb("n.kind", "=", eb.fn.any(eb.val(REMINDERS))))
    .groupBy("n.notice_id")
    .execute();
  return rows.map(({ at }) => at);
}

async function isKnown(trx: Kysely<DB>, { memberId, change }: NoticeAsk): Promise<boolean> {
  const known = await trx
    .selectFrom("notices")
    .select("notice_id")
    .where("member_id", "=", memberId)
    .where("change_key", "=", change)
    .executeTakeFirst();
  return known !== undefined;
}

/** The ways by which the same news of the same order still waits to go out: it tells of this change as well. */
async function pendingWays(trx: Kysely<DB>, { memberId, orderId, kind }: NoticeAsk): Promise<Set<string>> {
  if (orderId === undefined) return new Set();
  const rows = await trx
    .selectFrom("notices as n")
    .innerJoin("notice_deliveries as d", "d.notice_id", "n.notice_id")
    .select("d.channel")
    .where("n.order_id", "=", orderId)
    .where("n.kind", "=", kind)
    .where("n.member_id", "=", memberId)
    .where("d.status", "=", "waiting")
    .forUpdate("d")
    .execute();
  return new Set(rows.map(({ channel }) => channel));
}
