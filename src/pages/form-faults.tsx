import { ErrorSummary } from "#design/components/error-summary.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { forms as en } from "#words/en/forms.ts";
import { forms as es } from "#words/es/forms.ts";
import type { Language } from "#words/languages.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

/** What has to be mended before a form can go through. */
export type Faults = {
  /** What no single field can mend. */
  readonly general?: string | undefined;
  /** By the field's id in the page. */
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * An API's refusal in the form's own terms.
 * @param ids the id in the page of each field, by its path in the API's body; a fault of any other path is told in general
 */
export function faultsOf(
  answer: RefusedAnswer,
  language: Language,
  ids: Readonly<Record<string, string>> = {},
): Faults {
  const { detail, fields = {} } = answer.problem;
  const found: [string, string][] = [];
  for (const [path, id] of Object.entries(ids)) {
    const text = fields[path];
    if (text !== undefined) found.push([id, text]);
  }
  const wait = answer.retryAfter > 0 ? ` ${waitWords(answer.retryAfter, language)}` : "";
  const told = found.length > 0 && found.length === Object.keys(fields).length;
  return { general: told ? undefined : detail + wait, fields: Object.fromEntries(found) };
}

function waitWords(seconds: number, language: Language): string {
  const words = { en, es }[language];
  return seconds < 90 ? words.waitSeconds(seconds) : words.waitMinutes(Math.ceil(seconds / 60));
}

type FaultSummaryProps = {
  readonly faults: Faults | undefined;
  readonly language: Language;
  /** What the fields are called, by id, where their faults alone would not tell which is meant. */
  readonly labels?: Readonly<Record<string, string>>;
};

/** The summary above a form that came back; nothing on its first showing. */
export function FaultSummary({ faults, language, labels = {} }: FaultSummaryProps) {
  if (faults === undefined) return null;
  const errors = Object.entries(faults.fields).map(([fieldId, text]) => ({
    fieldId,
    text: fieldId in labels ? `${labels[fieldId]}: ${text}` : text,
  }));
  const general = faults.general === undefined ? [] : [{ text: faults.general }];
  return <ErrorSummary title={{ en, es }[language].problem} errors={[...general, ...errors]} />;
}

/** Error of one field, to be spread into it. */
export function faultOf(
  faults: Faults | undefined,
  id: string,
  language: Language,
): { error?: string; errorLabel?: string } {
  const error = faults?.fields[id];
  return error === undefined ? {} : { error, errorLabel: { en, es }[language].errorLabel };
}

/** The status a page answers a refusal with: the API's own where a page can have it. */
export function statusOf(answer: RefusedAnswer): 401 | 403 | 404 | 409 | 422 | 429 | 503 {
  const { status } = answer;
  return status === 401 || status === 403 || status === 404 || status === 409 || status === 429 || status === 503
    ? status
    : 422;
}

/** The data of an answer that only a defect can refuse. */
export function dataOf<T>(answer: ApiAnswer<T>): T {
  if (!answer.ok) throw new Error(`the API refused with ${answer.problem.code}`);
  return answer.data;
}
