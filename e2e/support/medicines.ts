import { expect, type Locator, type Page } from "@playwright/test";

/** The strip of a medicine on the home page, by the beginning of its name. */
export function strip(page: Page, drug: string): Locator {
  return page.getByRole("article", { name: new RegExp(`^${drug}`) });
}

/** Puts a medicine of the list in sight in the bag. */
export async function putInBag(page: Page, drug: string): Promise<void> {
  await strip(page, drug).getByRole("button").click();
  await expect(strip(page, drug).getByRole("link", { name: /^In your bag/ })).toBeVisible();
}

/** Puts one piece of an over-the-counter item in the bag. */
export async function putItemInBag(page: Page, name: string): Promise<void> {
  await page.goto("/items");
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("searchbox").press("Enter");
  const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });
  await item.getByRole("button", { name: /^Add to bag/ }).click();
  await expect(item).toContainText("1 in your bag");
}

/** Opens another person's list by its tab. */
export async function openListOf(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Whose medicines" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name}'s medicines` })).toBeVisible();
}

/** The line of a medicine in the review, a receipt or a list of orders: its heading is the medicine's name. */
export function line(page: Page, name: string | RegExp): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
}

/** Presses the button that orders and reads the confirmation number off the receipt. */
export async function placeOrder(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Order \d+ (refill|item).*·|^Ask (?!a pharmacist)/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  return confirmationNumber(page);
}

/** The ten digits of the receipt in sight, also in its address. */
export function confirmationNumber(page: Page): string {
  const [, number] = /\/orders\/(\d{10})/.exec(page.url()) ?? [];
  if (number === undefined) throw new Error("This page has no order.");
  return number;
}

/** Puts prescriptions in the bag by their numbers, up to ten of one person, and stays on the review. */
export async function orderByNumber(page: Page, mrn: string, rxNumbers: readonly string[]): Promise<void> {
  await page.goto("/order-by-number");
  await page.getByRole("textbox", { name: "Health record number" }).fill(mrn);
  for (const [index, rxNumber] of rxNumbers.entries()) {
    if (index > 0) await page.getByRole("button", { name: "Add another prescription" }).click();
    await page
      .getByRole("textbox", { name: /^Prescription number/ })
      .nth(index)
      .fill(rxNumber);
  }
  await page.getByRole("button", { name: "Put in my bag" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Review your order" })).toBeVisible();
}
