import { Icon } from "#design/components/icon.tsx";
import { type Tone, toneIcon } from "#design/components/tone.ts";

/** Something that happened. */
export interface TimelineEvent {
  /** "Tue, Nov 24, 2:10 pm" */
  when: string;
  /** The same for machines: RFC 3339, or a day. */
  dateTime: string;
  text: string;
  detail?: string | undefined;
  tone?: Tone | undefined;
}

/** Events in the order given, each with its time. */
export function Timeline({ label, events }: { label?: string | undefined; events: readonly TimelineEvent[] }) {
  return (
    <ol class="timeline" role="list" aria-label={label}>
      {events.map(({ when, dateTime, text, detail, tone }) => (
        <li key={`${dateTime} ${text}`} data-tone={tone}>
          <time datetime={dateTime}>{when}</time>
          <p class="timeline-text">
            {tone ? <Icon name={toneIcon[tone]} /> : null}
            <span>{text}</span>
          </p>
          {detail ? <p class="timeline-detail">{detail}</p> : null}
        </li>
      ))}
    </ol>
  );
}
