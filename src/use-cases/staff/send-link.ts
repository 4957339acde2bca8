import { generateSecret } from "otplib";
import type { Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { newToken } from "#use-cases/accounts/open-session.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { mailWords } from "#words/mail-words.ts";

/** `invitation` sets the first password; `authenticator` asks for the password there is. Both enrol an authenticator. */
export type LinkKind = "invitation" | "authenticator";

export const LINK_HOURS = 72;

/**
 * Mails the link by which somebody sets up their own sign-on, once; an earlier one stops working.
 * @param publicOrigin where the site is reached, from the configuration and never from a request
 */
export async function sendLink(
  trx: Transaction<DB>,
  now: Date,
  to: { readonly staffId: string; readonly name: string; readonly email: string },
  { kind, publicOrigin }: { readonly kind: LinkKind; readonly publicOrigin: string },
): Promise<void> {
  await dropLinks(trx, now, to.staffId);
  const token = newToken();
  await trx
    .insertInto("staff_links")
    .values({
      token_hash: hashToken(token),
      staff_id: to.staffId,
      kind,
      authenticator_secret: generateSecret(),
      expires_at: new Date(now.getTime() + LINK_HOURS * 3_600_000),
    })
    .execute();
  const link = `${publicOrigin}/staff/set-up?token=${token}`;
  const words = mailWords.en;
  const mail = kind === "invitation" ? words.staffInvitation(to.name, link) : words.staffAuthenticator(to.name, link);
  await queueMail(trx, now, { to: to.email, ...mail });
}

/** Links that were sent and not used lead nowhere any more. */
export async function dropLinks(trx: Transaction<DB>, now: Date, staffId: string): Promise<void> {
  await trx
    .updateTable("staff_links")
    .set({ used_at: now })
    .where("staff_id", "=", staffId)
    .where("used_at", "is", null)
    .execute();
}
