import { expect, test } from "vitest";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

test.each([
  ["5625550142", "562-555-0142", "tel:+15625550142"],
  ["+15625550142", "562-555-0142", "tel:+15625550142"],
  ["(562) 555-0142", "562-555-0142", "tel:+15625550142"],
])("%s is written %s and dialled %s", (stored, written, dialled) => {
  expect([phoneWords(stored), phoneHref(stored)]).toEqual([written, dialled]);
});
