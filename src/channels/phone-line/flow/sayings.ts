import type { Session } from "#channels/phone-line/flow/call.ts";
import type { OpenSpan } from "#domain/calendar/opening-hours.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { FoundPharmacy, SpokenAnnouncement, SpokenPromise } from "#use-cases/phone/phone-answers.ts";
import type { Language } from "#words/languages.ts";
import type { Said, Sentence } from "#words/speak.ts";

/** How a prescription is named on the phone: by the end of its number, never by what it is. */
export function ending(rxNumber: string): readonly Said[] {
  return ["prescription-ending", { digits: rxNumber.slice(-3) }];
}

/** What was found and can be ordered. */
export function sayFinding({ found }: Session): readonly Said[] {
  if (found === null) return [];
  const it = ending(found.rxNumber);
  switch (found.finding.kind) {
    case "scheduled":
      return [...it, "can-be-refilled-on", { day: found.finding.clearsOn }, "start-then"];
    case "sent-to-prescriber":
      return [...it, "no-refills"];
    case "accepted":
      return [...it, "is-ready"];
    // Nothing to choose: these are told and passed over.
    case "already-ordered":
    case "refused":
    case "not-found":
    case "asked-before":
    case "too-many-tries":
      return [];
  }
}

/** Promise, way and price of the whole order, as they are told before it is placed. */
export function sayOrder({ quote, delivery }: Session): readonly Said[] {
  if (quote === null) return [];
  const byMail = delivery?.kind === "mail";
  return [
    "your-order",
    ...quote.lines.flatMap(({ rxNumber, promise }) => [...ending(rxNumber), ...sayPromise(promise)]),
    ...(byMail
      ? (["by-mail"] as const)
      : delivery?.kind === "pharmacy"
        ? (["pick-up-other", { grouped: delivery.refillPhone }] as const)
        : (["pick-up-label"] as const)),
    ...(quote.totalCents === 0
      ? (["no-charge"] as const)
      : (["price-is", { cents: quote.totalCents }, byMail ? "charged-when-shipped" : "pay-at-pickup"] as const)),
  ];
}

function sayPromise({ kind, by, minutes }: SpokenPromise): Said[] {
  return [kind, { day: by }, ...(minutes === undefined ? [] : (["ready-by-at", { minutes }] as const))];
}

/** The confirmation number, twice. */
export function sayPlaced({ confirmationNumber }: Session): readonly Said[] {
  if (confirmationNumber === null) return [];
  const number = { grouped: confirmationNumber };
  return ["number-is", number, "again-number-is", number, "hear-again"];
}

const STATUS: Partial<Record<LineStatus, Sentence>> = {
  received: "status-received",
  "awaiting-prescriber": "status-awaiting-prescriber",
  scheduled: "status-scheduled",
  "in-process": "status-in-process",
  "on-hold": "status-on-hold",
  "ready-for-pickup": "status-ready-for-pickup",
  packed: "status-packed",
  shipped: "status-shipped",
};
/** What is promised for a line that waits is over once it is ready, and is nobody's to say while it is on hold. */
const WITHOUT_DATE: readonly LineStatus[] = ["ready-for-pickup", "on-hold"];

/** The line of the caller's orders that is being told, and where the keys lead from it. */
export function sayStatus({ lines, lineAt }: Session): readonly Said[] {
  const line = lines[lineAt];
  if (line === undefined) return ["nothing-open"];
  // Lines that are over are not among the open ones.
  const sentence = STATUS[line.status] ?? "status-received";
  return [
    ...ending(line.rxNumber),
    sentence,
    ...(WITHOUT_DATE.includes(line.status) ? [] : (["expected-by", { day: line.promise.by }] as const)),
    lineAt + 1 < lines.length ? "next-or-again" : "last-or-again",
  ];
}

/** What an administrator has callers told: as it was recorded in their language, else in general words. */
export function sayNews(news: readonly SpokenAnnouncement[], language: Language): readonly Said[] {
  const said = news.map(({ kind, ofPharmacy, texts, sounds }): Said => {
    const announcement = sounds[language];
    if (announcement !== undefined) return { announcement, text: texts[language] };
    if (kind === "closure") return ofPharmacy ? "news-closed-here" : "news-closed";
    return kind === "emergency" ? "news-emergency" : "news-other";
  });
  // Two closures without a recording are one sentence.
  return [...new Set(said)];
}

/** Where a pharmacy is and when it is open: today first, then the week, days with the same hours in one. */
export function sayHours({ refillPhone, today, week }: FoundPharmacy): readonly Said[] {
  const same = (a: number, b: number) => JSON.stringify(week[a]) === JSON.stringify(week[b]);
  const groups: { first: number; last: number }[] = [];
  // From Monday, as a week is spoken; Sunday is 0.
  for (const day of [1, 2, 3, 4, 5, 6, 0]) {
    const before = groups.at(-1);
    if (before !== undefined && same(before.first, day)) before.last = day;
    else groups.push({ first: day, last: day });
  }
  return [
    { pharmacy: refillPhone },
    ...(today.length === 0 ? (["closed-today"] as const) : (["open-today", ...saySpans(today)] as const)),
    "open-week",
    ...groups.flatMap(({ first, last }): Said[] => [
      { weekday: first },
      ...(first === last ? [] : (["through", { weekday: last }] as const)),
      ...saySpans(week[first] ?? []),
    ]),
  ];
}

function saySpans(spans: readonly OpenSpan[]): Said[] {
  if (spans.length === 0) return ["closed"];
  return spans.flatMap(({ openMinute, closeMinute }): Said[] => [
    "from",
    { minutes: openMinute },
    "to",
    { minutes: closeMinute },
  ]);
}
