import type { Page } from "@playwright/test";
import { newestLetter } from "./support/letter-box.ts";
import { expect, test } from "./support/test.ts";

type Facts = {
  readonly mrn: string;
  readonly lastName: string;
  readonly birthDate: readonly [month: string, day: string, year: string];
  readonly email: string;
};

const passphrase = "two lanterns on the pier";

async function askForCode(page: Page, { mrn, lastName, birthDate: [month, day, year], email }: Facts): Promise<void> {
  await page.goto("/register");
  await page.getByRole("textbox", { name: "Health record number" }).fill(mrn);
  await page.getByRole("textbox", { name: "Last name" }).fill(lastName);
  const birthDate = page.getByRole("group", { name: "Date of birth" });
  await birthDate.getByRole("textbox", { name: "Month" }).fill(month);
  await birthDate.getByRole("textbox", { name: "Day" }).fill(day);
  await birthDate.getByRole("textbox", { name: "Year" }).fill(year);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Step 2 of 2: your code and a password" })).toBeVisible();
}

async function finish(page: Page, code: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("textbox", { name: "Choose a password" }).fill(password);
  await page.getByRole("button", { name: "Finish and see my medicines" }).click();
}

test("the pages answer a registered member's numbers and a stranger's guess alike", async ({ page }) => {
  const rosa: Facts = {
    mrn: "100200310",
    lastName: "Delgado",
    birthDate: ["6", "30", "1967"],
    email: "rosa@example.com",
  };
  const guess: Facts = {
    mrn: "100500198",
    lastName: "Nobody",
    birthDate: ["1", "2", "1953"],
    email: "guess@example.com",
  };
  const answers: string[] = [];
  for (const facts of [rosa, guess]) {
    await askForCode(page, facts);
    const sent = await page.getByRole("main").innerText();
    await finish(page, "123456", passphrase);
    await expect(page.getByRole("alert")).toBeVisible();
    answers.push(sent + (await page.getByRole("main").innerText()));
  }
  expect(answers[0]).toBe(answers[1]);
  // Only the one whose numbers they are is told.
  await newestLetter(page, "rosa@example.com", "You are already registered");
});

test("five wrong codes end a registration", async ({ page }) => {
  await askForCode(page, {
    mrn: "100500198",
    lastName: "Nobody",
    birthDate: ["1", "2", "1953"],
    email: "guess@example.com",
  });
  for (let tries = 0; tries < 5; tries += 1) {
    await finish(page, `12345${tries}`, passphrase);
    await expect(page.getByRole("alert")).toContainText("Check the code we sent and try again.");
    await expect(page.getByRole("textbox", { name: "Code" })).toHaveValue(`12345${tries}`);
  }
  await finish(page, "123456", passphrase);
  await expect(page.getByRole("heading", { level: 1, name: "That code has expired" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Start again" }).click();
  await expect(page.getByRole("heading", { name: "Step 1 of 2: who you are" })).toBeVisible();
});
