import { type MailWords, mails as en } from "#words/en/mails.ts";
import { mails as es } from "#words/es/mails.ts";
import type { Language } from "#words/languages.ts";

/** The e-mails in the language of the one who gets them. */
export const mailWords = { en, es } as const satisfies Record<Language, MailWords>;
