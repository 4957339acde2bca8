import { expect, test } from "vitest";
import { milesBetween } from "#domain/places/miles-between.ts";

const losAngeles = { latitude: 34.05, longitude: -118.24 };
const oakland = { latitude: 37.8, longitude: -122.27 };
const honolulu = { latitude: 21.31, longitude: -157.86 };

test.each([
  { from: losAngeles, to: losAngeles, miles: 0 },
  { from: losAngeles, to: oakland, miles: 342 },
  { from: losAngeles, to: honolulu, miles: 2558 },
])("a place lies $miles miles away", ({ from, to, miles }) => {
  expect(Math.abs(milesBetween(from, to) - miles)).toBeLessThan(8);
});
