import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  confirmationNumberOf,
  formatConfirmationNumber,
  parseConfirmationNumber,
} from "#domain/numbers/confirmation-number.ts";
import { permute } from "#domain/numbers/confirmation-permutation.ts";
import { hasValidCheckDigit, luhnCheckDigit } from "#domain/numbers/luhn.ts";
import { parsePrescriptionNumber } from "#domain/numbers/prescription-number.ts";
import { parseRecordNumber } from "#domain/numbers/record-number.ts";

const keys = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

describe("check digits", () => {
  test.each([
    ["7992739871", 3],
    ["10020031", 0],
    ["482177360", 5],
    ["0", 0],
  ])("of %s is %i", (digits, check) => {
    expect(luhnCheckDigit(digits)).toBe(check);
    expect(hasValidCheckDigit(`${digits}${check}`)).toBe(true);
  });
  test.each(["", "0", "12a4", "100200311", " 100200310"])("%j does not pass", (digits) => {
    expect(hasValidCheckDigit(digits)).toBe(false);
  });
  it("catch any one wrong digit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, off) => {
        const right = `${digits}${luhnCheckDigit(digits)}`;
        const wrong = right.slice(0, at) + ((Number(right[at]) + off) % 10) + right.slice(at + 1);
        expect(hasValidCheckDigit(wrong)).toBe(false);
      }),
    );
  });
});

describe("numbers as people write them", () => {
  test.each([
    ["100200310", "100200310"],
    [" 100 200 310 ", "100200310"],
    ["100-200-310", "100200310"],
    ["100–200–310", "100200310"],
    ["100200311", null],
    ["1002003100", null],
    ["", null],
    ["10020031x", null],
  ])("record number %j reads as %j", (text, number) => {
    expect(parseRecordNumber(text)).toBe(number);
  });
  test.each([
    ["7001001010", "7001001010"],
    ["700 100 1010", "7001001010"],
    ["7001001011", null],
    ["100200310", null],
  ])("prescription number %j reads as %j", (text, number) => {
    expect(parsePrescriptionNumber(text)).toBe(number);
  });
  it("a confirmation number is printed in three groups and read back", () => {
    expect(formatConfirmationNumber("4821773605")).toBe("482 177 3605");
    expect(parseConfirmationNumber("482 177 3605")).toBe("4821773605");
    expect(parseConfirmationNumber("482 177 3606")).toBeNull();
  });
});

describe("the numbers of orders", () => {
  const sequence = fc.integer({ min: 0, max: 999_999_999 });
  it("are scrambled so that reversed keys give the order's place back", () => {
    fc.assert(
      fc.property(sequence, (n) => {
        const scrambled = permute(keys, n);
        expect(scrambled).toBeGreaterThanOrEqual(0);
        expect(scrambled).toBeLessThan(1_000_000_000);
        expect(permute(keys.toReversed(), scrambled)).toBe(n);
      }),
    );
  });
  it("differ for a hundred thousand orders in a row, and do not follow one another", () => {
    const numbers = Array.from({ length: 100_000 }, (_, n) => permute(keys, n));
    expect(new Set(numbers).size).toBe(100_000);
    const rising = numbers.filter((number, n) => n > 0 && number > (numbers[n - 1] ?? 0)).length;
    expect(rising).toBeGreaterThan(45_000);
    expect(rising).toBeLessThan(55_000);
  });
  it("are ten digits that pass the check, also at both ends", () => {
    for (const n of [0, 1, 999_999_999])
      expect(parseConfirmationNumber(confirmationNumberOf(n, keys))).toMatch(/^\d{10}$/);
  });
  it("are others under other keys", () => {
    expect(confirmationNumberOf(1, keys)).not.toBe(confirmationNumberOf(1, [1, 2, 3, 4]));
  });
  test.each([-1, 1_000_000_000, 1.5, Number.NaN])("there is none for %d", (n) => {
    expect(() => permute(keys, n)).toThrow(RangeError);
  });
  it("need four keys", () => {
    expect(() => permute([1, 2, 3], 5)).toThrow(RangeError);
  });
});
