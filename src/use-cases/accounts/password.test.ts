import { expect, it, test } from "vitest";
import { checkNewPassword, hashPassword, isPassword } from "#use-cases/accounts/password.ts";

const rosa = { givenName: "Rosa", familyName: "Núñez", email: "rosie.n@example.com" };

test.each([
  ["eleven char", "password-short"],
  ["password1234", "password-common"],
  ["PassWord1234", "password-common"],
  ["111111222222", "password-common"],
  ["my-Nunez-2026!", "password-common"],
  ["rosa rosa rosa", "password-common"],
  ["rosie.n@example.com", "password-common"],
  ["xx-rosie.n-xx-yy", "password-common"],
  ["twelve chars", undefined],
  ["correct horse battery staple", undefined],
  ["ñandú ñandú ñandú 🌵", undefined],
])("the password %j is refused as %s", (password, code) => {
  expect(checkNewPassword(password, rosa)?.fields?.["password"]).toBe(code);
});

it("only its own hash takes a password, and none takes where there is no account", async () => {
  const hash = await hashPassword("twelve chars");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword("twelve chars", hash)).toBe(true);
  expect(await isPassword("twelve charS", hash)).toBe(false);
  expect(await isPassword("twelve chars", undefined)).toBe(false);
});
