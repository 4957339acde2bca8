import webPush from "web-push";
import type { PushAnswer, Pushes } from "#partner-ports/messages.ts";

/** The keys by which push services know the sender (RFC 8292); browsers subscribe to the public one. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

const SEND_TIMEOUT_MS = 10_000;
/** A push message that could not be shown for this long is of no use any more. */
const KEEP_SECONDS = 86_400;

/**
 * Push messages to browsers. What is sent is encrypted for the one browser that may read it.
 * @param contact how a push service reaches us: `mailto:` or `https:`
 */
export function webPushes(keys: VapidKeys, contact: string): Pushes {
  return {
    publicKey: keys.publicKey,
    async sendPush({ endpoint, p256dh, auth }, message) {
      try {
        const { headers, body } = webPush.generateRequestDetails(
          { endpoint, keys: { p256dh, auth } },
          JSON.stringify(message),
          { TTL: KEEP_SECONDS, urgency: "normal", vapidDetails: { subject: contact, ...keys } },
        );
        const answer = await fetch(endpoint, {
          method: "POST",
          headers,
          body: new Uint8Array(body),
          redirect: "error",
          signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
        });
        return answerOf(answer);
      } catch (error) {
        return { kind: "unknown", cause: error };
      }
    },
  };
}

/** RFC 8030, 5 and 7.3: 404 and 410 end a subscription; 429 and 5xx may pass. */
function answerOf({ ok, status }: Response): PushAnswer {
  if (ok) return { kind: "accepted" };
  if (status === 404 || status === 410) return { kind: "gone" };
  return status === 429 || status >= 500
    ? { kind: "unknown", cause: new Error(`the push service answered ${status}`) }
    : { kind: "rejected" };
}

export function newVapidKeys(): VapidKeys {
  return webPush.generateVAPIDKeys();
}
