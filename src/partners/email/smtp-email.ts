import { createTransport } from "nodemailer";
import type { EmailAnswer, Messages } from "#partner-ports/messages.ts";

/**
 * E-mail through a mail server.
 * @param url `smtp://` or `smtps://`, with the account where the server wants one
 * @param from the sender, e.g. `Harbor Health <no-reply@harbor.example>`
 */
export function makeSmtpEmail(url: string, from: string): Messages & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async sendEmail({ id, to, subject, body }) {
      try {
        await transport.sendMail({
          from,
          // An address object is taken as it is: a comma in the text can't make two recipients of it.
          to: { name: "", address: to },
          subject,
          text: body,
          messageId: `<${id}@openrefill>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "accepted" };
      } catch (error) {
        return answerOfFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * Only a permanent answer (5xx, RFC 5321 4.2.1) about this recipient or this message is final. A refused login is a
 * fault of the configuration, which will be mended: the mail waits.
 */
function answerOfFailure(error: unknown): EmailAnswer {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const isAboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  return isAboutThisMail && (responseCode === undefined || responseCode >= 500)
    ? { kind: "rejected", reason: `${code} ${responseCode ?? ""}`.trim() }
    : { kind: "unknown", cause: error };
}
