import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { readTextReply, type TextReply } from "#domain/notice/text-reply.ts";
import type { IncomingText } from "#partner-ports/messages.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { startTexts, stopTexts } from "#use-cases/notices/stop-texts.ts";
import { isLanguage, type Language } from "#words/languages.ts";
import { noticeWords } from "#words/notice-words.ts";

const DAY_MS = 86_400_000;

/**
 * Does what somebody who answers a text asks for, and says what to text back: STOP and its likes at once and for every
 * member who shares the number. Anything else is answered once a day with help.
 * @returns null where nothing is to be texted back
 */
export async function receiveText(
  dependencies: Dependencies & { readonly publicOrigin: string },
  text: IncomingText,
): Promise<string | null> {
  const { database, clock, publicOrigin } = dependencies;
  const now = clock();
  const { name: plan } = await readPlan(database);
  const act = readTextReply(text.body);
  return database.kysely.transaction().execute(async (trx) => {
    const isFirst = await remember(trx, text, act, now);
    const words = noticeWords(await languageOf(trx, text)).text;
    const answer = await doAsAsked();
    return text.isAnswered ? null : answer;

    async function doAsAsked(): Promise<string | null> {
      switch (act) {
        case "stop": {
          const done = await stopTexts(trx, text.from, now);
          return done === "stopped" || !isFirst ? words.stopped(plan) : null;
        }
        case "start":
          if (isFirst) await startTexts(trx, text.from, now);
          return words.started(plan);
        case "help":
          return words.help(plan, `${publicOrigin}/help`);
        case "other":
          return (await mayAnswer(trx, text, now)) ? words.help(plan, `${publicOrigin}/help`) : null;
      }
    }
  });
}

/** False where the same text came before. */
async function remember(trx: Kysely<DB>, { providerId, from }: IncomingText, act: TextReply, now: Date) {
  const kept = await trx
    .insertInto("text_replies")
    .values({ provider_id: providerId, phone: from, act, at: now })
    .onConflict((conflict) => conflict.column("provider_id").doNothing())
    .returning("provider_id")
    .executeTakeFirst();
  return kept !== undefined;
}

async function mayAnswer(trx: Kysely<DB>, { providerId, from }: IncomingText, now: Date): Promise<boolean> {
  const stop = await trx.selectFrom("text_stops").select("phone").where("phone", "=", from).executeTakeFirst();
  if (stop !== undefined) return false;
  const before = await trx
    .selectFrom("text_replies")
    .select("provider_id")
    .where("phone", "=", from)
    .where("act", "=", "other")
    .where("provider_id", "<>", providerId)
    .where("at", ">", new Date(now.getTime() - DAY_MS))
    .limit(1)
    .executeTakeFirst();
  return before === undefined;
}

/** That of the member whose number it is; a stranger's by the word they used. */
async function languageOf(trx: Kysely<DB>, { from, body }: IncomingText): Promise<Language> {
  const owner = await trx
    .selectFrom("text_phones")
    .innerJoin("members", "members.member_id", "text_phones.member_id")
    .select("language")
    .where("text_phones.phone", "=", from)
    .orderBy("verified_at")
    .executeTakeFirst();
  if (owner !== undefined && isLanguage(owner.language)) return owner.language;
  return /parar|pare|alto|basta|baja|ayuda|iniciar|no m[aá]s|mensaje/i.test(body) ? "es" : "en";
}
