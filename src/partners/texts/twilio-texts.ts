import twilio from "twilio";
import type { Text, TextAnswer, Texts, TextStatus, Webhook } from "#partner-ports/messages.ts";

export type TwilioAccount = {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number of the account's, or the sid of a messaging service (`MG…`). */
  readonly from: string;
  /** Where Twilio reaches us: webhooks are signed with their whole address. */
  readonly publicOrigin: string;
  /** Another address of the API, for the sandbox. */
  readonly apiOrigin?: string | undefined;
  readonly timeoutMs?: number | undefined;
};

/** Where Twilio calls us. The second is to be set in its console as the number's address for incoming messages. */
export const STATUS_PATH = "/api/texts/status";
export const INCOMING_PATH = "/api/texts/incoming";

const SEND_TIMEOUT_MS = 10_000;

/** Text messages through Twilio's API, or anything that speaks it. */
export function twilioTexts(account: TwilioAccount): Texts {
  const { accountSid, authToken, from, publicOrigin, apiOrigin, timeoutMs = SEND_TIMEOUT_MS } = account;
  const client = twilio(accountSid, authToken, { timeout: timeoutMs });
  if (apiOrigin !== undefined) client.api.baseUrl = apiOrigin;
  const sender = from.startsWith("MG") ? { messagingServiceSid: from } : { from };

  return {
    async sendText(text) {
      try {
        const before = text.firstTriedAt === null ? undefined : await findSent(text, text.firstTriedAt);
        const { sid } =
          before ??
          (await client.messages.create({
            ...sender,
            to: text.to,
            body: text.body,
            statusCallback: `${publicOrigin}${STATUS_PATH}?id=${encodeURIComponent(text.id)}`,
          }));
        return { kind: "accepted", providerId: sid };
      } catch (error) {
        return answerOfFailure(error);
      }
    },
    readStatus: (webhook) => (isSigned(webhook) ? statusOf(webhook) : null),
    readIncoming: (webhook) => {
      if (!isSigned(webhook)) return null;
      const { MessageSid: providerId = "", From = "", Body: body = "", OptOutType } = webhook.fields;
      return { providerId, from: From, body, isAnswered: OptOutType !== undefined };
    },
    wordAnswer: (text) => {
      const response = new twilio.twiml.MessagingResponse();
      if (text !== null) response.message(text);
      return { contentType: "text/xml; charset=utf-8", body: response.toString() };
    },
  };

  function isSigned({ signature, path, fields }: Webhook): boolean {
    return twilio.validateRequest(authToken, signature, `${publicOrigin}${path}`, fields);
  }

  /** Twilio knows no idempotency key: what went out is known by its number and words. */
  async function findSent({ to, body }: Text, since: Date): Promise<{ readonly sid: string } | undefined> {
    const sent = await client.messages.list({ to, limit: 20 });
    // The provider's clock may be behind ours.
    const from = since.getTime() - 60_000;
    return sent.find((each) => each.body === body && each.dateCreated.getTime() >= from);
  }
}

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
function statusOf({ path, fields }: Webhook): TextStatus | "of-no-interest" {
  const id = new URL(path, "http://localhost").searchParams.get("id") ?? "";
  const providerId = fields["MessageSid"] ?? "";
  switch (fields["MessageStatus"] ?? "") {
    case "sent":
      return { id, providerId, status: "sent" };
    case "delivered":
    case "read":
      return { id, providerId, status: "delivered" };
    case "failed":
    case "undelivered":
    case "canceled":
      return { id, providerId, status: "failed" };
    default:
      return "of-no-interest";
  }
}

/** https://www.twilio.com/docs/api/errors: what is wrong with the number is final; all else may pass. */
function answerOfFailure(error: unknown): TextAnswer {
  const { code, status } = error as { readonly code?: unknown; readonly status?: number };
  if (code === 21_610) return { kind: "rejected", reason: "stopped" };
  if ([21_211, 21_214, 21_217, 21_408, 21_612, 21_614].includes(Number(code)))
    return { kind: "rejected", reason: "bad-number" };
  // Wrong keys and too many calls are no fault of the text's.
  return status !== undefined && status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status)
    ? { kind: "rejected", reason: "refused" }
    : { kind: "unknown", cause: error };
}
