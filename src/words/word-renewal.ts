import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { CancelReason } from "#domain/prescription/cancel-reasons.ts";
import type { DenialReason, RenewalAnswerKind } from "#domain/renewal/renewal-answer.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import type { RenewalClock } from "#domain/renewal/renewal-clock.ts";
import { renewalWords as en } from "#words/en/renewal-words.ts";
import { renewalWords as es } from "#words/es/renewal-words.ts";
import type { Language } from "#words/languages.ts";
import { prescriberName } from "#words/prescriber-name.ts";
import { memberReason } from "#words/word-reason.ts";

const catalogues = { en, es };

/** A renewal as its member may read it. Names are the register's ("Linh Nguyen, MD"). */
export type RenewalToWord =
  | { readonly kind: "open"; readonly clock: RenewalClock; readonly prescriber: string; readonly cover: string | null }
  | {
      readonly kind: "answered";
      readonly answer: RenewalAnswerKind;
      readonly by: string;
      readonly reason: DenialReason | null;
      readonly note: string | null;
      readonly askedRefills: number;
      /** What was prescribed, where anything was. */
      readonly written: {
        readonly drug: string;
        readonly quantity: number;
        readonly daysSupply: number;
        readonly refills: number;
        readonly rxNumber: string;
      } | null;
    };

/** Where an open renewal stands, as the line's status; null where nothing has happened since it was asked for. */
export function wordRenewalClock(renewal: RenewalToWord & { kind: "open" }, language: Language): string | null {
  const words = catalogues[language].clock;
  const doctor = prescriberName(renewal.prescriber, language);
  switch (renewal.clock) {
    case "sent":
      return null;
    case "seen":
      return words.seen(doctor);
    case "overdue":
      return words.overdue(doctor);
    case "escalated":
      return renewal.cover === null ? words.noCover : words.covering(prescriberName(renewal.cover, language));
  }
}

/**
 * What was answered: what changed, or the reason; and what to do next where there is something to do.
 * @param own the plan's own words of reasons
 */
export function wordRenewalAnswer(
  renewal: RenewalToWord & { kind: "answered" },
  language: Language,
  own: ReasonWords = {},
): { readonly title?: string; readonly detail: string; readonly nextStep?: string; readonly note?: string } {
  const words = catalogues[language];
  const doctor = prescriberName(renewal.by, language);
  const note = renewal.note === null ? {} : { note: words.note(doctor, renewal.note) };
  const { written, reason } = renewal;
  switch (renewal.answer) {
    case "approved":
    case "approved-with-changes":
    case "replaced": {
      if (written === null) throw new Error("an approval prescribed nothing");
      const detail =
        renewal.answer === "replaced"
          ? words.replaced(doctor, written.drug, written.quantity, written.daysSupply)
          : renewal.answer === "approved"
            ? words.approved(doctor, written.refills)
            : words.changed(doctor, written.refills, renewal.askedRefills);
      return { detail: `${detail} ${words.newNumber(formatConfirmationNumber(written.rxNumber))}`, ...note };
    }
    case "denied": {
      if (reason === null) throw new Error("a denial gave no reason");
      const { why, next } = memberReason(own, "deny", reason, doctor, language);
      return { title: words.ended.denied, detail: why, nextStep: next, ...note };
    }
    case "visit-asked":
      return {
        title: words.ended["visit-asked"],
        detail: words.visit.why(doctor),
        nextStep: words.visit.next,
        ...note,
      };
  }
}

/** A prescription that its prescriber took back. */
export function wordCancelledPrescription(
  by: string,
  reason: CancelReason,
  language: Language,
  own: ReasonWords = {},
): { title: string; detail: string; nextStep: string } {
  const words = catalogues[language];
  const { why, next } = memberReason(own, "cancel", reason, prescriberName(by, language), language);
  return { title: words.ended.cancelled, detail: why, nextStep: next };
}

/** A step of a line's timeline that a prescriber or the renewal's clock took; undefined for any other. */
export function wordRenewalEvent(
  code: string | null,
  details: Readonly<Record<string, string | number | null>> | null,
  language: Language,
): string | undefined {
  const words = catalogues[language];
  const name = (value: unknown) => (typeof value === "string" ? prescriberName(value, language) : "");
  const doctor = name(details?.["prescriber"]);
  if (doctor === "") return undefined;
  switch (code) {
    case "renewal-seen":
      return words.clock.seen(doctor);
    case "renewal-asked-again":
      return words.clock.overdue(doctor);
    case "renewal-passed-on":
      return words.clock.covering(name(details?.["cover"]));
    case "renewal-not-answered":
      return words.clock.noCover;
    case null:
      return undefined;
    default:
      return isOwn(words.event, code) ? words.event[code](doctor) : undefined;
  }
}

function isOwn<Words extends object>(words: Words, code: string): code is Extract<keyof Words, string> {
  return Object.hasOwn(words, code);
}
