import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { isClaimOld, keyedOf, memberWhoKeyed, type VoiceMessageAct } from "#use-cases/calls/voice-message.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import type { KeptOrder } from "#use-cases/phone/record-call.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type WaitingMessage = {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly line: { readonly kind: "refill" | "mail-order"; readonly pharmacy: string | null };
  readonly caller: string;
  readonly language: string;
  readonly seconds: number;
  readonly keptBy: "us" | "provider";
  readonly step: string | null;
  readonly keyed: KeptOrder;
  readonly claimed: { readonly by: string; readonly mine: boolean; readonly at: Date } | null;
  readonly calls: readonly { readonly at: Date; readonly by: string; readonly note: string }[];
  readonly acts: readonly VoiceMessageAct[];
};

const MOST = 200;
/** Who waited for an agent before they left a message did so at the step before. */
const WAITING: readonly string[] = ["queue", "call-back", "call-back-number"];

/** Messages nobody has finished with, oldest first. */
export async function listVoiceMessages(
  { database: { kysely }, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "found"; readonly messages: readonly WaitingMessage[] } | Refusal<"not-allowed">> {
  if (!mayAct(staff, "answer-calls", null)) return refuse("not-allowed");
  const rows = await kysely
    .selectFrom("voice_messages as m")
    .innerJoin("phone_calls as c", "c.call_id", "m.call_id")
    .leftJoin("staff as s", "s.staff_id", "m.claimed_by_staff_id")
    .leftJoin("pharmacies as p", "p.refill_phone", "c.dialled")
    .select(["m.message_id", "m.version", "m.recorded_at", "m.seconds", "m.keyed", "m.recording_url"])
    .select(["m.claimed_by_staff_id", "m.claimed_at", "s.name as claimer"])
    .select(["c.dialled", "c.caller", "c.language", "c.path", "p.name as pharmacy", "p.kind as pharmacy_kind"])
    .where("m.done_at", "is", null)
    .orderBy("m.recorded_at")
    .orderBy("m.message_id")
    .limit(MOST)
    .execute();
  const ids = rows.map((row) => row.message_id);
  const calls =
    ids.length === 0
      ? []
      : await kysely
          .selectFrom("voice_message_acts as a")
          .innerJoin("staff as s", "s.staff_id", "a.staff_id")
          .select(["a.message_id", "a.acted_at", "a.note", "s.name"])
          .where("a.act", "=", "called-back")
          .where("a.message_id", "in", ids)
          .orderBy("a.acted_at")
          .execute();
  const now = clock();
  const messages = rows.map((row): WaitingMessage => {
    const mine = row.claimed_by_staff_id === staff.staffId;
    const isFree = row.claimed_at === null || isClaimOld(row.claimed_at, now);
    return {
      id: row.message_id,
      version: row.version,
      recordedAt: row.recorded_at,
      line: {
        kind: row.dialled === "mailorder" || row.pharmacy_kind === "mail-order" ? "mail-order" : "refill",
        pharmacy: row.pharmacy,
      },
      caller: row.caller,
      language: row.language,
      seconds: row.seconds,
      keptBy: row.recording_url === null ? "us" : "provider",
      step: row.path.findLast((step) => !WAITING.includes(step)) ?? null,
      keyed: keyedOf(row.keyed),
      claimed: row.claimed_at === null || row.claimer === null ? null : { by: row.claimer, mine, at: row.claimed_at },
      calls: calls
        .filter((call) => call.message_id === row.message_id)
        .map(({ acted_at: at, name: by, note }) => ({ at, by, note })),
      acts: mine ? ["called-back", "done", "release"] : isFree ? ["claim"] : [],
    };
  });
  return { kind: "found", messages };
}

export type MessageSound =
  /** G.711 µ-law, 8 kHz. */
  { readonly kind: "sound"; readonly audio: Buffer } | { readonly kind: "at-provider"; readonly url: string };

/** A player asks for a sound in many parts, and again when somebody winds back: within this time that is one listening. */
const ONE_LISTENING_MINUTES = 10;

/**
 * The sound of a message, open or done. That it was listened to is kept with the message, and in the access log of the
 * member whose record number was keyed: once for each listening.
 */
export async function hearVoiceMessage(
  { database: { kysely }, clock }: Dependencies,
  staff: StaffActor,
  messageId: string,
): Promise<MessageSound | Refusal<"not-allowed" | "not-found">> {
  if (!mayAct(staff, "answer-calls", null)) return refuse("not-allowed");
  return kysely.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("voice_messages")
      .select(["audio", "recording_url", "keyed"])
      .where("message_id", "=", messageId)
      // Parts are asked for at once: the second request sees what the first wrote down.
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row === undefined) return refuse("not-found");
    await writeDownListening(trx, clock(), staff, { messageId, keyed: keyedOf(row.keyed) });
    if (row.audio !== null) return { kind: "sound", audio: row.audio };
    if (row.recording_url === null) throw new Error("a voice message has neither sound nor address");
    return { kind: "at-provider", url: row.recording_url };
  });
}

async function writeDownListening(
  trx: Kysely<DB>,
  now: Date,
  { staffId }: StaffActor,
  { messageId, keyed }: { readonly messageId: string; readonly keyed: KeptOrder },
): Promise<void> {
  const same = await trx
    .selectFrom("voice_message_acts")
    .select("act_id")
    .where("message_id", "=", messageId)
    .where("staff_id", "=", staffId)
    .where("act", "=", "heard")
    .where("acted_at", ">", new Date(now.getTime() - ONE_LISTENING_MINUTES * 60_000))
    .executeTakeFirst();
  if (same !== undefined) return;
  await trx
    .insertInto("voice_message_acts")
    .values({ act_id: newId(), message_id: messageId, act: "heard", staff_id: staffId, acted_at: now })
    .execute();
  const memberId = await memberWhoKeyed(trx, keyed);
  if (memberId === null) return;
  await recordAccess(trx, now, {
    memberId,
    by: { kind: "staff", staffId },
    action: "voice-message-heard",
    channel: "agent",
  });
}
