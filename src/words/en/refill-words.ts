import type { FillFlag, NextStep, RefusalCode, RenewalCode } from "#domain/refill/refill-decision.ts";
import type { HoldReason } from "#domain/refill/refill-facts.ts";

/** `it` is the medicine's name or "this prescription"; `doctor` "Dr. Nguyen" or "the doctor"; `day` "Tue, Nov 24". */
type About = { readonly it: string; readonly doctor: string; readonly day: string };
type Sentence = (about: About) => string;

export const refillWords = {
  thisPrescription: "this prescription",
  theDoctor: "the doctor",
  accepted: ({ it }) => `You can refill ${it} now.`,
  acceptedPlaced: ({ it }) => `The pharmacy has your order for ${it}.`,
  scheduled: ({ it, day }) => `It is too soon to refill ${it} today. Order it now and we start it on ${day}.`,
  scheduledPlaced: ({ it, day }) =>
    `We start ${it} on ${day}, the first day it can be refilled. You can cancel until we begin.`,
  renewal: {
    "no-refills-remaining": ({ it, doctor }) =>
      `There are no refills left for ${it}. Order it and we ask ${doctor} for more.`,
    "expired-renewable": ({ it, doctor }) =>
      `The prescription for ${it} has expired. Order it and we ask ${doctor} to renew it.`,
    "expires-before-refill": ({ it, doctor }) =>
      `The prescription for ${it} expires before the next refill is due. Order it and we ask ${doctor} to renew it.`,
  },
  renewalPlaced: ({ it, doctor }) =>
    `We asked ${doctor} about ${it}. Most answers come within two working days, and we tell you as soon as we know.`,
  onOrder: {
    "open-request": ({ it }) => `You have an order for ${it}.`,
    "fill-in-process": ({ it }) => `The pharmacy is working on ${it}.`,
  },
  alreadyOrdered: {
    "open-request": ({ it }) => `You already have an order for ${it}. We did not order it twice.`,
    "fill-in-process": ({ it }) => `The pharmacy is already working on ${it}. We did not order it twice.`,
  },
  refused: {
    "membership-ended": () => "The membership has ended, so the plan can't refill this. Call the plan: they can help.",
    "drug-recalled": ({ it }) => `The maker has called back ${it}. Call the pharmacy before you take more of it.`,
    "safety-programme": ({ it }) =>
      `Special safety rules apply to ${it}. A pharmacist needs to talk with you before each refill.`,
    "not-found": () =>
      "We could not find a prescription with these numbers. Check the number on the ID card and the number on the label.",
    cancelled: ({ it, doctor }) =>
      `The prescription for ${it} was cancelled. If you still need it, talk with ${doctor}.`,
    discontinued: ({ it, doctor }) =>
      `You were told to stop ${it}. If you think you still need it, talk with ${doctor}.`,
    "transferred-out": ({ it }) =>
      `The prescription for ${it} was moved to another pharmacy. To move it back, call the pharmacy.`,
    "entered-in-error": ({ it }) => `The entry for ${it} was a mistake. Call the pharmacy if you have questions.`,
    superseded: ({ it }) =>
      `A newer prescription for ${it} has taken this one's place. Use the number on your newest label.`,
    "schedule-ii-never-refilled": ({ it, doctor }) =>
      `By federal law, ${it} can't be refilled. Ask ${doctor} for a new prescription each time.`,
    expired: ({ it, doctor }) => `The prescription for ${it} has expired. See ${doctor} for a new one.`,
    "controlled-refill-limit": ({ it, doctor }) =>
      `By law, ${it} can be refilled only so often, and this prescription has reached the limit. Ask ${doctor} for a new one.`,
    "never-dispensed-here": ({ it, doctor }) =>
      `There are no refills left for ${it}, and we have not filled it before. See ${doctor} for a new prescription.`,
    "on-hold": ({ it }) => `The pharmacist has put ${it} on hold. Call the pharmacy to learn more.`,
    "days-supply-not-allowed": ({ it }) => `We can't give you ${it} for that many days at once. Ask for fewer days.`,
    "mail-forbidden-controlled": ({ it }) =>
      `Controlled medicines can't be mailed to your area. You can pick up ${it} instead.`,
    "mail-forbidden-injectable": ({ it }) =>
      `Medicines you inject can't be mailed to your area. You can pick up ${it} instead.`,
    "mail-forbidden-heat-sensitive": ({ it }) =>
      `Medicines that heat can spoil can't be mailed to your area. You can pick up ${it} instead.`,
    "ship-to-state-not-licensed": () =>
      "Our mail-order pharmacy can't ship to this state. Choose an address in another state, or pick it up.",
    "mail-cold-to-box": ({ it }) =>
      `A parcel that must stay cold can't wait in a post office box. Choose a street address, or pick ${it} up.`,
    "mail-not-to-military": ({ it }) =>
      `${it} can't go by military mail: controlled and cold medicines are not let through. Ask the clinic of your post.`,
    "address-not-then": ({ it }) =>
      `Nobody is at this temporary address when ${it} would come. Choose another address, or change its dates.`,
    "feature-not-in-area": () => "This is not offered in this area. Call the pharmacy: they can help another way.",
    "call-pharmacy": () => "Call the pharmacy about this prescription. They can tell you what to do.",
  },
  hold: {
    "dose-question": ({ it, doctor }) =>
      `On hold: the pharmacist is asking ${doctor} about the dose of ${it}. Call the pharmacy if you are running low.`,
    interaction: ({ it }) =>
      `On hold: the pharmacist is checking ${it} against your other medicines. Call the pharmacy to learn more.`,
    insurance: ({ it }) =>
      `On hold: there is a question about what your plan pays for ${it}. Call the plan to clear it up.`,
    stock: ({ it }) =>
      `On hold: the pharmacy is waiting for a delivery of ${it}. Call the pharmacy if you are running low.`,
    "member-asked": ({ it }) => `On hold because you asked us to wait with ${it}. Call the pharmacy to start it again.`,
  },
  flags: {
    "notify-prescriber-90-days": ({ doctor }) => `We will tell ${doctor} that you get more days at a time.`,
    "ships-cold": () => "It ships cold and is never on its way over a weekend.",
    "controlled-by-mail-gap": () => "By mail it may arrive after you run out. Picking it up is faster.",
    "partial-of-remaining": () => "Less than a full refill is left, so you get what remains.",
  },
  nextSteps: {
    "order-now": () => "Refill",
    "start-on-date": ({ day }) => `Start on ${day}`,
    "ask-prescriber": ({ doctor }) => `Ask ${doctor}`,
    "ask-new-prescription": () => "Ask for a new prescription",
    "see-prescriber": ({ doctor }) => `See ${doctor}`,
    "call-pharmacy": () => "Call the pharmacy",
    "call-plan": () => "Call the plan",
    "pick-up-instead": () => "Pick up instead",
    "ask-fewer-days": () => "Choose fewer days",
    "track-order": () => "Track",
    "check-numbers": () => "Check the numbers",
    "change-address": () => "Change the address",
  },
} as const satisfies RefillWords;

export type RefillWords = {
  readonly thisPrescription: string;
  readonly theDoctor: string;
  readonly accepted: Sentence;
  readonly acceptedPlaced: Sentence;
  readonly scheduled: Sentence;
  readonly scheduledPlaced: Sentence;
  readonly renewal: Readonly<Record<RenewalCode, Sentence>>;
  readonly renewalPlaced: Sentence;
  /** The same in a list, where nobody asked for it again. */
  readonly onOrder: Readonly<Record<"open-request" | "fill-in-process", Sentence>>;
  readonly alreadyOrdered: Readonly<Record<"open-request" | "fill-in-process", Sentence>>;
  readonly refused: Readonly<Record<RefusalCode, Sentence>>;
  /** Instead of `refused["on-hold"]` where the reason is known. */
  readonly hold: Readonly<Record<HoldReason, Sentence>>;
  readonly flags: Readonly<Record<FillFlag, Sentence>>;
  /** What stands on the button. */
  readonly nextSteps: Readonly<Record<NextStep, Sentence>>;
};
