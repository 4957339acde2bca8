import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { v7 as newId } from "uuid";
import { readPlan } from "#database/queries/read-plan.ts";
import { violatesUnique } from "#database/errors.ts";
import { keepChallenge, type PasskeyOffer, type Site, spendChallenge } from "#use-cases/accounts/passkey-challenge.ts";
import { lockOwner, tellSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What the browser needs to make a passkey: one that can be found without typing an e-mail. */
export async function offerPasskey({ database, clock }: Dependencies, actor: Actor, site: Site): Promise<PasskeyOffer> {
  const { kysely } = database;
  const { memberId } = actor;
  const member = await kysely
    .selectFrom("accounts")
    .innerJoin("members", "members.member_id", "accounts.member_id")
    .select(["email", "given_name", "family_name"])
    .where("accounts.member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const passkeys = await kysely.selectFrom("passkeys").select(["credential_id", "transports"]).where("member_id", "=", memberId).execute();
  const options = await generateRegistrationOptions({
    rpName: (await readPlan(database)).name,
    rpID: site.hostname,
    userName: member.email,
    userDisplayName: `${member.given_name} ${member.family_name}`,
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.credential_id, transports: passkey.transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  return { challengeId: await keepChallenge(kysely, clock(), memberId, options.challenge), options: { ...options } };
}

export type NewPasskey = {
  readonly challengeId: string;
  /** The browser's answer as it came, which may be anything. */
  readonly response: Readonly<Record<string, unknown>>;
  readonly name: string;
};

/** Keeps the passkey a browser made, once per challenge. */
export async function addPasskey(
  { database, clock }: Dependencies,
  actor: Actor,
  site: Site,
  { challengeId, response, name }: NewPasskey,
): Promise<{ readonly kind: "added"; readonly id: string } | Refusal<"passkey-refused">> {
  const now = clock();
  const { memberId } = actor;
  const expectedChallenge = await spendChallenge(database.kysely, now, memberId, challengeId);
  if (expectedChallenge === undefined) return refuse("passkey-refused");
  const credential = await verified(response, expectedChallenge, site);
  if (credential === undefined) return refuse("passkey-refused");
  const id = newId();
  try {
    await database.kysely.transaction().execute(async (trx) => {
      const owner = await lockOwner(trx, memberId);
      await trx
        .insertInto("passkeys")
        .values({
          passkey_id: id,
          member_id: memberId,
          credential_id: credential.id,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: credential.transports ?? [],
          name,
          created_at: now,
        })
        .execute();
      await tellSignOnChange(trx, now, owner, "passkey-added");
      await recordAccess(trx, now, { memberId, by: byMember(memberId, memberId), action: "passkey-added", channel: "web" });
    });
  } catch (error) {
    if (violatesUnique(error, "passkeys_credential_id_key")) return refuse("passkey-refused");
    throw error;
  }
  return { kind: "added", id };
}

async function verified(response: Readonly<Record<string, unknown>>, expectedChallenge: string, site: Site) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      // Checked part by part by the library, which throws at what does not fit.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      requireUserVerification: false,
    });
    return registrationInfo?.credential;
  } catch {
    return undefined;
  }
}
