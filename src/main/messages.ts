import type { Configuration } from "#main/configuration.ts";
import type { Messages } from "#partner-ports/messages.ts";
import { makeSmtpEmail } from "#partners/email/smtp-email.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { keepDemoMail } from "#use-cases/messages/demo-mail.ts";

/** E-mail through the mail server that is configured; without one, into the letter box that the demo pages show. */
export function makeMessages({ smtpUrl, mailFrom }: Configuration, dependencies: Dependencies): Messages {
  if (smtpUrl !== undefined) return makeSmtpEmail(smtpUrl, mailFrom);
  return { sendEmail: (email) => keepDemoMail(dependencies, email) };
}
