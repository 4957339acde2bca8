import { staffCalls as en } from "#words/en/staff-calls.ts";
import { staffCalls as es } from "#words/es/staff-calls.ts";

export const callWords = { en, es } as const;

/** A code of the call records in words; one that is not known here stands as it is. */
export function wordCode(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}
