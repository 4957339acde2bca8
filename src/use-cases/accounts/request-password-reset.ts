import { atLeast } from "#use-cases/accounts/at-least.ts";
import { newToken } from "#use-cases/accounts/open-session.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { isLanguage } from "#words/languages.ts";
import { mailWords } from "#words/mail-words.ts";

const LINK_MINUTES = 30;
const LINKS_AT_ONCE = 3;

/**
 * E-mails a link for a new password where there is such an account. It answers the same, and takes as long, where
 * there is none.
 * @param publicOrigin where the site is reached. From the configuration: a caller's `Host` header could send the link,
 * and with it the account, to another site.
 */
export function requestPasswordReset(dependencies: Dependencies, publicOrigin: string, email: string): Promise<void> {
  return atLeast(request(dependencies, publicOrigin, email));
}

async function request({ database, clock }: Dependencies, publicOrigin: string, email: string): Promise<void> {
  const now = clock();
  await database.kysely.transaction().execute(async (trx) => {
    const account = await trx
      .selectFrom("accounts")
      .innerJoin("members", "members.member_id", "accounts.member_id")
      .select(["accounts.member_id", "accounts.email", "members.given_name", "members.language"])
      .select((eb) =>
        eb
          .selectFrom("password_resets")
          .select((inner) => inner.fn.countAll<number>().as("count"))
          .whereRef("password_resets.member_id", "=", "accounts.member_id")
          .where("expires_at", ">", now)
          .where("used_at", "is", null)
          .as("links"),
      )
      .where((eb) => eb(eb.fn("lower", ["accounts.email"]), "=", email.toLowerCase()))
      .executeTakeFirst();
    if (account === undefined || (account.links ?? 0) >= LINKS_AT_ONCE) return;
    const token = newToken();
    await trx
      .insertInto("password_resets")
      .values({
        token_hash: hashToken(token),
        member_id: account.member_id,
        expires_at: new Date(now.getTime() + LINK_MINUTES * 60_000),
      })
      .execute();
    const words = mailWords[isLanguage(account.language) ? account.language : "en"];
    const mail = words.passwordReset(account.given_name, `${publicOrigin}/reset-password?token=${token}`);
    await queueMail(trx, now, { to: account.email, ...mail });
  });
}
