import type { Page } from "@playwright/test";
import { confirmationNumber, line, strip } from "./support/medicines.ts";
import { expect, PASSWORD, test } from "./support/test.ts";
import { byKeyboard, byPointer, hiddenSideways, type Way } from "./support/ways.ts";

test.use({ fresh: true });

const order = [
  { person: undefined, drug: "Atorvastatin 20 mg tablet", price: "$30.00", says: "Ready by Wed, Nov 18" },
  { person: "Elena Ortiz", drug: "Amlodipine 5 mg tablet", price: "$15.00", says: "Ready by Wed, Nov 18" },
  { person: "Lucia Delgado", drug: "Montelukast 5 mg chewable tablet", price: "$10.00", says: "Ready by Wed, Nov 18" },
  { person: "Miguel Delgado", drug: "Lorazepam 0.5 mg tablet", price: "$9.56", says: "Answer expected by Fri, Nov 20" },
] as const;

/** From the front door to the confirmation: Rosa's refills, her mother's, her daughter's and her husband's. */
async function orderForFourPeople(
  page: Page,
  { press, type }: Way,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto("/");
  await look();
  await press(page.getByRole("main").getByRole("link", { name: "Sign on", exact: true }));
  await look();
  await type(page.getByRole("textbox", { name: "E-mail" }), "rosa@example.com");
  await type(page.getByRole("textbox", { name: "Password" }), PASSWORD);
  await press(page.getByRole("button", { name: "Sign on", exact: true }));
  for (const { person, drug } of order) {
    if (person !== undefined)
      await press(page.getByRole("navigation", { name: "Whose medicines" }).getByRole("link", { name: person }));
    await expect(
      page.getByRole("heading", { level: 1, name: person === undefined ? "Your medicines" : `${person}'s medicines` }),
    ).toBeVisible();
    await press(strip(page, drug).getByRole("button", { name: new RegExp(`for ${drug}$`) }));
    await expect(strip(page, drug).getByRole("link", { name: `In your bag for ${drug}` })).toBeVisible();
    await look();
  }
  const bag = page.getByRole("complementary", { name: "Your bag" });
  await expect(bag.getByRole("heading", { name: "Your bag" })).toContainText("4 refills for 4 people");
  await press(bag.getByRole("link", { name: "Review 4 refills" }));
  await expect(page.getByRole("heading", { level: 1, name: "Review your order" })).toBeVisible();
  for (const { drug, price, says } of order) {
    await expect(line(page, drug)).toContainText(price);
    await expect(line(page, drug)).toContainText(
      drug.startsWith("Lorazepam") ? "Full price, which is less than your copay" : "Your copay",
    );
    await expect(line(page, drug)).toContainText(says);
  }
  await look();
  await press(page.getByRole("button", { name: "Order 4 refills · $64.56 at pick-up" }));
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  await look();
}

async function expectReceipt(page: Page): Promise<void> {
  const digits = confirmationNumber(page);
  await expect(page.getByRole("paragraph").filter({ hasText: "Confirmation number" })).toContainText(
    [...digits].join(" "),
  );
  for (const { person = "Rosa Delgado", drug, price, says } of order) {
    await expect(line(page, drug).getByRole("heading")).toHaveText(`${drug} ${person}`);
    await expect(line(page, drug)).toContainText(price);
    await expect(line(page, drug)).toContainText(says);
    await expect(line(page, drug)).toContainText(
      drug.startsWith("Lorazepam") ? "Your doctor has been asked" : "The pharmacy has your order",
    );
  }
  await expect(page.getByRole("paragraph").filter({ hasText: "To pay" })).toContainText("$64.56 at pick-up");
}

test("Rosa signs on and orders for four people in under a minute", async ({ page }) => {
  const began = Date.now();
  await orderForFourPeople(page, byPointer);
  expect(Date.now() - began).toBeLessThan(60_000);
  await expectReceipt(page);

  await page.getByRole("link", { name: "Track this order" }).click();
  await expect(page.getByRole("list", { name: "Where it is" })).toHaveCount(4);
  await expect(page.getByRole("listitem").filter({ hasText: "You are here" })).toHaveText([
    /Ordered/,
    /Ordered/,
    /Ordered/,
    /Doctor asked/,
  ]);
});

test("the confirmation can be kept as a text", async ({ page }) => {
  await orderForFourPeople(page, byPointer);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`receipt-${confirmationNumber(page)}.txt`);
  const text = (await saved.createReadStream().then((stream) => stream.toArray())).join("");
  for (const { drug, says } of order) {
    expect(text).toContain(drug);
    expect(text).toContain(says);
  }
});

test("with the keyboard alone, by the names a screen reader speaks, and with the focus always in sight", async ({
  page,
}) => {
  test.slow();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await orderForFourPeople(page, byKeyboard(page));
  await expectReceipt(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("Rosa orders for four people", async ({ page }) => {
    await orderForFourPeople(page, byPointer);
    await expectReceipt(page);
  });
});

test.describe("on a window 320 pixels wide", () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test("Rosa orders for four people and never scrolls sideways", async ({ page }) => {
    await orderForFourPeople(page, byPointer, async () => expect(await hiddenSideways(page)).toBe(0));
    await expectReceipt(page);
  });
});

test("with text twice as large Rosa orders for four people and never scrolls sideways", async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  // The setting for larger text in the browser's own preferences: 32 pixels where 16 are usual.
  const args = [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? "", viewport: { width: 640, height: 900 } });
    await orderForFourPeople(page, byPointer, async () => expect(await hiddenSideways(page)).toBe(0));
    await expect(page.getByRole("paragraph").first()).toHaveCSS("font-size", /^(3[2-9]|4\d)/);
    await expectReceipt(page);
  } finally {
    await browser.close();
  }
});
