import { Icon } from "#design/components/icon.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";

/** A named stop between order and hand. */
export interface TrackingStop {
  /** "Being filled" */
  name: string;
  /** "Tue, Nov 24, 2:10 pm", or "by Wed, Nov 25" for one ahead. */
  detail?: string | undefined;
  state: "past" | "here" | "ahead";
}

/** Props of {@link TrackingLine}. */
export interface TrackingLineProps {
  /** What the list is called to a screen reader: "Where your order is". */
  label: string;
  stops: readonly TrackingStop[];
  /** "You are here" is shown; "done" and "still to come" are only read out. */
  words: Record<TrackingStop["state"], string>;
  /** Something keeps it at this stop: drawn in the tone of waiting. */
  held?: boolean | undefined;
}

/** One line with named stops: along the page on a desk, down it on a phone; past in ink, future in outline. */
export function TrackingLine({ label, stops, words, held = false }: TrackingLineProps) {
  return (
    <div class="tracking">
      <ol class="tracking-line" role="list" aria-label={label} data-held={held}>
        {stops.map(({ name, detail, state }) => (
          <li key={name} class="tracking-stop" data-state={state} aria-current={state === "here" ? "step" : undefined}>
            <span class="stop-mark">{state === "past" ? <Icon name="check" /> : null}</span>
            <span class="stop-words">
              {state === "here" ? <strong class="stop-here">{words.here}</strong> : null}
              <span class="stop-name">
                {name}
                {state === "here" ? null : <VisuallyHidden>, {words[state]}</VisuallyHidden>}
              </span>
              {detail ? <span class="stop-detail">{detail}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
