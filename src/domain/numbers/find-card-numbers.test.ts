import { expect, it, test } from "vitest";
import { findCardNumbers } from "#domain/numbers/find-card-numbers.ts";

test.each([
  ['{"note": "4242424242424242"}', "4242424242424242"],
  ["card 5555-5555-5555-4444, please", "5555555555554444"],
  ["6011 1111 1111 1117", "6011111111111117"],
  ["3782 822463 10005", "378282246310005"],
  ["2223003122003222\n", "2223003122003222"],
  ["number=4222222222222", "4222222222222"],
])("a card's number is found in %j", (text, number) => {
  expect(findCardNumbers(text)).toEqual([number]);
});

test.each([
  ["4242424242424241", "its check digit is wrong"],
  ["1795024800000008", "no card begins with 1"],
  ["9405511899223197428490", "a parcel's number is longer"],
  ["pi_4242424242424242", "a part of a longer word"],
  ["4242424242424242.5", "a fraction"],
  ["482 177 3605", "a confirmation number"],
])("%s is none: %s", (text) => {
  expect(findCardNumbers(text)).toEqual([]);
});

it("a known number is found wherever it stands", () => {
  expect(findCardNumbers("x4242424242424242y", ["4242424242424242"])).toEqual(["4242424242424242"]);
});
