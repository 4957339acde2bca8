import { type ReasonKind, type ReasonsOff, reasonsOn, type ReasonWords } from "#domain/settings/reasons.ts";
import { forms as en } from "#words/en/forms.ts";
import { forms as es } from "#words/es/forms.ts";
import type { Language } from "#words/languages.ts";
import { reasonNames } from "#words/word-reason.ts";

type Option = { readonly value: string; readonly text: string };

/** The reasons of a kind to choose from, in the plan's words. */
export function reasonOptions(
  { reasonsOff, reasonWords }: { readonly reasonsOff: ReasonsOff; readonly reasonWords: ReasonWords },
  kind: ReasonKind,
  language: Language,
): Option[] {
  const names = reasonNames(reasonWords, kind, language);
  return withNoneChosen(
    reasonsOn(reasonsOff, kind).map((reason) => ({ value: reason, text: names[reason] ?? reason })),
    language,
  );
}

/** None is chosen beforehand: a reason that stands in a record was somebody's choice. */
export function withNoneChosen(options: readonly Option[], language: Language): Option[] {
  return [{ value: "", text: { en, es }[language].chooseReason }, ...options];
}
