import fc from "fast-check";
import { expect, it } from "vitest";
import { type BookEntry, compareBooks, totalOf } from "#domain/payment/compare-books.ts";

const charge = (providerId: string, cents: number): BookEntry => ({ kind: "capture", providerId, cents });
const entries = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom("capture", "refund", "other"),
    providerId: fc.stringMatching(/^[a-d]$/),
    cents: fc.integer({ min: -500, max: 500 }),
  }) satisfies fc.Arbitrary<BookEntry>,
  { selector: ({ kind, providerId }) => `${kind}${providerId}` },
);

it("a charge that only one side has, and one of another amount, are differences; the same charge is none", () => {
  const ours = [charge("a", 1000), charge("b", 500), charge("c", 700)];
  const theirs = [charge("a", 1000), charge("b", 501), { kind: "refund", providerId: "d", cents: -700 } as const];
  expect(compareBooks(ours, theirs)).toEqual([
    { kind: "capture", providerId: "b", ourCents: 500, providerCents: 501 },
    { kind: "capture", providerId: "c", ourCents: 700, providerCents: null },
    { kind: "refund", providerId: "d", ourCents: null, providerCents: -700 },
  ]);
});

it("a charge that the provider has twice is a difference", () => {
  expect(compareBooks([charge("a", 1000)], [charge("a", 1000), charge("a", 1000)])).toEqual([
    { kind: "capture", providerId: "a", ourCents: 1000, providerCents: 2000 },
  ]);
});

it("books agree with themselves in any order, and the differences explain the difference of the totals", () => {
  fc.assert(
    fc.property(entries, entries, (ours, theirs) => {
      expect(compareBooks(ours, ours.toReversed())).toEqual([]);
      const explained = compareBooks(ours, theirs).reduce(
        (sum, { ourCents, providerCents }) => sum + (ourCents ?? 0) - (providerCents ?? 0),
        0,
      );
      expect(explained).toBe(totalOf(ours) - totalOf(theirs));
    }),
  );
});
