import type { Locator, Page } from "@playwright/test";
import { findings } from "./support/findings.ts";
import type { Installation } from "./support/installation.ts";
import { openListOf, placeOrder, putInBag } from "./support/medicines.ts";
import { expect, signOn } from "./support/test.ts";
import { openLine, stockCode, test, verify } from "./support/workbench.ts";

const GOOD_CARD = "4242 4242 4242 4242";
const DECLINED_CARD = "4000 0000 0000 0002";

/** Types a card into the payment company's frame, and waits until it is saved. */
async function addCard(page: Page, number: string): Promise<void> {
  await page.goto("/profile/cards/new");
  const form = page.frameLocator("iframe[data-card-frame]");
  await form.locator("#number").fill(number);
  await form.locator("#expiry").fill("12/34");
  await form.locator("#code").fill("123");
  await form.getByRole("button").first().click();
  await expect(page.getByText("Your card is saved")).toBeVisible();
}

/** Has what is in the bag mailed, paid by the card that ends so, and leaves the order's own page open. */
async function orderByMail(page: Page, { card, to }: { readonly card: string; readonly to?: RegExp }): Promise<string> {
  await page.goto("/bag");
  await page.getByText("Change where, or have it mailed").click();
  await page.getByRole("radio", { name: /^Have it mailed/ }).check();
  if (to !== undefined) await page.getByRole("radio", { name: to }).check();
  await page
    .getByRole("radio", { name: new RegExp(`ending in ${card}`) })
    .last()
    .check();
  await page.getByRole("button", { name: "Show price and date" }).click();
  const number = await placeOrder(page);
  await page.getByRole("link", { name: "Track this order" }).click();
  return number;
}

