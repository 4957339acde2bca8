import type { ApiAnswer } from "#pages/call-api.ts";
import { type Faults, faultsOf } from "#pages/form-faults.tsx";
import type { Language } from "#words/languages.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

/** A refusal of something signed: a missing or wrong code stands at the code's field. */
export function signingFaults(
  answer: RefusedAnswer,
  language: Language,
  ids: Readonly<Record<string, string>>,
): Faults {
  const { code, detail } = answer.problem;
  if (code === "second-factor-required" || code === "second-factor-wrong")
    return { fields: { [ids["code"] ?? "code"]: detail } };
  return faultsOf(answer, language, ids);
}
