import { expect, type Locator, type Page } from "@playwright/test";

/** The newest letter of a subject to somebody in the demo's letter box. Mail goes out from a queue, so it may take a moment. */
export async function newestLetter(page: Page, recipient: string, subject: string): Promise<Locator> {
  const letter = page
    .getByRole("article")
    .or(page.locator("section"))
    .filter({ has: page.getByRole("heading", { name: subject }), hasText: recipient })
    .first();
  await expect(async () => {
    await page.goto("/demo/mail");
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  return letter;
}
