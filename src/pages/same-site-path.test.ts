import { expect, test } from "vitest";
import { sameSitePath } from "#pages/same-site-path.ts";

test.each([
  ["/orders", "/orders"],
  ["/family/access-log?before=2026-11-21T18:30:00.000Z", "/family/access-log?before=2026-11-21T18:30:00.000Z"],
  [undefined, "/home"],
  ["", "/home"],
  ["/", "/home"],
  ["/sign-in", "/home"],
  ["/sign-out", "/home"],
  ["/staff/sign-in", "/home"],
])("after signing on, %s leads to %s", (then, expected) => {
  expect(sameSitePath(then)).toBe(expected);
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "\\/evil.example",
  "javascript:alert(1)",
  "/\\/evil.example",
  "//[",
  "evil.example",
])("signing on never leads to another site: %s", (then) => {
  expect(sameSitePath(then)).toBe("/home");
});
