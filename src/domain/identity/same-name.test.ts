import { expect, test } from "vitest";
import { isSameName } from "#domain/identity/same-name.ts";

test.each([
  ["Okafor", "okafor", true],
  ["Núñez", "NUNEZ", true],
  ["Nu\u0301n\u0303ez", "núñez", true],
  ["O'Brien", "O’Brien", true],
  ["De la Cruz", "delacruz", true],
  ["Smith-Jones", "Smith Jones", true],
  ["Okafor", "Okafo", false],
  ["", "", false],
  ["---", "'", false],
])("%j and %j are the same name: %s", (a, b, same) => {
  expect(isSameName(a, b)).toBe(same);
});
