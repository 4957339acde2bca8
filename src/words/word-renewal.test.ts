import { expect, test } from "vitest";
import { CANCEL_REASONS } from "#domain/prescription/cancel-reasons.ts";
import { DENIAL_REASONS } from "#domain/renewal/renewal-answer.ts";
import { LANGUAGES } from "#words/languages.ts";
import {
  type RenewalToWord,
  wordCancelledPrescription,
  wordRenewalAnswer,
  wordRenewalClock,
  wordRenewalEvent,
} from "#words/word-renewal.ts";

const open = { kind: "open", prescriber: "Linh Nguyen, MD", cover: "Ama Osei, MD" } as const;
const answered: RenewalToWord & { kind: "answered" } = {
  kind: "answered",
  answer: "approved",
  by: "Linh Nguyen, MD",
  reason: null,
  note: null,
  askedRefills: 3,
  written: { drug: "Lisinopril 10 mg tablet", quantity: 30, daysSupply: 30, refills: 3, rxNumber: "9001001010" },
};

test.each([
  ["sent", null],
  ["seen", "Seen by Dr. Nguyen"],
  ["overdue", "Late: we asked Dr. Nguyen again"],
  ["escalated", "Dr. Osei is covering and has been asked"],
] as const)("a renewal that is %s reads %j", (clock, words) => {
  expect(wordRenewalClock({ ...open, clock }, "en")).toBe(words);
});

test("where nobody covers, the pharmacy calls", () => {
  expect(wordRenewalClock({ ...open, clock: "escalated", cover: null }, "en")).toBe(
    "No answer yet: your pharmacy calls the office",
  );
});

test("an approval tells the refills, what changed, and the new number", () => {
  expect(wordRenewalAnswer(answered, "en").detail).toBe(
    "Dr. Nguyen renewed it, with 3 refills after this fill. Its new number is 900 100 1010. The old number still works.",
  );
  const fewer = {
    ...answered,
    answer: "approved-with-changes",
    written: { drug: "", quantity: 30, daysSupply: 30, rxNumber: "9001001010", refills: 1 },
  } as const;
  expect(wordRenewalAnswer(fewer, "en").detail).toContain("with 1 refill after this fill, instead of 3.");
});

test("a plan's own words of a reason stand in place of the program's, with the doctor's name", () => {
  const own = {
    denyWhy: { "too-soon": { en: "{doctor} asks you to wait.", es: "{doctor} le pide esperar." } },
    cancelNext: { duplicate: { en: "Nothing to do.", es: "No haga nada." } },
  };
  const denied = { ...answered, answer: "denied", reason: "too-soon", written: null } as const;
  expect(wordRenewalAnswer(denied, "es", own).detail).toBe("Linh Nguyen le pide esperar.");
  expect(wordRenewalAnswer(denied, "en", own).nextStep).toBe("Order it again when about two weeks' supply is left.");
  const cancelled = wordCancelledPrescription("Linh Nguyen, MD", "duplicate", "en", own);
  expect(cancelled).toMatchObject({ nextStep: "Nothing to do." });
  expect(cancelled.detail).toContain("you already have this medicine");
});

test("every reason for a denial or a cancellation says why and what to do next, in every language", () => {
  for (const language of LANGUAGES) {
    for (const reason of DENIAL_REASONS) {
      const told = wordRenewalAnswer(
        { ...answered, answer: "denied", reason, written: null, note: "Call me." },
        language,
      );
      expect(told.detail.length * (told.nextStep?.length ?? 0) * (told.title?.length ?? 0)).toBeGreaterThan(0);
      expect(told.note).toContain("Call me.");
    }
    for (const reason of CANCEL_REASONS)
      expect(wordCancelledPrescription("Linh Nguyen, MD", reason, language).nextStep).not.toBe("");
  }
});

test.each([
  ["renewal-seen", { prescriber: "Linh Nguyen, MD" }, "Seen by Dr. Nguyen"],
  [
    "renewal-passed-on",
    { prescriber: "Linh Nguyen, MD", cover: "Ama Osei, MD" },
    "Dr. Osei is covering and has been asked",
  ],
  ["renewal-visit-asked", { prescriber: "Linh Nguyen, MD" }, "Dr. Nguyen asks for a visit first"],
  ["ready", null, undefined],
  ["toString", { prescriber: "Linh Nguyen, MD" }, undefined],
])("the step %s reads %3$j", (code, details, words) => {
  expect(wordRenewalEvent(code, details, "en")).toBe(words);
});
