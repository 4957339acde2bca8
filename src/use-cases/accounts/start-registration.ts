import { createHash, randomInt } from "node:crypto";
import { v4 as newSecretId } from "uuid";
import { isSameName } from "#domain/identity/same-name.ts";
import { atLeast } from "#use-cases/accounts/at-least.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { isLanguage } from "#words/languages.ts";
import { mailWords } from "#words/mail-words.ts";

const CODE_MINUTES = 15;
const CODES_AN_HOUR = 5;

export type RegistrationFacts = {
  readonly mrn: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly email: string;
};

/**
 * Begins a registration. Where the facts are a member's, a code goes to the e-mail the plan has on file, never to the
 * one just typed. The answer is the same, and takes as long, whether they are or not, whether the member is registered
 * already, and whether too many codes were asked for.
 * @returns the registration's id
 */
export function startRegistration(dependencies: Dependencies, facts: RegistrationFacts): Promise<string> {
  return atLeast(begin(dependencies, facts));
}

async function begin(
  { database, clock }: Dependencies,
  { mrn, lastName, birthDate, email }: RegistrationFacts,
): Promise<string> {
  const now = clock();
  const registrationId = newSecretId();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return database.kysely.transaction().execute(async (trx) => {
    const member = await trx
      .selectFrom("members")
      .leftJoin("accounts", "accounts.member_id", "members.member_id")
      .select([
        "members.member_id",
        "given_name",
        "family_name",
        "birth_date",
        "contact_email",
        "language",
        "accounts.email",
      ])
      .where("mrn", "=", mrn)
      .executeTakeFirst();
    const matches = member !== undefined && isSameName(member.family_name, lastName) && member.birth_date === birthDate;
    const asked = matches ? await codesInLastHour(member.member_id) : 0;
    const canRegister = matches && member.email === null && member.contact_email !== null && asked < CODES_AN_HOUR;
    await trx
      .insertInto("registrations")
      .values({
        registration_id: registrationId,
        member_id: canRegister ? member.member_id : null,
        email,
        code_hash: codeHash(registrationId, code),
        expires_at: minutesAfter(now, CODE_MINUTES),
      })
      .execute();
    if (matches && member.contact_email !== null && asked < CODES_AN_HOUR) {
      const words = mailWords[isLanguage(member.language) ? member.language : "en"];
      const mail =
        member.email === null
          ? words.registrationCode(member.given_name, code)
          : words.alreadyRegistered(member.given_name);
      await queueMail(trx, now, { to: member.contact_email, ...mail });
    }
    return registrationId;

    async function codesInLastHour(memberId: string): Promise<number> {
      const { count } = await trx
        .selectFrom("registrations")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("member_id", "=", memberId)
        .where("expires_at", ">", minutesAfter(now, CODE_MINUTES - 60))
        .executeTakeFirstOrThrow();
      return count;
    }
  });
}

/** Six digits are soon guessed from any hash; it keeps the code from who glances at the table, for its 15 minutes. */
export function codeHash(registrationId: string, code: string): Buffer {
  return createHash("sha256").update(`${registrationId}:${code}`).digest();
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
