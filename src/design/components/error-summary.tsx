import { Icon } from "#design/components/icon.tsx";

/** Props of {@link ErrorSummary}. */
export interface ErrorSummaryProps {
  /** "There is a problem" */
  title: string;
  /** In the order of the fields; `fieldId` is the field's id, left out for what no field can mend. */
  errors: readonly { fieldId?: string | undefined; text: string }[];
}

/** First in the page after a form came back: takes the focus, and each error leads to its field. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  return (
    <div class="notice error-summary" data-tone="stop" role="alert" tabindex={-1} autofocus>
      <Icon name="stop" />
      <div class="notice-words">
        <h2 class="notice-title">{title}</h2>
        <ul role="list">
          {errors.map(({ fieldId, text }) => (
            <li key={text}>{fieldId ? <a href={`#${fieldId}`}>{text}</a> : text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
