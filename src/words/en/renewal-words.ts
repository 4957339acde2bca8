import type { CancelReason } from "#domain/prescription/cancel-reasons.ts";
import type { DenialReason } from "#domain/renewal/renewal-answer.ts";

type Reason = { readonly why: (doctor: string) => string; readonly next: string };

/** What a member reads of a renewal; `doctor` is "Dr. Nguyen". */
export const renewalWords = {
  clock: {
    seen: (doctor: string) => `Seen by ${doctor}`,
    overdue: (doctor: string) => `Late: we asked ${doctor} again`,
    covering: (cover: string) => `${cover} is covering and has been asked`,
    noCover: "No answer yet: your pharmacy calls the office",
  },
  ended: {
    denied: "Not renewed",
    "visit-asked": "A visit is needed first",
    cancelled: "The prescription was cancelled",
  },
  event: {
    "renewal-approved": (doctor: string) => `${doctor} renewed it`,
    "renewal-approved-with-changes": (doctor: string) => `${doctor} renewed it with another number of refills`,
    "renewal-replaced": (doctor: string) => `${doctor} changed the prescription`,
    "renewal-denied": (doctor: string) => `${doctor} did not renew it`,
    "renewal-visit-asked": (doctor: string) => `${doctor} asks for a visit first`,
    "prescription-written": (doctor: string) => `${doctor} sent a new prescription`,
    "prescription-cancelled": (doctor: string) => `${doctor} cancelled the prescription`,
  },
  approved: (doctor: string, refills: number) => `${doctor} renewed it, with ${refillsOf(refills)} after this fill.`,
  changed: (doctor: string, refills: number, asked: number) =>
    `${doctor} renewed it with ${refillsOf(refills)} after this fill, instead of ${asked}.`,
  replaced: (doctor: string, drug: string, quantity: number, days: number) =>
    `${doctor} changed the prescription. You now get ${drug}: ${quantity} for ${days} days. Follow the new label, not the old one.`,
  newNumber: (number: string) => `Its new number is ${number}. The old number still works.`,
  note: (doctor: string, note: string) => `${doctor} writes: “${note}”`,
  visit: {
    why: (doctor: string) => `${doctor} wants to see you before renewing this.`,
    next: "Make an appointment. If you run out before then, ask your pharmacist for a few days' supply.",
  },
  denied: {
    "not-my-patient": {
      why: (doctor) => `${doctor} has no patient of this name.`,
      next: "Ask the doctor who treats you for a new prescription.",
    },
    "no-longer-my-patient": {
      why: (doctor) => `${doctor} no longer treats you.`,
      next: "Ask the doctor who treats you now for a new prescription.",
    },
    "never-prescribed": {
      why: (doctor) => `${doctor} says this was not prescribed there.`,
      next: "Call your pharmacy. We find out who to ask.",
    },
    "too-soon": {
      why: (doctor) => `${doctor} says it is too soon to renew this.`,
      next: "Order it again when about two weeks' supply is left.",
    },
    "no-longer-needed": {
      why: (doctor) => `${doctor} says you no longer need this medicine.`,
      next: "If you still take it, call the doctor's office before you stop.",
    },
    "not-safe": {
      why: (doctor) => `${doctor} says this medicine is not right for you now.`,
      next: "Call the doctor's office today about what to take instead.",
    },
    "call-office-first": {
      why: (doctor) => `${doctor} wants to talk with you first.`,
      next: "Call the doctor's office.",
    },
    "answered-otherwise": {
      why: (doctor) => `${doctor} has answered in another way.`,
      next: "Look for a new prescription in your list, or call your pharmacy.",
    },
  } satisfies Readonly<Record<DenialReason, Reason>> as Readonly<Record<DenialReason, Reason>>,
  cancelled: {
    "therapy-changed": {
      why: (doctor) => `${doctor} changed your treatment.`,
      next: "If you are not sure what to take now, call the doctor's office.",
    },
    "side-effect": {
      why: (doctor) => `${doctor} stopped it because of a side effect.`,
      next: "Do not take what you have left. Call the doctor's office with questions.",
    },
    "no-longer-needed": {
      why: (doctor) => `${doctor} says you no longer need it.`,
      next: "If you still take it, call the doctor's office.",
    },
    duplicate: {
      why: (doctor) => `${doctor} found that you already have this medicine.`,
      next: "Keep taking the one you have.",
    },
    "written-in-error": {
      why: (doctor) => `${doctor} wrote it by mistake.`,
      next: "Call the doctor's office with questions.",
    },
  } satisfies Readonly<Record<CancelReason, Reason>> as Readonly<Record<CancelReason, Reason>>,
} as const;

function refillsOf(count: number): string {
  return count === 0 ? "no refills" : count === 1 ? "1 refill" : `${count} refills`;
}
