import type { Page } from "@playwright/test";
import { newestLetter } from "./support/letter-box.ts";
import { expect, fillSignOn, test } from "./support/test.ts";

const NEW_PASSWORD = "kettle drum marmalade";

async function fillIn(page: Page, { mrn = "100600105", lastName = "Okafor", day = "17" }): Promise<void> {
  await page.goto("/register");
  await page.getByRole("textbox", { name: "Health record number" }).fill(mrn);
  await page.getByRole("textbox", { name: "Last name" }).fill(lastName);
  await page.getByRole("textbox", { name: "Month" }).fill("6");
  await page.getByRole("textbox", { name: "Day" }).fill(day);
  await page.getByRole("textbox", { name: "Year" }).fill("1981");
  await page.getByRole("textbox", { name: "E-mail" }).fill("samuel@example.com");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Step 2 of 2: your code and a password" })).toBeVisible();
}

test("numbers that match nobody get the same answer, and no letter", async ({ page }) => {
  await fillIn(page, { lastName: "Somebody" });
  await page.goto("/demo/mail");
  await expect(page.getByText("Your code to register")).toHaveCount(0);
});

test("Samuel registers with the code from the demo's letter box and signs on", async ({ page, context }) => {
  await page.goto("/demo");
  await expect(page.getByRole("main")).toContainText("June 17, 1981");
  await fillIn(page, {});
  const letterBox = await context.newPage();
  const letter = await newestLetter(letterBox, "samuel@example.com", "Your code to register");
  const [code] = /\b\d{6}\b/.exec(await letter.innerText()) ?? [];

  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("textbox", { name: "Choose a password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Finish and see my medicines" }).click();
  await expect(page.getByRole("alert").or(page.getByRole("group", { name: "There is a problem" }))).toContainText(
    "Check the code we sent and try again.",
  );

  await page.getByRole("textbox", { name: "Code" }).fill(code ?? "");
  await page.getByRole("textbox", { name: "Choose a password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Finish and see my medicines" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await fillSignOn(page, "samuel@example.com", NEW_PASSWORD);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();
});
