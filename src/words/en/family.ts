/** What a grant allows and how that changes; days come written out. */
export const grantWords = {
  given: {
    full: "Sees your list and orders your refills",
    "by-number": "Orders your refills by number, without seeing your list",
    none: "Has ended",
  },
  received: {
    full: "You see the list and order the refills",
    "by-number": "You order refills by number, without seeing the list",
    none: "Has ended",
  },
  /** The last day it holds. */
  until: (day: string) => `Until ${day}`,
  /** A parent's grant, from the child's birthday on. */
  narrowsOn: (day: string) => `By number only from ${day}`,
} as const;

/** The answer to every registration, whether the facts are a member's or not. */
export const registrationStarted =
  "If this matches our records, we have sent a six-digit code to the e-mail we have on file for you. No e-mail after a few minutes? Check what you entered, or call the number on your ID card.";
