import { expect, type Locator, type Page } from "@playwright/test";

/** One of the demo's phones, with everything on it; texts go out from a queue, so they may take a moment. */
export function demoPhone(page: Page, number: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: number }) });
}

/** Waits until a phone shows a text, the page in sight being loaded anew until it does. */
export async function untilTexted(page: Page, number: string, text: RegExp): Promise<Locator> {
  const found = demoPhone(page, number).getByRole("listitem").filter({ hasText: text }).first();
  await expect(async () => {
    await page.goto("/demo/phone");
    await expect(found).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  return found;
}

export async function sendFromPhone(page: Page, number: string, text: string): Promise<void> {
  await page.goto("/demo/phone");
  await page.getByRole("textbox", { name: `Text from ${number}` }).fill(text);
  await page.getByRole("button", { name: `Send ${number}` }).click();
  await expect(demoPhone(page, number).getByRole("listitem").filter({ hasText: text }).first()).toBeVisible();
}
