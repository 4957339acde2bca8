import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTrackingNumber, readTrackingNumber } from "#partners/parcels/tracking-number.ts";

test.each(["USPS", "UPS"] as const)("made-up %s numbers are valid, and a mistyped digit is noticed", (carrier) => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 10, max: 16 }), (serial, at) => {
      const number = makeTrackingNumber(carrier, serial);
      expect(readTrackingNumber(number)?.url).toContain(number);
      const digit = Number(number[at]);
      const mistyped = `${number.slice(0, at)}${(digit + 1) % 10}${number.slice(at + 1)}`;
      expect(readTrackingNumber(mistyped)).toBeNull();
    }),
    { numRuns: 50 },
  );
});
