import { expect, test } from "./support/test.ts";

test("the pharmacies near a ZIP code come nearest first, with hours, languages and the refill number", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Find one near you" }).click();
  await page.getByRole("textbox", { name: "ZIP code" }).fill("90242");
  await page.getByRole("button", { name: "Show pharmacies" }).click();
  const nearest = page.getByRole("region", { name: "Nearest to 90242" }).getByRole("article");
  await expect(nearest.first().getByRole("heading")).toHaveText("Harbor Downey Medical Offices Pharmacy");
  await expect(nearest.first()).toContainText("Less than 2 miles");
  await expect(nearest.first()).toContainText("Mon–Fri 8:30 AM – 7:00 PM");
  await expect(nearest.first()).toContainText("Speaks English, Spanish, and Korean");
  await expect(nearest.first().getByRole("link", { name: "562-555-0142" })).toHaveAttribute("href", "tel:+15625550142");
  const distances = (await nearest.allInnerTexts()).map((text) => Number(/About (\d+) miles/.exec(text)?.[1] ?? 0));
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
});

test("where an area lacks a feature, the directory says what to do instead", async ({ page }) => {
  await page.goto("/pharmacies?near=96814");
  const honolulu = page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: "Harbor Honolulu Pharmacy" }) });
  await honolulu.getByText("What Hawaii does not offer, and what to do").click();
  await expect(honolulu).toContainText(
    "Quick refills without signing on are not offered here. Sign on to order, or call the pharmacy.",
  );
  await expect(honolulu).toContainText(
    "The automated refill line is not offered here. Order online, or call the pharmacy during its hours.",
  );
});

test("asked for one feature, the directory leaves out the areas without it", async ({ page }) => {
  await page.goto("/pharmacies");
  await page.getByRole("textbox", { name: "ZIP code" }).fill("96814");
  await page.getByRole("combobox", { name: "What it should offer" }).selectOption("Phone refills");
  await page.getByRole("button", { name: "Show pharmacies" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nearest to 96814" })).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: /Honolulu|Oakland/ })).toHaveCount(0);
  await expect(page.getByRole("article").filter({ hasText: "Los Angeles" })).not.toHaveCount(0);
});

test("a ZIP code that does not exist is told, and kept to be mended", async ({ page }) => {
  await page.goto("/pharmacies");
  await page.getByRole("textbox", { name: "ZIP code" }).fill("00000");
  await page.getByRole("button", { name: "Show pharmacies" }).click();
  await expect(page.getByText("We could not find this ZIP code.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "ZIP code" })).toHaveValue("00000");
});
