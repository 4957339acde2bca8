import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { violatesUnique } from "#database/errors.ts";
import { type AccountOwner, PASSKEYS, userVerificationOf } from "#use-cases/accounts/account-owner.ts";
import { keepChallenge, type PasskeyOffer, type Site, spendChallenge } from "#use-cases/accounts/passkey-challenge.ts";
import { noteSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What the browser needs to make a passkey: one that can be found without typing an e-mail. */
export async function offerPasskey(
  { database, clock }: Dependencies,
  owner: AccountOwner,
  site: Site,
): Promise<PasskeyOffer> {
  const { kysely } = database;
  const { table, owner: column } = PASSKEYS[owner.kind];
  const { email, name } = await readNames(kysely, owner);
  const passkeys = await kysely
    .selectFrom(table)
    .select(["credential_id", "transports"])
    .where(column, "=", owner.id)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: (await readPlan(database)).name,
    rpID: site.hostname,
    userName: email,
    userDisplayName: name,
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.credential_id, transports: passkey.transports })),
    authenticatorSelection: { residentKey: "required", userVerification: userVerificationOf(owner.kind) },
  });
  return { challengeId: await keepChallenge(kysely, clock(), owner.id, options.challenge), options: { ...options } };
}

async function readNames(kysely: Kysely<DB>, { kind, id }: AccountOwner): Promise<{ email: string; name: string }> {
  if (kind === "staff") {
    // Named apart in the browser's list from the same person's passkey as a member.
    const { email, name } = await kysely
      .selectFrom("staff")
      .select(["email", "name"])
      .where("staff_id", "=", id)
      .executeTakeFirstOrThrow();
    return { email: `${email} (workbench)`, name };
  }
  const member = await kysely
    .selectFrom("accounts")
    .innerJoin("members", "members.member_id", "accounts.member_id")
    .select(["email", "given_name", "family_name"])
    .where("accounts.member_id", "=", id)
    .executeTakeFirstOrThrow();
  return { email: member.email, name: `${member.given_name} ${member.family_name}` };
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
  owner: AccountOwner,
  site: Site,
  { challengeId, response, name }: NewPasskey,
): Promise<{ readonly kind: "added"; readonly id: string } | Refusal<"passkey-refused">> {
  const now = clock();
  const expectedChallenge = await spendChallenge(database.kysely, now, owner.id, challengeId);
  if (expectedChallenge === undefined) return refuse("passkey-refused");
  const credential = await verified(response, expectedChallenge, site, owner.kind);
  if (credential === undefined) return refuse("passkey-refused");
  const id = newId();
  const { table, owner: column } = PASSKEYS[owner.kind];
  try {
    await database.kysely.transaction().execute(async (trx) => {
      await noteSignOnChange(trx, now, owner, "passkey-added");
      await trx
        .insertInto(table)
        .values({
          passkey_id: id,
          [column]: owner.id,
          credential_id: credential.id,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: credential.transports ?? [],
          name,
          created_at: now,
        })
        .execute();
    });
  } catch (error) {
    if (violatesUnique(error, `${table}_credential_id_key`)) return refuse("passkey-refused");
    throw error;
  }
  return { kind: "added", id };
}

async function verified(
  response: Readonly<Record<string, unknown>>,
  expectedChallenge: string,
  site: Site,
  kind: AccountOwner["kind"],
) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      // Checked part by part by the library, which throws at what does not fit.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      requireUserVerification: userVerificationOf(kind) === "required",
    });
    return registrationInfo?.credential;
  } catch {
    return undefined;
  }
}
