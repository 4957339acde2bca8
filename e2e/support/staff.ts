import { expect, type Page } from "@playwright/test";
import { PASSWORD } from "./test.ts";

/** The demo's staff. */
export type Staff =
  | "pharmacist"
  | "pharmacist2"
  | "technician"
  | "mailorder"
  | "mailpharmacist"
  | "agent"
  | "prescriber"
  | "admin";

/** What the authenticator app would show, as the demo page tells it. */
export async function codeOf(page: Page, staff: Staff): Promise<string> {
  const answer = await page.request.get("/api/demo/authenticator-codes");
  const listed = ((await answer.json()) as { staff: { email: string; code: string }[] }).staff;
  const found = listed.find(({ email }) => email === `${staff}@example.com`);
  if (found === undefined) throw new Error(`The demo has no ${staff}.`);
  return found.code;
}

export async function fillStaffSignOn(page: Page, staff: Staff): Promise<void> {
  await page.getByRole("textbox", { name: "Work e-mail" }).fill(`${staff}@example.com`);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("textbox", { name: /^Code/ }).fill(await codeOf(page, staff));
}

/** Signs on at the workbench, which opens where the role's day begins. */
export async function signOnAsStaff(page: Page, staff: Staff): Promise<void> {
  await page.goto("/staff/sign-in?lang=en");
  await fillStaffSignOn(page, staff);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}
