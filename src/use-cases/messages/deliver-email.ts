import type { Email, EmailAnswer, Messages } from "#partner-ports/messages.ts";

/** The way mail goes out. */
export type MailDependencies = { readonly messages: Messages };

/**
 * Sends one queued e-mail.
 * @param payload what `queueMail` left in the outbox
 * @returns `unknown` asks to be called again later with the same payload
 */
export async function deliverEmail({ messages }: MailDependencies, payload: unknown): Promise<EmailAnswer> {
  if (!isEmail(payload)) throw new Error("an outbox row of topic email holds no e-mail");
  return messages.sendEmail(payload);
}

function isEmail(payload: unknown): payload is Email {
  const email = payload as Partial<Record<keyof Email, unknown>> | null;
  return [email?.id, email?.to, email?.subject, email?.body].every((part) => typeof part === "string");
}
