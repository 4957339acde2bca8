import { type ReasonKind, reasonsOn } from "#domain/settings/reasons.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { reasonNames } from "#words/word-reason.ts";

/** The reasons of a kind to choose from, in the plan's words; none is chosen beforehand. */
export function reasonOptions(
  page: WorkbenchContext,
  kind: ReasonKind,
  first: string,
): { readonly value: string; readonly text: string }[] {
  const { reasonsOff, reasonWords } = signedOnStaff(page);
  const names = reasonNames(reasonWords, kind, page.language);
  return [
    { value: "", text: first },
    ...reasonsOn(reasonsOff, kind).map((reason) => ({ value: reason, text: names[reason] ?? reason })),
  ];
}
