import type { Page } from "@playwright/test";
import { openListOf, orderByNumber } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

async function letWalterAct(page: Page, what: RegExp): Promise<void> {
  await page.goto("/family/add");
  await page.getByRole("textbox", { name: "Their health record number" }).fill("100300110");
  await page.getByRole("textbox", { name: "Their last name" }).fill("Kim");
  await page.getByRole("radio", { name: what }).check();
  await page.getByRole("button", { name: "Give permission" }).click();
  await expect(page.getByText("This person may act for you now")).toBeVisible();
}

async function endWalter(page: Page): Promise<void> {
  await page.goto("/family");
  await page.getByText("End this permission").click();
  await page.getByRole("button", { name: "End it now Walter Kim" }).click();
  await expect(page.getByText("The permission has ended")).toBeVisible();
}

test("Priya lets Walter see her list, then only order by number, then nothing; her log says what he read", async ({
  page: priya,
  browser,
  baseURL,
}) => {
  const walter = await browser.newPage({ baseURL: baseURL ?? "" });
  await signOn(walter, "walter");
  await signOn(priya, "priya");

  await letWalterAct(priya, /^See my list and order/);
  await walter.goto("/home");
  await openListOf(walter, "Priya Raman");
  const list = walter.url();
  await walter
    .getByRole("article", { name: /^Rosuvastatin/ })
    .getByRole("heading")
    .getByRole("link")
    .click();
  await expect(walter.getByRole("heading", { level: 1, name: /^Rosuvastatin/ })).toBeVisible();
  const details = walter.url();

  await priya.goto("/family/access-log");
  const entries = priya.getByRole("list", { name: "Entries" }).getByRole("listitem");
  await expect(entries.filter({ hasText: "Walter Kim: Read the list of prescriptions" }).first()).toContainText(
    "Website",
  );
  await expect(entries.filter({ hasText: "Walter Kim: Read one prescription" })).not.toHaveCount(0);

  await endWalter(priya);
  await letWalterAct(priya, /^Only order by number/);
  await walter.goto("/home");
  await expect(walter.getByRole("link", { name: "Priya Raman by number" })).toBeVisible();
  for (const address of [list, details]) {
    await walter.goto(address);
    await expect(walter.getByRole("heading", { level: 1, name: "We could not find that page" })).toBeVisible();
  }

  await endWalter(priya);
  await walter.goto("/home");
  await expect(walter.getByRole("navigation", { name: "Whose medicines" })).toHaveCount(0);
  await priya.goto("/family/access-log");
  await expect(entries.filter({ hasText: "You: Ended the permission to act for you" })).toHaveCount(2);
  await walter.close();
});

test("a sensitive medicine is its owner's alone until she shows it", async ({ page, browser, baseURL }) => {
  const walter = await browser.newPage({ baseURL: baseURL ?? "" });
  await signOn(walter, "walter");
  await signOn(page, "rosa");
  await letWalterAct(page, /^See my list and order/);
  await walter.goto("/home");
  await openListOf(walter, "Rosa Delgado");
  await expect(walter.getByRole("article", { name: /^Lisinopril/ })).toBeVisible();
  await expect(walter.getByRole("article", { name: /^Sertraline/ })).toHaveCount(0);

  await page.goto("/home");
  await page
    .getByRole("article", { name: /^Sertraline/ })
    .getByRole("heading")
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Show it to people who help me" }).click();
  await expect(page.getByRole("button", { name: "Hide it from people who help me" })).toBeVisible();
  await walter.reload();
  await expect(walter.getByRole("article", { name: /^Sertraline/ })).toBeVisible();
  await walter.close();
});

test("Rosa orders for her teenage son by number alone: his list and the names stay his", async ({ page }) => {
  await signOn(page, "rosa");
  await page.getByRole("link", { name: "Mateo Delgado by number" }).click();
  await page.getByRole("textbox", { name: "Prescription number" }).fill("7005001099");
  await page.getByRole("button", { name: "Put in my bag" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Review your order" })).toBeVisible();
  await page.getByRole("button", { name: /^Order 1 refill ·/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Prescription 700 500 1099");
  await expect(page.getByRole("main")).not.toContainText("Escitalopram");
  await expect(page.getByRole("main")).not.toContainText("Mateo");
});

test("an order holds the one who orders and three others: the next person does not fit in", async ({ page }) => {
  await signOn(page, "rosa");
  await orderByNumber(page, "100200427", ["7003001166"]);
  await orderByNumber(page, "100200534", ["7002001035"]);
  await orderByNumber(page, "100200641", ["7004001074"]);
  await page.goto("/order-by-number");
  await page.getByRole("textbox", { name: "Health record number" }).fill("100300110");
  await page.getByRole("textbox", { name: "Prescription number" }).fill("7006001130");
  await page.getByRole("button", { name: "Put in my bag" }).click();
  await expect(page.getByText("One order can hold refills for up to four people.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Prescription number" })).toHaveValue("7006001130");
});
