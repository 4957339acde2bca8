import { expect, test } from "vitest";
import { addressesIn, visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const id = "0198c0de-0000-7000-8000-000000000042";
const typed = {
  mrn: "100 600 105",
  lastName: "Okafor",
  birthDateMonth: "4",
  birthDateDay: "7",
  birthDateYear: "1981",
  email: "samuel@example.com",
};

test("the birth date is sent as a day, and the registration's id goes on in the form only", async () => {
  const stranger = visit({ "POST /registrations": { id, detail: "We have sent a code." } });
  const { html, words } = await stranger.send("/register", typed);
  expect(stranger.sent("POST /registrations")[0]?.body).toMatchObject({ birthDate: "1981-04-07", lastName: "Okafor" });
  expect(words).toContain("We have sent a code.");
  expect(html).toContain(`name="registration" value="${id}"`);
  expect(addressesIn(html).filter((address) => address.includes(id))).toEqual([]);
});

test.each([
  ["en", "Enter your date of birth as month, day and year"],
  ["es", "Escriba su fecha de nacimiento: mes, día y año"],
] as const)("a date that does not exist is named, and nothing typed is lost (%s)", async (language, expected) => {
  const answers = { "POST /registrations": () => refusal(422, "bad-input", "Check.", { birthDate: "Enter a date." }) };
  const { html, words } = await visit(answers, { language }).send("/register", { ...typed, birthDateDay: "99" });
  expect(words).toContain(expected);
  for (const value of ["100 600 105", "Okafor", "4", "99", "1981", "samuel@example.com"])
    expect(html).toContain(`value="${value}"`);
});

test("a wrong code is told at its field; the password is asked for again", async () => {
  const answers = {
    [`POST /registrations/${id}/confirm`]: () => refusal(422, "code-wrong", "Check the code we sent and try again."),
  };
  const { html, words } = await visit(answers).send("/register/confirm", {
    registration: id,
    detail: "Sent.",
    code: "123456",
    password: "a password nobody may read",
  });
  expect(words).toContain("Check the code we sent and try again.");
  expect(html).toContain(`value="${id}"`);
  expect(html).not.toContain("nobody may read");
});

test("a finished registration leads home", async () => {
  const answers = { [`POST /registrations/${id}/confirm`]: {} };
  const { location } = await visit(answers).send("/register/confirm", {
    registration: id,
    code: "123456",
    password: "a password nobody may read",
  });
  expect(location).toBe("/home");
});
