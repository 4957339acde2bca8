import type { TransferRefusal } from "#domain/transfer/transfer-status.ts";

/** Where a transfer is and what happened to it, as its member reads it. */
export const transferWords = {
  moved: "Moved: it can be refilled at the new pharmacy now.",
  status: {
    requested: "We will call the other pharmacy. This takes about five working days.",
    called: "We have called the other pharmacy and are waiting for its answer.",
    answered: "The other pharmacy has answered. A pharmacist here is checking it.",
    completed: "Here: it can be refilled now.",
    refused: "This prescription could not be moved here.",
    cancelled: "You cancelled this. Nothing was moved.",
  },
  overdue: "This is taking longer than we said. We keep calling the other pharmacy.",
  event: {
    requested: "You asked for it",
    moved: "Moved to the new pharmacy",
    "answer-recorded": "The other pharmacy told us about the prescription",
    completed: "A pharmacist confirmed it: it can be refilled here",
    refused: "It could not be moved",
    cancelled: "Cancelled",
    overdue: "This is late. We keep calling",
  },
  call: {
    answered: "We called the other pharmacy, and it answered",
    "no-answer": "We called the other pharmacy: nobody answered",
    "call-back": "We called the other pharmacy: it will call back",
    refused: "We called the other pharmacy: it did not want to move it",
  },
  lineGoesAlong: "The order that was open for it goes along.",
  lineStays: "The order that was open for it stays where it is.",
  /** Why it was refused, and what to do instead. */
  refusal: {
    "schedule-ii-not-transferable": {
      why: "By law, this kind of medicine can't be moved between pharmacies.",
      next: "Ask your doctor for a new prescription, sent to our pharmacy.",
    },
    "transferred-before": {
      why: "By law, this kind of prescription can be moved only once, and it was moved before.",
      next: "Ask your doctor for a new prescription, sent to our pharmacy.",
    },
    "prescription-expired": {
      why: "The prescription has expired.",
      next: "Ask your doctor for a new prescription.",
    },
    "no-refills-left": {
      why: "The prescription has no refills left.",
      next: "Ask your doctor for a new prescription.",
    },
    "unknown-there": {
      why: "The other pharmacy could not find this prescription.",
      next: "Check the number on your bottle and ask again, or call us.",
    },
    "pharmacy-refused": {
      why: "The other pharmacy did not move it.",
      next: "Call that pharmacy and ask why, or ask your doctor for a new prescription.",
    },
    "pharmacy-unreachable": {
      why: "We could not reach the other pharmacy.",
      next: "Check its phone number and ask again, or ask your doctor for a new prescription.",
    },
    "drug-not-carried": {
      why: "Our pharmacies do not carry this medicine.",
      next: "Keep filling it where it is, or ask our pharmacist about another medicine.",
    },
    "pharmacist-judgement": {
      why: "Our pharmacist needs to talk with you about it first.",
      next: "Please call the pharmacy.",
    },
  } satisfies Record<TransferRefusal, { why: string; next: string }>,
} as const;
