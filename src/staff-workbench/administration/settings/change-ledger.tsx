import type { SettingChange } from "#contracts/staff/settings.ts";
import { Button } from "#design/components/button.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import type { Day } from "#domain/calendar/day.ts";
import type { NewSubject } from "#domain/settings/setting-fields.ts";
import { formatInstant, formatYearDay } from "#words/dates-and-money.ts";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import type { Language } from "#words/languages.ts";
import { titleOf, wordSettingChange } from "#words/word-setting.ts";

type ChangeLedgerProps = {
  readonly caption: string;
  readonly changes: readonly SettingChange[];
  readonly areas: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly timeZone: string;
  /** Told with each change where the page is not about one thing only. */
  readonly withTitle?: boolean;
  /** Where the page's heading does not say what they are. */
  readonly captionShown?: boolean;
  /** Where to go on after cancelling one. */
  readonly then: string;
};

/** Changes of settings in plain words, newest first; one that waits can be cancelled. */
export function ChangeLedger({
  caption,
  changes,
  areas,
  language,
  timeZone,
  withTitle,
  captionShown,
  then,
}: ChangeLedgerProps) {
  const words = { en, es }[language];
  const { changeColumns: columns } = words;
  return (
    <Ledger
      caption={caption}
      captionHidden={withTitle === true && captionShown !== true}
      columns={[columns.entered, columns.by, columns.what, columns.before, columns.after, columns.state].map(
        (text) => ({
          text,
        }),
      )}
      rows={changes.map((change) => {
        const worded = wordSettingChange(change, language, areas);
        const list = (texts: readonly string[]) =>
          texts.map((text, index) => (
            <span key={index} class="admin-line">
              {text}
            </span>
          ));
        return {
          id: change.id,
          tone: change.state === "waiting" ? "wait" : undefined,
          cells: [
            formatInstant(change.enteredAt, language, timeZone),
            <bdi>{change.enteredBy}</bdi>,
            <>
              {withTitle === true ? <ChangedThing change={change} language={language} /> : null}
              {change.creates ? <b class="admin-line">{words.isNew[change.subject as NewSubject]}</b> : null}
              {change.creates ? null : list(worded.map(({ field }) => field))}
              {change.note === null ? null : <small class="quiet">{change.note}</small>}
            </>,
            change.creates ? "" : list(worded.map(({ before }) => before)),
            list(worded.map(({ field, after }) => (change.creates ? words.field(field, after) : after))),
            <>
              <span>{stateOf(change, language)}</span>
              {change.state === "waiting" ? (
                <form method="post" action={`/staff/administration/changes/${change.id}/cancel`}>
                  <input type="hidden" name="then" value={then} />
                  <Button kind="quiet" context={`${change.title} ${worded.map(({ field }) => field).join(", ")}`}>
                    {words.cancel}
                  </Button>
                </form>
              ) : null}
            </>,
          ],
        };
      })}
    />
  );
}

/** A link where there is such a thing already, or still. */
function ChangedThing({ change, language }: { readonly change: SettingChange; readonly language: Language }) {
  const title = titleOf(change, language);
  return change.creates && change.state !== "applied" ? (
    <bdi>{title}</bdi>
  ) : (
    <a href={`/staff/administration/settings/${change.subject}/${change.subjectId}`} data-key-item="">
      {title}
    </a>
  );
}

function stateOf({ state, stateBy, effectiveOn }: SettingChange, language: Language): string {
  const { states } = { en, es }[language];
  const day = formatYearDay(effectiveOn as Day, language);
  switch (state) {
    case "waiting":
      return states.waiting(day);
    case "applied":
      return states.applied(day);
    case "cancelled":
      return states.cancelled(stateBy ?? "");
    case "refused":
      return states.refused;
  }
}
