import * as openid from "openid-client";
import type { SingleSignOn } from "#partner-ports/single-sign-on.ts";

export type OpenidProvider = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

type Kept = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** What `amr` says of a second factor (RFC 8176), and what providers in use write there besides. */
const SECOND_FACTORS: ReadonlySet<string> = new Set([
  "mfa",
  "otp",
  "hwk",
  "swk",
  "sc",
  "fpt",
  "face",
  "iris",
  "sms",
  "tel",
]);

/** Any OpenID Connect provider, found by its issuer's discovery document. */
export function openidSingleSignOn({ issuer, clientId, clientSecret }: OpenidProvider): SingleSignOn {
  const server = new URL(issuer);
  // Only a provider on this very machine, for trying and testing, may be without TLS.
  const options = server.protocol === "http:" ? { execute: [openid.allowInsecureRequests] } : {};
  let found: Promise<openid.Configuration> | undefined;

  /** Looked up when first needed, so that the pharmacy opens while the provider is down. */
  function provider(): Promise<openid.Configuration> {
    found ??= openid.discovery(server, clientId, clientSecret, undefined, options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    async begin(comeBackTo) {
      try {
        const kept: Kept = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          verifier: openid.randomPKCECodeVerifier(),
        };
        const url = openid.buildAuthorizationUrl(await provider(), {
          redirect_uri: comeBackTo,
          scope: "openid email",
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: "S256",
        });
        return { kind: "begun", url: url.href, keep: Buffer.from(JSON.stringify(kept)).toString("base64url") };
      } catch (cause) {
        return { kind: "unknown", cause };
      }
    },

    async finish(cameBackAs, keptText) {
      const kept = readKept(keptText);
      if (kept === undefined) return { kind: "rejected", cause: "the browser kept nothing" };
      try {
        const tokens = await openid.authorizationCodeGrant(await provider(), new URL(cameBackAs), {
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          pkceCodeVerifier: kept.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { kind: "rejected", cause: "no ID token" };
        const email =
          claims["email_verified"] === true && typeof claims["email"] === "string" ? claims["email"] : undefined;
        return { kind: "accepted", subject: claims.sub, verifiedEmail: email, secondFactorAt: secondFactorAt(claims) };
      } catch (cause) {
        return { kind: isRefusal(cause) ? "rejected" : "unknown", cause };
      }
    },
  };
}

function readKept(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(Buffer.from(text, "base64url").toString()) as Partial<Kept>;
    const { state, nonce, verifier } = kept;
    return typeof state === "string" && typeof nonce === "string" && typeof verifier === "string"
      ? { state, nonce, verifier }
      : undefined;
  } catch {
    return undefined;
  }
}

function secondFactorAt({ amr, auth_time, iat }: openid.IDToken): Date | undefined {
  const wasShown = Array.isArray(amr) && amr.some((method) => typeof method === "string" && SECOND_FACTORS.has(method));
  return wasShown ? new Date((auth_time ?? iat) * 1000) : undefined;
}

/** Whatever the provider or the check of its answer said; what never arrived is not a refusal. */
function isRefusal(cause: unknown): boolean {
  return (
    cause instanceof openid.AuthorizationResponseError ||
    cause instanceof openid.ResponseBodyError ||
    (cause instanceof openid.ClientError && cause.code !== "OAUTH_TIMEOUT")
  );
}
