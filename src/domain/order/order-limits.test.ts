import { expect, test } from "vitest";
import { tooManyPeople } from "#domain/order/order-limits.ts";

test.each([
  { orderer: "rosa", people: ["rosa", "elena", "miguel", "lucia"], tooMany: false },
  { orderer: "rosa", people: ["elena", "miguel", "lucia"], tooMany: false },
  { orderer: "rosa", people: ["rosa", "elena", "miguel", "lucia", "mateo"], tooMany: true },
  { orderer: "rosa", people: ["elena", "miguel", "lucia", "mateo"], tooMany: true },
  { orderer: "rosa", people: ["rosa", "rosa", "rosa", "rosa", "rosa", "elena"], tooMany: false },
  { orderer: null, people: ["james"], tooMany: false },
])("an order of $orderer for $people is for too many people: $tooMany", ({ orderer, people, tooMany }) => {
  expect(tooManyPeople(orderer, people)).toBe(tooMany);
});
