import { expect, test } from "vitest";
import { tooManyPeople } from "#domain/order/order-limits.ts";

test.each([
  ["for oneself alone", "rosa", ["rosa", "rosa", "rosa"], false],
  ["for oneself and three others", "rosa", ["rosa", "elena", "miguel", "lucia", "rosa"], false],
  ["for oneself and four others", "rosa", ["rosa", "elena", "miguel", "lucia", "mateo"], true],
  ["for three others only", "rosa", ["elena", "miguel", "lucia"], false],
  ["for four others only: the orderer is the fifth", "rosa", ["elena", "miguel", "lucia", "mateo"], true],
  ["by a guest for one member", null, ["james"], false],
  ["with a line that belongs to nobody", null, [null, "james"], false],
] as const)("an order %s", (_name, orderer, people, tooMany) => {
  expect(tooManyPeople(orderer, people)).toBe(tooMany);
});
