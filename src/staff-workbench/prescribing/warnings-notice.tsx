import type { PrescribingWarning } from "#contracts/staff/renewals.ts";
import { Notice } from "#design/components/notice.tsx";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";
import type { Language } from "#words/languages.ts";

/** Allergies and medicines of the same kind; `ask` where they hold up a prescription that was to be sent. */
export function WarningsNotice({
  warnings,
  ask,
  language,
}: {
  readonly warnings: readonly PrescribingWarning[];
  readonly ask: boolean;
  readonly language: Language;
}) {
  if (warnings.length === 0) return null;
  const words = { en, es }[language];
  return (
    <Notice tone="stop" title={words.warningsTitle} live={ask ? "alert" : undefined}>
      <ul>
        {warnings.map((warning, index) => (
          <li key={index}>{textOf(warning, words.warnings)}</li>
        ))}
      </ul>
      {ask ? <p>{words.warningsAsk}</p> : null}
    </Notice>
  );
}

function textOf(warning: PrescribingWarning, words: (typeof en)["warnings"] | (typeof es)["warnings"]): string {
  if (warning.kind !== "allergy") return words[warning.kind](warning.medicine);
  return warning.reaction === null
    ? words.allergy(warning.substance)
    : words.allergyWith(warning.substance, warning.reaction);
}

/** The warnings of a refusal that asks for them to be read. */
export function warningsOf(problem: object): readonly PrescribingWarning[] {
  return "warnings" in problem ? (problem.warnings as readonly PrescribingWarning[]) : [];
}
