import type { FillingLine } from "#contracts/staff/filling.ts";
import { Timeline } from "#design/components/timeline.tsx";
import { type Day, isDay } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { REASON_KINDS, type ReasonKind, type ReasonWords } from "#domain/settings/reasons.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { fillingWords, holdWords } from "#staff-workbench/queue/queue-words.ts";
import { formatDay, formatInstant, formatYearDay } from "#words/dates-and-money.ts";
import { staffRenewals as renewalsEn } from "#words/en/staff-renewals.ts";
import { staffRenewals as renewalsEs } from "#words/es/staff-renewals.ts";
import type { Language } from "#words/languages.ts";
import { reasonNames } from "#words/word-reason.ts";

/** Who did what with the line, and when. */
export function LineTimeline({
  line,
  language,
  reasonWords,
}: {
  readonly line: FillingLine;
  readonly language: Language;
  readonly reasonWords: ReasonWords;
}) {
  const words = fillingWords[language];
  const events: Readonly<Record<string, string>> = words.events;
  const actors: Readonly<Record<string, string>> = words.by;
  return (
    <section>
      <h2>{words.timeline}</h2>
      <Timeline
        label={words.timeline}
        events={line.timeline.toReversed().map((event) => ({
          when: formatInstant(event.at, language, line.timeZone),
          dateTime: event.at,
          text: events[event.code ?? ""] ?? words.status[event.status as LineStatus],
          detail: [
            event.by ?? actors[event.byKind] ?? event.byKind,
            ...detailsOf(event, language, line.timeZone, reasonWords),
          ].join(" · "),
        }))}
      />
    </section>
  );
}

type Noted = {
  readonly code?: string | null | undefined;
  readonly details?: FillingLine["timeline"][number]["details"];
};

/** What a reason was given for, by the event that holds it. */
const REASON_OF: Readonly<Record<string, ReasonKind>> = {
  held: "hold",
  declined: "decline",
  substituted: "substitution",
  "renewal-denied": "deny",
  "prescription-cancelled": "cancel",
};

/**
 * What else was noted, each in words where it is a code.
 * @param timeZone in which instants are shown
 * @param own the plan's own words of reasons
 */
export function detailsOf({ code, details }: Noted, language: Language, timeZone: string, own: ReasonWords): string[] {
  if (details === undefined) return [];
  const words = fillingWords[language];
  const { informant, promiseMoved } = membersWords[language];
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    owner: words.owner,
    identity: words.identity,
    counseling: words.counseling,
    override: reasonNames(own, "override", language),
  };
  const warned: Readonly<Record<string, string>> = words.warned;
  const inSpite = reasonNames(own, "warning", language);
  const kind = REASON_OF[code ?? ""];
  const reasons: Readonly<Record<string, string>> = Object.assign(
    {},
    ...(kind === undefined ? REASON_KINDS : [kind]).map((each) => reasonNames(own, each, language)),
  );
  return Object.entries(details).flatMap(([key, value]) => {
    if (value === null || value === "") return [];
    const text = String(value);
    if (key === "informant") return [informant(text, formatInstant(String(details["toldAt"]), language, timeZone))];
    if (key === "promiseWas")
      return [promiseMoved(formatDay(text as Day, language), formatDay(String(details["promiseBy"]) as Day, language))];
    // Told with the one before.
    if (key === "toldAt" || key === "promiseBy" || key === "warnings") return [];
    if (key === "refills") return [{ en: renewalsEn, es: renewalsEs }[language].refills(Number(value))];
    if (key === "quantity" && typeof details["daysSupply"] === "number")
      return [words.quantityText(Number(value), details["daysSupply"])];
    if (key === "daysSupply") return [];
    if (key === "hold") return [holdWords(text, language, own)];
    if (key === "warned") {
      const kinds = text.split(" ").map((each) => warned[each] ?? each);
      return [words.inSpiteOf(kinds.join(", "), inSpite[String(details["warnings"])] ?? "")];
    }
    if (key === "reason") return [reasons[text] ?? text];
    if (key === "lot") return [`${words.lot} ${text}`];
    if (key === "expiresOn") return [`${words.expires} ${isDay(text) ? formatYearDay(text, language) : text}`];
    if (key === "ndc") return [`${words.ndc} ${text}`];
    if (key === "of") return [`/ ${text}`];
    return [named[key]?.[text] ?? (isDay(text) ? formatDay(text, language) : text)];
  });
}
