import fc from "fast-check";
import { expect, it, test } from "vitest";
import { looksLikeCardNumber } from "#domain/numbers/card-number.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";

test.each([
  ["4242424242424242", true],
  ["4242 4242 4242 4242", true],
  ["4242-4242-4242-4242", true],
  ["3782 822463 10005", true],
  ["my card is 5555555555554444, thanks", true],
  ["4242 4242 4242 4242 12/34", true],
  ["12 4242 4242 4242 4242", true],
  ["4222222222222", true],
  ["4242424242424241", false],
  ["tok_visa", false],
  ["7001001010", false],
  ["100200310", false],
  ["(562) 555-0142", false],
  ["", false],
])("%j holds a card number: %s", (text, answer) => {
  expect(looksLikeCardNumber(text)).toBe(answer);
});

it("any 13 to 19 digits with a right check digit count, with a wrong one not", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12,18}$/), (digits) => {
      const check = luhnCheckDigit(digits);
      expect(looksLikeCardNumber(`${digits}${check}`)).toBe(true);
      expect(looksLikeCardNumber(`${digits}${(check + 1) % 10}`)).toBe(false);
    }),
  );
});

it("no id is taken for a card", () => {
  fc.assert(fc.property(fc.uuid(), (id) => !looksLikeCardNumber(id)));
  expect(looksLikeCardNumber("00000000-0000-4242-4242-424242424242")).toBe(false);
});
