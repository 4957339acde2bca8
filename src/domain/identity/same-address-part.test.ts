import { expect, it } from "vitest";
import { isAddressPart } from "#domain/identity/same-address-part.ts";

const address = { line1: "1214 Harbor Street", zip: "90242" };

it.each([
  ["the street number", "1214", true],
  ["the ZIP code", "90242", true],
  ["with spaces around it", " 1214 ", true],
  ["part of the street number", "121", false],
  ["the street's name", "Harbor Street", false],
  ["another ZIP code", "90241", false],
  ["nothing", "", false],
])("a caller who says %s", (_, said, expected) => {
  expect(isAddressPart(said, address)).toBe(expected);
});

it("an address without a number is told by its ZIP code alone, and a letter belongs to the number", () => {
  expect(isAddressPart("", { line1: "General Delivery", zip: "96814" })).toBe(false);
  expect(isAddressPart("96814", { line1: "General Delivery", zip: "96814" })).toBe(true);
  expect(isAddressPart("12b", { line1: "12B Pier Road", zip: "96814" })).toBe(true);
});
