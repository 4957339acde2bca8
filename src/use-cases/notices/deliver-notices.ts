import { type ClaimedDelivery, claimDeliveries } from "#database/queries/claim-deliveries.ts";
import { needsCard } from "#database/queries/read-declined-payments.ts";
import { statusBehind } from "#domain/notice/line-notice.ts";
import { itemStatusLike } from "#domain/otc/item-notice.ts";
import { decideDelivery } from "#domain/notice/plan-notice.ts";
import { nextTry } from "#domain/notice/next-try.ts";
import { factsOf, pathOf, readNotice, type WrittenNotice } from "#use-cases/notices/compose-notice.ts";
import type { NoticeDependencies } from "#use-cases/notices/notice-dependencies.ts";
import { readRecipient, type Recipient } from "#use-cases/notices/read-recipient.ts";
import { stopTexts } from "#use-cases/notices/stop-texts.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { noticeMail, noticePush, noticeText } from "#words/notice-words.ts";
import { mailWords } from "#words/mail-words.ts";

const AT_ONCE = 50;
/** No partner takes this long to answer: whoever had it is gone. */
const STALE_MS = 120_000;

type Sent =
  | { readonly kind: "accepted"; readonly providerId?: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "dropped"; readonly reason: string }
  | { readonly kind: "waits"; readonly until: Date }
  | { readonly kind: "unknown" };

/**
 * Sends what is due. Each delivery is taken by one process only; one whose fate is unknown is tried again, later and
 * later, and the partner is asked first whether it had it.
 * @returns how many were taken
 */
export async function deliverNotices(dependencies: NoticeDependencies): Promise<number> {
  const { database, clock } = dependencies;
  const claimed = await claimDeliveries(database, clock(), { atOnce: AT_ONCE, staleMs: STALE_MS });
  const results = await Promise.allSettled(claimed.map((delivery) => deliver(dependencies, delivery)));
  const fault = results.find((result) => result.status === "rejected");
  if (fault !== undefined)
    throw new Error("a notice could not be delivered and is tried again", { cause: fault.reason });
  return claimed.length;
}

async function deliver(dependencies: NoticeDependencies, delivery: ClaimedDelivery): Promise<void> {
  const { kysely } = dependencies.database;
  const [notice, recipient] = await Promise.all([
    readNotice(kysely, delivery.notice_id),
    readRecipient(kysely, delivery.member_id),
  ]);
  await settle(dependencies, delivery, await send(dependencies, delivery, notice, recipient));
}

async function send(
  dependencies: NoticeDependencies,
  delivery: ClaimedDelivery,
  notice: WrittenNotice,
  recipient: Recipient,
): Promise<Sent> {
  const decision = decideDelivery(notice.kind, delivery.channel, recipient.reach, dependencies.clock());
  if (decision.kind === "drop") return { kind: "dropped", reason: decision.reason };
  if (decision.kind === "wait") return { kind: "waits", until: decision.until };
  if (!(await isStillTrue(dependencies, notice))) return { kind: "dropped", reason: "outdated" };
  switch (delivery.channel) {
    case "email":
      return sendMail(dependencies, delivery, notice, recipient);
    case "sms":
      return sendText(dependencies, delivery, notice, recipient);
    case "push":
      return sendPush(dependencies, notice, recipient);
  }
}

/** What was held till morning, or could not go out for hours, may have been overtaken: bags are picked up meanwhile. */
async function isStillTrue({ database }: NoticeDependencies, { kind, orderId }: WrittenNotice): Promise<boolean> {
  if (kind === "card-declined" && orderId !== null) return needsCard(database.kysely, orderId);
  const status = statusBehind(kind);
  if (status === null || orderId === null) return true;
  const lines = database.kysely
    .selectFrom("order_lines")
    .select("order_id")
    .where("order_id", "=", orderId)
    .where("status", "=", status);
  const items = database.kysely
    .selectFrom("order_items")
    .select("order_id")
    .where("order_id", "=", orderId)
    .where("status", "=", itemStatusLike(status));
  const still = await lines.unionAll(items).limit(1).executeTakeFirst();
  return still !== undefined;
}

