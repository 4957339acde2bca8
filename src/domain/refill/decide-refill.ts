import type { Day } from "#domain/calendar/day.ts";
import { passesControlledLimit } from "#domain/refill/controlled-limit.ts";
import { type PlannedFill, planFill } from "#domain/refill/days-supply.ts";
import { expiresOn, renewableUntil } from "#domain/refill/expiry.ts";
import { mailRefusal } from "#domain/refill/mail-gate.ts";
import type { NextStep, Owner, RefillDecision, RefusalCode, RenewalCode } from "#domain/refill/refill-decision.ts";
import type { HoldReason, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";
import { earliestFillOn } from "#domain/refill/too-soon.ts";

type Question = {
  readonly facts: RefillFacts;
  readonly policy: RefillPolicy;
  readonly on: Day;
  readonly fill: PlannedFill;
};

/** Null lets the question through to the next gate. */
type Gate = (question: Question) => RefillDecision | null;

/** The first gate that doesn't let a fill through answers. The order is the rule: what can't be helped comes first. */
const GATES: readonly Gate[] = [
  membershipGoesOn,
  drugNotRecalled,
  noSafetyProgramme,
  prescriptionStands,
  notAlreadyOrdered,
  notScheduleII,
  notExpired,
  withinControlledLimit,
  unitsRemain,
  notOnHold,
  daysAllowed,
  notTooSoon,
  mailAllowed,
];

/**
 * May this be filled on this day? The answer depends on nothing but its arguments; no channel, clock or person asking
 * can change it.
 */
export function decideRefill(facts: RefillFacts, policy: RefillPolicy, on: Day): RefillDecision {
  const fill = planFill(facts, policy);
  for (const gate of GATES) {
    const answer = gate({ facts, policy, on, fill });
    if (answer !== null) return answer;
  }
  if (fill.kind !== "planned") throw new Error("a fill passed every gate without being planned");
  const { daysSupply, quantity, flags } = fill;
  return { kind: "accepted", code: "ready", owner: "pharmacy", nextStep: "order-now", daysSupply, quantity, flags };
}

/**
 * One answer for a number that does not exist and for one that belongs to somebody else, so that nobody learns which
 * numbers exist. Given instead of asking `decideRefill`, for which there are no facts then.
 */
export const notFound: RefillDecision = refused("not-found", "member", "check-numbers");

function membershipGoesOn({ facts, on }: Question): RefillDecision | null {
  const ended = facts.member.membershipEndedOn;
  return ended !== null && ended <= on ? refused("membership-ended", "plan", "call-plan") : null;
}

function drugNotRecalled({ facts }: Question): RefillDecision | null {
  return facts.drug.recalled ? refused("drug-recalled", "pharmacy", "call-pharmacy") : null;
}

/** REMS: the pharmacist decides, never a machine. */
function noSafetyProgramme({ facts }: Question): RefillDecision | null {
  return facts.drug.rems ? refused("safety-programme", "pharmacy", "call-pharmacy") : null;
}

function prescriptionStands({ facts }: Question): RefillDecision | null {
  switch (facts.prescription.status) {
    case "active":
      return null;
    case "cancelled":
      return refused("cancelled", "prescriber", "see-prescriber");
    case "discontinued":
      return refused("discontinued", "prescriber", "see-prescriber");
    case "transferred-out":
      return refused("transferred-out", "pharmacy", "call-pharmacy");
    case "entered-in-error":
      return refused("entered-in-error", "pharmacy", "call-pharmacy");
    case "superseded":
      return refused("superseded", "pharmacy", "call-pharmacy");
  }
}

/** Asking twice is no error: the first request answers, with its number. */
function notAlreadyOrdered({ facts }: Question): RefillDecision | null {
  const open = facts.prescription.openRequest;
  if (open === null) return null;
  return {
    kind: "already-ordered",
    code: open.inProcess ? "fill-in-process" : "open-request",
    owner: "pharmacy",
    nextStep: "track-order",
    confirmationNumber: open.confirmationNumber,
  };
}

/**
 * 21 CFR 1306.12: "The refilling of a prescription for a controlled substance listed in Schedule II is prohibited." Its
 * first fill is none.
 */
function notScheduleII({ facts }: Question): RefillDecision | null {
  return facts.drug.deaSchedule === "II" && facts.prescription.fills.some(({ underPrior }) => underPrior !== true)
    ? refused("schedule-ii-never-refilled", "prescriber", "ask-new-prescription")
    : null;
}

function notExpired({ facts, policy, on }: Question): RefillDecision | null {
  const expiry = expiresOn(facts.prescription, facts.drug.deaSchedule, policy);
  if (on <= expiry) return null;
  return on <= renewableUntil(expiry, policy) && dispensedHere(facts)
    ? askPrescriber("expired-renewable")
    : refused("expired", "prescriber", "see-prescriber");
}

function withinControlledLimit({ facts, policy, fill }: Question): RefillDecision | null {
  return passesControlledLimit(facts, fill, policy)
    ? refused("controlled-refill-limit", "prescriber", "ask-new-prescription")
    : null;
}

/** Before "too soon", because the prescriber may need days to answer. */
function unitsRemain({ facts }: Question): RefillDecision | null {
  if (facts.prescription.unitsRemaining > 0) return null;
  return dispensedHere(facts)
    ? askPrescriber("no-refills-remaining")
    : refused("never-dispensed-here", "prescriber", "see-prescriber");
}

function notOnHold({ facts }: Question): RefillDecision | null {
  const hold = facts.prescription.hold;
  if (hold === null) return null;
  const { owner, nextStep } = WHO_ENDS_A_HOLD[hold];
  return { kind: "refused", code: "on-hold", owner, nextStep, hold };
}

const WHO_ENDS_A_HOLD: Readonly<Record<HoldReason, { readonly owner: Owner; readonly nextStep: NextStep }>> = {
  "dose-question": { owner: "prescriber", nextStep: "call-pharmacy" },
  interaction: { owner: "pharmacy", nextStep: "call-pharmacy" },
  insurance: { owner: "plan", nextStep: "call-plan" },
  stock: { owner: "pharmacy", nextStep: "call-pharmacy" },
  "member-asked": { owner: "member", nextStep: "call-pharmacy" },
};

function daysAllowed({ fill }: Question): RefillDecision | null {
  return fill.kind === "not-allowed" ? refused("days-supply-not-allowed", "member", "ask-fewer-days") : null;
}

/**
 * "Too soon" promises a day, so it answers only where waiting helps: a prescription that lapses before that day is
 * renewed at once, and what another gate would refuse on that day is refused now. A pharmacist may let a fill through
 * early (vacation, lost medicine).
 */
function notTooSoon({ facts, policy, on }: Question): RefillDecision | null {
  const { earlyFillAllowedUntil } = facts.prescription;
  if (earlyFillAllowedUntil !== null && on <= earlyFillAllowedUntil) return null;
  const clearsOn = earliestFillOn(facts, policy);
  if (clearsOn === null || clearsOn <= on) return null;
  if (clearsOn > expiresOn(facts.prescription, facts.drug.deaSchedule, policy))
    return askPrescriber("expires-before-refill");
  const then = decideRefill(facts, policy, clearsOn);
  return then.kind === "accepted"
    ? { ...then, kind: "scheduled", code: "too-soon", nextStep: "start-on-date", clearsOn }
    : then;
}

function mailAllowed({ facts, on }: Question): RefillDecision | null {
  const code = mailRefusal(facts, on);
  return code === null ? null : refusedByMail(code);
}

/** What a medicine that can't be mailed is answered, with what mends it. */
export function refusedByMail(code: RefusalCode): RefillDecision {
  return refused(code, "member", MENDED_BY_ADDRESS.has(code) ? "change-address" : "pick-up-instead");
}

const MENDED_BY_ADDRESS: ReadonlySet<RefusalCode> = new Set(["ship-to-state-not-licensed", "mail-cold-to-box"]);

/** What would be sent to a temporary address before or after somebody is there. */
export const addressNotThen: RefillDecision = refused("address-not-then", "member", "change-address");

/** A prescriber is asked to renew only what this plan has dispensed before; a first fill needs no renewal. */
function dispensedHere(facts: RefillFacts): boolean {
  return facts.prescription.fills.length > 0;
}

function askPrescriber(code: RenewalCode): RefillDecision {
  return { kind: "sent-to-prescriber", code, owner: "prescriber", nextStep: "ask-prescriber" };
}

function refused(code: RefusalCode, owner: Owner, nextStep: NextStep): RefillDecision {
  return { kind: "refused", code, owner, nextStep };
}
