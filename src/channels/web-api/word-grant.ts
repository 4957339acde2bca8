import type { Grant as GrantShape } from "#contracts/accounts.ts";
import { addDays } from "#domain/calendar/day.ts";
import type { Grant } from "#use-cases/family/list-grants.ts";
import { formatLongDay } from "#words/dates-and-money.ts";
import { grantWords as en } from "#words/en/family.ts";
import { grantWords as es } from "#words/es/family.ts";
import type { Language } from "#words/languages.ts";
import type { z } from "@hono/zod-openapi";

/** A grant with what it means today and how that will change. */
export function wordGrant({ nextChange, grantedAt, ...grant }: Grant, language: Language): z.infer<typeof GrantShape> {
  const words = { en, es }[language];
  const sentences: string[] = [words[grant.direction][grant.scope]];
  if (nextChange?.scope === "none") sentences.push(words.until(formatLongDay(addDays(nextChange.on, -1), language)));
  else if (nextChange !== null) sentences.push(words.narrowsOn(formatLongDay(nextChange.on, language)));
  return { ...grant, grantedAt: grantedAt.toISOString(), words: sentences.join(". ") + "." };
}