async function sendMail(
  { messages, publicOrigin }: NoticeDependencies,
  delivery: ClaimedDelivery,
  notice: WrittenNotice,
  { email, givenName, language }: Recipient,
): Promise<Sent> {
  if (email === null) return { kind: "dropped", reason: "no-address" };
  const { change } = notice.details;
  const mail =
    change === undefined
      ? noticeMail(notice.kind, factsOf(notice, language), {
          name: givenName,
          link: `${publicOrigin}${pathOf(notice)}`,
          choices: `${publicOrigin}/profile/notices`,
          language,
        })
      : mailWords[language].signOnChanged(givenName, change);
  const answer = await messages.sendEmail({ id: delivery.notice_id, to: email, ...mail });
  return answer.kind === "rejected" ? { kind: "failed", reason: "refused" } : answer;
}

async function sendText(
  { texts, database, publicOrigin }: NoticeDependencies,
  delivery: ClaimedDelivery,
  notice: WrittenNotice,
  { phone, language }: Recipient,
): Promise<Sent> {
  if (texts === undefined || phone === null) return { kind: "dropped", reason: "no-address" };
  const { name: plan } = await readPlan(database);
  const answer = await texts.sendText({
    id: delivery.notice_id,
    to: phone,
    body: noticeText(notice.kind, factsOf(notice, language), {
      plan,
      link: `${publicOrigin}${pathOf(notice)}`,
      language,
    }),
    firstTriedAt: delivery.attempts === 1 ? null : delivery.first_tried_at,
  });
  if (answer.kind !== "rejected") return answer;
  if (answer.reason === "stopped") await stopTexts(database.kysely, phone, delivery.first_tried_at);
  return { kind: "failed", reason: answer.reason };
}

/** To every device; one that took it is enough, or the others would get it twice. */
async function sendPush(
  { pushes, database }: NoticeDependencies,
  notice: WrittenNotice,
  { devices, language }: Recipient,
): Promise<Sent> {
  const { name: title } = await readPlan(database);
  const message = { title, body: noticePush(notice.kind, language), path: pathOf(notice) };
  const answers = await Promise.all(
    devices.map(async (device) => {
      const answer = await pushes.sendPush(device, message);
      if (answer.kind === "gone")
        await database.kysely.deleteFrom("push_subscriptions").where("push_subscription_id", "=", device.id).execute();
      return answer.kind;
    }),
  );
  if (answers.includes("accepted")) return { kind: "accepted" };
  if (answers.includes("unknown")) return { kind: "unknown" };
  return answers.includes("rejected")
    ? { kind: "failed", reason: "refused" }
    : { kind: "dropped", reason: "no-address" };
}

/** A callback of the carrier's may have come before the answer to the call: what it said stands. */
async function settle(
  { database, clock }: NoticeDependencies,
  { notice_id, channel, attempts, first_tried_at }: ClaimedDelivery,
  sent: Sent,
): Promise<void> {
  const now = clock();
  const columns = () => {
    switch (sent.kind) {
      case "accepted":
        return { status: "sent", settled_at: now, reason: null };
      case "failed":
        return { status: "failed", settled_at: now, reason: sent.reason };
      case "dropped":
        return { status: "dropped", settled_at: now, reason: sent.reason };
      case "waits":
        // It was not tried after all.
        return {
          status: "waiting",
          due_at: sent.until,
          attempts: attempts - 1,
          first_tried_at: attempts === 1 ? null : first_tried_at,
        };
      case "unknown": {
        const again = nextTry(attempts, now);
        return again === null
          ? { status: "failed", settled_at: now, reason: "no-answer" }
          : { status: "waiting", due_at: again };
      }
    }
  };
  await database.kysely
    .updateTable("notice_deliveries")
    .set(columns())
    .where("notice_id", "=", notice_id)
    .where("channel", "=", channel)
    .where("status", "=", "sending")
    .execute();
  const providerId = sent.kind === "accepted" ? sent.providerId : undefined;
  if (providerId === undefined) return;
  await database.kysely
    .updateTable("notice_deliveries")
    .set({ provider_id: providerId })
    .where("notice_id", "=", notice_id)
    .where("channel", "=", channel)
    // Found again by its words it may be the text of another notice that said the same to the same number.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("notice_deliveries as other")
            .select("other.channel")
            .where("other.provider_id", "=", providerId),
        ),
      ),
    )
    .execute();
}
