import { expect, it, test } from "vitest";
import { assert, property, string } from "fast-check";
import { fitText, septets, toGsm7 } from "#domain/notice/gsm7.ts";

test.each([
  ["", 0],
  ["Your order is ready.", 20],
  ["¿Está?", null],
  ["¿Es de él? Sí", null],
  ["Año, é, ü, ñ, ¡ ¿", 17],
  ["costs €5", 9],
  ["[a]", 5],
  ["👍", null],
])("%j takes %j septets", (text, count) => {
  expect(septets(text)).toBe(count);
});

test.each([
  ["Está listo: recójalo aquí, después.", "Esta listo: recojalo aqui, despu\u00e9s."],
  ["“Ready” — today…", '"Ready" - today...'],
  ["Niño", "Niño"],
  ["👍", "?"],
])("%j is sent as %j", (text, sent) => {
  expect(toGsm7(text)).toBe(sent);
});

it("whatever the words, one message holds what is sent", () => {
  assert(
    property(
      string({ unit: "grapheme", maxLength: 300 }),
      string({ unit: "binary", maxLength: 80 }),
      (first, other) => {
        expect(septets(fitText(first, other)) ?? Infinity).toBeLessThanOrEqual(160);
      },
    ),
  );
});

it("what fits behind the first part is kept, what does not is left out", () => {
  const first = "a".repeat(140);
  expect(fitText(first, "b".repeat(30), "STOP ends.")).toBe(`${first} STOP ends.`);
});
