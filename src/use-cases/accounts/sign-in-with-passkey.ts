import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { type AccountOwner, PASSKEYS, userVerificationOf } from "#use-cases/accounts/account-owner.ts";
import { keepChallenge, type PasskeyOffer, type Site, spendChallenge } from "#use-cases/accounts/passkey-challenge.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What the browser needs to sign on with a passkey; it lets the person choose among those it holds. */
export async function offerPasskeySignIn(
  { database, clock }: Dependencies,
  kind: AccountOwner["kind"],
  site: Site,
): Promise<PasskeyOffer> {
  const options = await generateAuthenticationOptions({
    rpID: site.hostname,
    userVerification: userVerificationOf(kind),
  });
  return {
    challengeId: await keepChallenge(database.kysely, clock(), null, options.challenge),
    options: { ...options },
  };
}

export type PasskeyProof = {
  readonly challengeId: string;
  /** The browser's answer as it came, which may be anything. */
  readonly response: Readonly<Record<string, unknown>>;
};

/**
 * Signs on with a passkey. It can't be guessed, so it is never slowed: strangers' guesses leave this way in open.
 * @param open opens the session of the passkey's owner, in the transaction that counted the passkey's use
 */
export async function signInWithPasskey<Opened>(
  { database, clock }: Dependencies,
  kind: AccountOwner["kind"],
  site: Site,
  { challengeId, response }: PasskeyProof,
  open: (trx: Kysely<DB>, now: Date, ownerId: string) => Promise<Opened>,
): Promise<Opened | Refusal<"passkey-sign-in-failed">> {
  const now = clock();
  const { kysely } = database;
  const { table, owner } = PASSKEYS[kind];
  const expectedChallenge = await spendChallenge(kysely, now, null, challengeId);
  const credentialId = response["id"];
  if (expectedChallenge === undefined || typeof credentialId !== "string") return refuse("passkey-sign-in-failed");
  return kysely.transaction().execute(async (trx) => {
    // Locked, so that a copied authenticator's counter is compared with the newest.
    const passkey = await trx
      .selectFrom(table)
      .select(["passkey_id", "credential_id", "public_key", "counter", owner])
      .where("credential_id", "=", credentialId)
      .forUpdate()
      .executeTakeFirst();
    if (passkey === undefined) return refuse("passkey-sign-in-failed");
    const counter = await verifiedCounter(response, expectedChallenge, site, kind, {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    });
    if (counter === undefined) return refuse("passkey-sign-in-failed");
    await trx
      .updateTable(table)
      .set({ counter, last_used_at: now })
      .where("passkey_id", "=", passkey.passkey_id)
      .execute();
    return open(trx, now, passkey[owner]);
  });
}

async function verifiedCounter(
  response: Readonly<Record<string, unknown>>,
  expectedChallenge: string,
  site: Site,
  kind: AccountOwner["kind"],
  credential: { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number },
): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // Checked part by part by the library, which throws at what does not fit.
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      credential,
      requireUserVerification: userVerificationOf(kind) === "required",
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