function sheet(page: Page, drug: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${drug}`) }) });
}

type Staff = { readonly pharmacist: Page; readonly packer: Page };

/** Verified, counted and checked: it lies ready for a parcel. */
async function fill({ pharmacist, packer }: Staff, order: string, drug: string): Promise<void> {
  await openLine(pharmacist, order, drug);
  await verify(pharmacist);
  await openLine(packer, order, drug);
  await packer.getByRole("textbox", { name: "Stock bottle's code" }).fill(await stockCode(packer));
  await packer.getByRole("button", { name: "Count", exact: true }).click();
  await expect(packer.getByText("Counted. A pharmacist makes the last check.")).toBeVisible();
  await openLine(pharmacist, order, drug);
  await pharmacist.getByRole("button", { name: "Last check passed", exact: true }).click();
}

/** Scans what waits for a person into a parcel, weighs it and prints its label. */
async function pack(page: Page, person: string, wrongScan?: string): Promise<void> {
  await page.goto("/staff/parcels");
  await page.getByRole("button", { name: `Pack ${person}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Parcel for ${person}` })).toBeVisible();
  const scan = page.getByRole("textbox", { name: "Scan a bottle" });
  if (wrongScan !== undefined) {
    await scan.fill(wrongScan);
    await scan.press("Enter");
    await expect(page.getByRole("alert")).toBeVisible();
  }
  const toScan = page.getByRole("row").filter({ hasText: "Scan it" }).locator(".mono");
  for (let left = await toScan.count(); left > 0; left--) {
    await scan.fill((await toScan.first().innerText()).replaceAll(/\D/g, ""));
    await scan.press("Enter");
    await expect(toScan).toHaveCount(left - 1);
  }
  await page.getByRole("textbox", { name: "Weight in grams" }).fill("180");
  await page.getByRole("button", { name: "Save the weight" }).click();
  await page.getByRole("button", { name: "Print the label" }).click();
  await expect(page.getByText("The label is ready to print.")).toBeVisible();
}

async function handOver(page: Page): Promise<void> {
  await page.goto("/staff/parcels");
  await page.getByRole("button", { name: "List all labelled parcels for the driver" }).click();
  await page
    .getByRole("button", { name: /^The driver has them/ })
    .first()
    .click();
  await expect(page.getByText("Shipped. The members are told.")).toBeVisible();
}

/** The demo's carrier takes two and a half days in five minutes. */
async function later(server: Installation, minutes: number, page: Page): Promise<void> {
  // An open page would ask while nobody answers.
  await page.goto("about:blank");
  await server.continueAt(new Date(server.now().getTime() + minutes * 60_000));
}

test("90 days for three people are packed, charged as they leave, and followed to the door", async ({
  page,
  server,
  openAs,
}) => {
  await signOn(page, "rosa");
  await addCard(page, GOOD_CARD);
  await page.goto("/home");
  const medicines = [
    ["Lisinopril 10 mg tablet", "Rosa Delgado"],
    ["Amlodipine 5 mg tablet", "Elena Ortiz"],
    ["Tamsulosin 0.4 mg capsule", "Miguel Delgado"],
  ] as const;
  for (const [drug, person] of medicines) {
    if (person !== "Rosa Delgado") await openListOf(page, person);
    await putInBag(page, drug);
  }
  await page.goto("/bag");
  for (const [drug] of medicines) {
    const longer = page.getByRole("button", { name: `Change to 90 days ${drug}` });
    if ((await longer.count()) > 0) await longer.click();
  }
  const order = await orderByMail(page, { card: "4242" });
  for (const [drug] of medicines) await expect(sheet(page, drug)).toContainText("90 days");

  const staff = { pharmacist: await openAs("mailpharmacist"), packer: await openAs("mailorder") };
  for (const [drug] of medicines) await fill(staff, order, drug);
  for (const [index, [, person]] of medicines.entries())
    await pack(staff.packer, person, index === 0 ? "7001002026" : undefined);
  for (const [drug] of medicines) await expect(sheet(page, drug)).toContainText("Packed");
  await handOver(staff.packer);
  for (const [drug] of medicines) await expect(sheet(page, drug)).toContainText("On its way", { timeout: 2000 });

  await later(server, 7, page);
  await expect(async () => {
    await page.goto(`/orders/${order}`);
    for (const [drug] of medicines) await expect(sheet(page, drug)).toContainText("Delivered", { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

test("a declined card is mended by another without losing the order", async ({ page }) => {
  await signOn(page, "rosa");
  await addCard(page, DECLINED_CARD);
  await page.goto("/home");
  await putInBag(page, "Esomeprazole");
  const order = await orderByMail(page, { card: "0002" });
  await expect(async () => {
    await page.goto("/home");
    await expect(page.getByText(/^Your order [\d ]+ needs another card$/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole("link", { name: "Choose another card" }).click();
  await expect(page.getByText("Your bank declined the card.")).toBeVisible();
  await page
    .getByRole("radio", { name: /ending in 4242/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Pay with this card" }).click();
  await expect(async () => {
    await page.goto(`/orders/${order}`);
    await expect(page.getByText("This order needs another card")).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(sheet(page, "Esomeprazole")).toContainText("The pharmacy has your order");
});

test("a parcel that gets lost is replaced, and costs nothing more", async ({ page, server, openAs }) => {
  await signOn(page, "rosa");
  await page.goto("/profile/address");
  // The demo's carrier loses every parcel to this unit.
  await page.getByRole("textbox", { name: /^Street/ }).fill("12 Firestone Boulevard");
  await page.getByRole("textbox", { name: /^Apartment or unit/ }).fill("Unit LOST");
  await page.getByRole("textbox", { name: /^City/ }).fill("Downey");
  await page.getByRole("textbox", { name: /^State/ }).fill("CA");
  await page.getByRole("textbox", { name: /^ZIP/ }).fill("90241");
  await page.getByRole("button", { name: "Add this address" }).click();
  await expect(page.getByText("The address is added")).toBeVisible();
  await page.goto("/home");
  await putInBag(page, "Atorvastatin");
  const order = await orderByMail(page, { card: "4242", to: /^12 Firestone/ });

  const staff = { pharmacist: await openAs("mailpharmacist"), packer: await openAs("mailorder") };
  await fill(staff, order, "Atorvastatin");
  await pack(staff.packer, "Rosa Delgado");
  await handOver(staff.packer);
  await expect(sheet(page, "Atorvastatin")).toContainText("On its way", { timeout: 2000 });

  await later(server, 18, page);
  await expect(async () => {
    await page.goto(`/orders/${order}`);
    await expect(sheet(page, "Atorvastatin")).toContainText("The parcel went wrong: we fill it again at no cost", {
      timeout: 500,
    });
  }).toPass({ timeout: 90_000 });

  await test.step("nobody fills it for a week, and she may wait or cancel", async () => {
    await later(server, 7 * 24 * 60, page);
    await signOn(page, "rosa");
    await expect(async () => {
      await page.goto(`/orders/${order}`);
      await expect(sheet(page, "Atorvastatin")).toContainText("It ships later than we said", { timeout: 500 });
    }).toPass({ timeout: 90_000 });
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: /^I will wait/ }).click();
    await expect(page.getByText("Thank you. We send it as soon as we can.")).toBeVisible();
  });
});
