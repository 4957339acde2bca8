import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Kysely } from "kysely";
import { v4 as newSecretId, v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { queueText } from "#use-cases/messages/queue-text.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noticeWords } from "#words/notice-words.ts";

const CODE_MINUTES = 10;
const CODES_AN_HOUR = 5;
const TRIES = 5;
const HOUR_MS = 3_600_000;

/**
 * Texts a code to a number, by which the member shows that it is theirs. The consent is the member's word to the text
 * shown beside the number, whose version is kept with it.
 */
export async function startTextPhone(
  { database, clock }: Dependencies,
  { memberId, language }: Actor,
  ask: { readonly phone: string; readonly consent: boolean },
): Promise<
  | { readonly kind: "started"; readonly id: string; readonly phone: string }
  | Refusal<"bad-input" | "too-many-tries" | "number-stopped">
> {
  const parsed = parsePhoneNumberFromString(ask.phone, "US");
  if (parsed === undefined || !/^\+1\d{10}$/.test(parsed.number))
    return refuse("bad-input", { fields: { phone: "phone" } });
  if (!ask.consent) return refuse("bad-input", { fields: { consent: "consent" } });
  const phone = parsed.number;
  const now = clock();
  const { name: plan } = await readPlan(database);
  return database.kysely.transaction().execute(async (trx) => {
    await trx.selectFrom("members").select("member_id").where("member_id", "=", memberId).forNoKeyUpdate().execute();
    const stop = await trx.selectFrom("text_stops").select("phone").where("phone", "=", phone).executeTakeFirst();
    if (stop !== undefined) return refuse("number-stopped");
    // Counted for the number as well: nobody is to be flooded with codes by several members.
    if ((await codesSince(trx, memberId, phone, new Date(now.getTime() - HOUR_MS))) >= CODES_AN_HOUR)
      return refuse("too-many-tries", { retryAfter: HOUR_MS / 1000 });
    const id = newSecretId();
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const until = new Date(now.getTime() + CODE_MINUTES * 60_000);
    await trx
      .insertInto("text_phone_codes")
      .values({
        phone_code_id: id,
        member_id: memberId,
        phone,
        code_hash: codeHash(id, code),
        consent_version: noticeWords(language).consentVersion,
        language,
        created_at: now,
        expires_at: until,
      })
      .execute();
    await queueText(trx, now, { to: phone, body: noticeWords(language).text.code(plan, code), until });
    return { kind: "started", id, phone };
  });
}

/** Makes a number the one the member gets texts at, where the code is the one texted to it. */
export async function confirmTextPhone(
  { database, clock }: Dependencies,
  { memberId }: Actor,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<Refusal<"code-expired" | "code-wrong"> | undefined> {
  const now = clock();
  const { name: plan } = await readPlan(database);
  return database.kysely.transaction().execute(async (trx) => {
    const asked = await trx
      .selectFrom("text_phone_codes")
      .selectAll()
      .where("phone_code_id", "=", id)
      .where("member_id", "=", memberId)
      .forUpdate()
      .executeTakeFirst();
    if (asked === undefined || asked.confirmed_at !== null) return refuse("code-expired");
    if (asked.expires_at <= now || asked.attempts >= TRIES) return refuse("code-expired");
    if (!timingSafeEqual(asked.code_hash, codeHash(id, code))) {
      await trx
        .updateTable("text_phone_codes")
        .set({ attempts: asked.attempts + 1 })
        .where("phone_code_id", "=", id)
        .execute();
      return refuse("code-wrong");
    }
    const { phone, language } = asked;
    await trx.updateTable("text_phone_codes").set({ confirmed_at: now }).where("phone_code_id", "=", id).execute();
    await trx
      .insertInto("text_phones")
      .values({ member_id: memberId, phone, verified_at: now })
      .onConflict((conflict) => conflict.column("member_id").doUpdateSet({ phone, verified_at: now }))
      .execute();
    await noteConsent(trx, now, { memberId, phone, act: "given", language, version: asked.consent_version });
    await noteChange(trx, now, memberId, id);
    await queueText(trx, now, {
      to: phone,
      body: noticeWords(language === "es" ? "es" : "en").text.confirmed(plan),
      until: new Date(now.getTime() + HOUR_MS),
    });
    return undefined;
  });
}

/** No more texts to this member; the consent ends with it. */
export async function removeTextPhone({ database, clock }: Dependencies, { memberId, language }: Actor): Promise<void> {
  const now = clock();
  await database.kysely.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom("text_phones")
      .where("member_id", "=", memberId)
      .returning("phone")
      .executeTakeFirst();
    if (removed === undefined) return;
    await noteConsent(trx, now, { memberId, phone: removed.phone, act: "withdrawn", language, version: null });
    await noteChange(trx, now, memberId, newId());
  });
}

async function codesSince(trx: Kysely<DB>, memberId: string, phone: string, since: Date): Promise<number> {
  const { count } = await trx
    .selectFrom("text_phone_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where((eb) => eb.or([eb("member_id", "=", memberId), eb("phone", "=", phone)]))
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return count;
}

type Consent = {
  readonly memberId: string;
  readonly phone: string;
  readonly act: "given" | "withdrawn";
  readonly language: string;
  readonly version: string | null;
};

async function noteConsent(trx: Kysely<DB>, at: Date, { memberId, phone, act, language, version }: Consent) {
  await trx
    .insertInto("text_consents")
    .values({
      consent_id: newId(),
      member_id: memberId,
      phone,
      act,
      how: "page",
      consent_version: version,
      language,
      at,
    })
    .execute();
}

/** Where texts go is a matter of safety: codes and news would go to whoever set another number. */
async function noteChange(trx: Kysely<DB>, now: Date, memberId: string, change: string): Promise<void> {
  await queueNotice(trx, now, { memberId, kind: "phone-changed", change: `phone:${change}` });
  await recordAccess(trx, now, {
    memberId,
    by: byMember(memberId, memberId),
    action: "profile-changed",
    channel: "web",
  });
}

/** As with registration codes: for the ten minutes that six digits are worth guarding. */
function codeHash(id: string, code: string): Buffer {
  return createHash("sha256").update(`${id}:${code}`).digest();
}
