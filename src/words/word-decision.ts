import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { formatDay } from "#words/dates-and-money.ts";
import { type RefillWords, refillWords as en } from "#words/en/refill-words.ts";
import { refillWords as es } from "#words/es/refill-words.ts";
import type { Language } from "#words/languages.ts";
import { prescriberName } from "#words/prescriber-name.ts";

const catalogues = { en, es } as const satisfies Record<Language, RefillWords>;

export type DecisionWords = {
  /** The rule, the date and who acts, in plain sentences. */
  readonly detail: string;
  /** What stands on the button. */
  readonly nextStepLabel: string;
};

/**
 * What a member reads for a decision. Without a drug name it says "this prescription": leave the names out wherever the
 * reader may not see the list. "Not found" and "call the pharmacy" name nothing in any case.
 * @param about `placed` words what was ordered, instead of what could be; `listed` what is so, where nothing was asked
 */
export function wordDecision(
  decision: RefillDecision,
  language: Language,
  about: {
    readonly drugName?: string | undefined;
    readonly prescriberName?: string | undefined;
    readonly placed?: boolean;
    readonly listed?: boolean;
  } = {},
): DecisionWords {
  const words = catalogues[language];
  const names = {
    it: about.drugName ?? words.thisPrescription,
    doctor: about.prescriberName === undefined ? words.theDoctor : prescriberName(about.prescriberName, language),
    day: "clearsOn" in decision && decision.clearsOn !== undefined ? formatDay(decision.clearsOn, language) : "",
  };
  const placed = about.placed === true && decision.kind !== "refused";
  const sentence =
    about.listed === true && decision.kind === "already-ordered"
      ? words.onOrder[decision.code]
      : sentenceOf(decision, words, placed);
  const flags = "flags" in decision ? decision.flags.map((flag) => words.flags[flag]) : [];
  return {
    detail: [sentence, ...flags].map((say) => say(names)).join(" "),
    nextStepLabel: words.nextSteps[placed ? "track-order" : decision.nextStep](names),
  };
}

function sentenceOf(decision: RefillDecision, words: RefillWords, placed: boolean): RefillWords["accepted"] {
  switch (decision.kind) {
    case "accepted":
      return placed ? words.acceptedPlaced : words.accepted;
    case "scheduled":
      return placed ? words.scheduledPlaced : words.scheduled;
    case "sent-to-prescriber":
      return placed ? words.renewalPlaced : words.renewal[decision.code];
    case "already-ordered":
      return words.alreadyOrdered[decision.code];
    case "refused":
      return decision.hold === undefined ? words.refused[decision.code] : words.hold[decision.hold];
  }
}
