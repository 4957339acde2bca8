import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";

/** What every question of a form has. */
export interface Question {
  name: string;
  /** Where the error summary leads; the name when left out. */
  id?: string | undefined;
  label: string;
  /** How to answer, before anything went wrong. */
  hint?: string | undefined;
  /** What to do now. */
  error?: string | undefined;
  /** Read out before the error: "Error:". */
  errorLabel?: string | undefined;
}

/** What ties an input to its hint and error. */
export function describedBy(id: string, { hint, error }: Pick<Question, "hint" | "error">): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids === "" ? undefined : ids;
}

/** Hint and error of a question, in the order they are read. */
export function HintAndError({
  id,
  hint,
  error,
  errorLabel,
}: Pick<Question, "hint" | "error" | "errorLabel"> & { id: string }) {
  return (
    <>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="stop" />
          <span>
            {errorLabel ? <VisuallyHidden>{errorLabel} </VisuallyHidden> : null}
            {error}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** A labelled place for one input. */
export function FieldFrame({ question, children }: { question: Question; children: ComponentChildren }) {
  const id = question.id ?? question.name;
  return (
    <div class="field" data-invalid={Boolean(question.error)}>
      <label class="field-label" for={id}>
        {question.label}
      </label>
      <HintAndError id={id} hint={question.hint} error={question.error} errorLabel={question.errorLabel} />
      {children}
    </div>
  );
}
