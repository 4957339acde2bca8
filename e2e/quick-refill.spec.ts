import type { Page } from "@playwright/test";
import { expect, signOn, test } from "./support/test.ts";

async function fillIn(page: Page, mrn: string, rxNumber: string): Promise<void> {
  await page.goto("/quick-refill");
  await page.getByRole("textbox", { name: "Health record number" }).fill(mrn);
  await page.getByRole("textbox", { name: "Prescription number" }).fill(rxNumber);
}

const summary = (page: Page) => page.locator(".error-summary");

test("a guest orders by two numbers, and the member finds the same order after signing on", async ({ page }) => {
  await fillIn(page, "100400183", "7007001048");
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your refill is ordered" })).toBeVisible();
  const [number = ""] = /\d{3} \d{3} \d{4}/.exec(await page.getByRole("main").innerText()) ?? [];
  expect(page.url()).not.toMatch(/\d{9,}/);

  await signOn(page, "priya");
  await page.goto("/orders");
  await expect(page.getByRole("link", { name: `Track order ${number}` })).toBeVisible();
  await page.goto("/family/access-log");
  await expect(
    page.getByRole("listitem").filter({ hasText: "Somebody with your record number: Ordered a refill" }),
  ).toContainText("Quick refill without sign-on");
});

test("numbers of different people, and a number nobody has, get one and the same answer", async ({ page }) => {
  // Both end in a right check digit; the second belongs to another member.
  const answers: string[] = [];
  for (const rxNumber of ["7999999993", "7006001130"]) {
    await fillIn(page, "100200310", rxNumber);
    await page.getByRole("button", { name: "Order this refill" }).click();
    await expect(summary(page)).toBeVisible();
    answers.push(await summary(page).innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toContain("We could not find a prescription with these numbers.");
});

test("a mistyped digit is caught at the field, and what was typed is kept", async ({ page }) => {
  await fillIn(page, "100200311", "7001001010");
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(summary(page)).toContainText(
    "Check this number: a digit seems mistyped. The health record number is on your ID card.",
  );
  await expect(page.getByRole("textbox", { name: "Health record number" })).toHaveValue("100200311");
  await expect(page.getByRole("textbox", { name: "Prescription number" })).toHaveValue("7001001010");
});

test("a guest picks up at another pharmacy, chosen by ZIP code", async ({ page }) => {
  await fillIn(page, "100200427", "7003001166");
  await page.getByRole("radio", { name: /^At another pharmacy/ }).check();
  await page.getByRole("textbox", { name: "ZIP code near the pharmacy" }).fill("91101");
  await page.getByRole("button", { name: "Show pharmacies near this ZIP code" }).click();
  await page.getByRole("radio", { name: /^Harbor Pasadena Pharmacy/ }).check();
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your refill is ordered" })).toBeVisible();
});

test("several prescriptions of one person go in one order", async ({ page }) => {
  await fillIn(page, "100500198", "7008001062");
  await page.getByRole("button", { name: "Add another prescription" }).click();
  await page.getByRole("textbox", { name: "Prescription number 2" }).fill("7008001179");
  await page.getByRole("button", { name: "Order these 2 refills" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your refill is ordered" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The pharmacy has your order for this prescription.");
  await expect(page.getByRole("main")).toContainText("We asked the doctor about this prescription.");
});
