import { type AuthenticationResponseJSON, generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { type Browser, openSession, type SignedOn } from "#use-cases/accounts/open-session.ts";
import { keepChallenge, type PasskeyOffer, type Site, spendChallenge } from "#use-cases/accounts/passkey-challenge.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What the browser needs to sign on with a passkey; it lets the person choose among those it holds. */
export async function offerPasskeySignIn({ database, clock }: Dependencies, site: Site): Promise<PasskeyOffer> {
  const options = await generateAuthenticationOptions({ rpID: site.hostname, userVerification: "preferred" });
  return { challengeId: await keepChallenge(database.kysely, clock(), null, options.challenge), options: { ...options } };
}

/** Signs on with a passkey. It can't be guessed, so it is never slowed: strangers' guesses leave this way in open. */
export async function signInWithPasskey(
  { database, clock }: Dependencies,
  site: Site,
  { challengeId, response, browser }: { challengeId: string; response: Readonly<Record<string, unknown>>; browser: Browser },
): Promise<SignedOn | Refusal<"passkey-sign-in-failed">> {
  const now = clock();
  const { kysely } = database;
  const expectedChallenge = await spendChallenge(kysely, now, null, challengeId);
  const credentialId = response["id"];
  if (expectedChallenge === undefined || typeof credentialId !== "string") return refuse("passkey-sign-in-failed");
  return kysely.transaction().execute(async (trx) => {
    // Locked, so that a copied authenticator's counter is compared with the newest.
    const passkey = await trx.selectFrom("passkeys").selectAll().where("credential_id", "=", credentialId).forUpdate().executeTakeFirst();
    if (passkey === undefined) return refuse("passkey-sign-in-failed");
    const counter = await verifiedCounter(response, expectedChallenge, site, {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    });
    if (counter === undefined) return refuse("passkey-sign-in-failed");
    await trx.updateTable("passkeys").set({ counter, last_used_at: now }).where("passkey_id", "=", passkey.passkey_id).execute();
    return openSession(trx, now, { memberId: passkey.member_id, browser, way: "passkey" });
  });
}

async function verifiedCounter(
  response: Readonly<Record<string, unknown>>,
  expectedChallenge: string,
  site: Site,
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
      requireUserVerification: false,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
