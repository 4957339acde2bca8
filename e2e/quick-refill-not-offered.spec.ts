import { expect, test } from "./support/test.ts";

test("in Honolulu, where refills need a sign-on, the page says what to do instead", async ({ page }) => {
  await page.goto("/quick-refill");
  await page.getByRole("textbox", { name: "Health record number" }).fill("100300110");
  await page.getByRole("textbox", { name: "Prescription number" }).fill("7006001130");
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(page.getByRole("alert")).toContainText("Call the pharmacy about this prescription.");
  await expect(page.getByRole("main").getByRole("link", { name: "Sign on and order" })).toHaveAttribute(
    "href",
    "/sign-in",
  );
  await expect(page.getByRole("main").getByRole("link", { name: "Find the pharmacy's phone number" })).toHaveAttribute(
    "href",
    "/pharmacies",
  );

  await page.getByRole("radio", { name: /^At another pharmacy/ }).check();
  const zip = page.getByRole("textbox", { name: "ZIP code near the pharmacy" });
  await zip.fill("96814");
  await page.getByRole("button", { name: "Show pharmacies near this ZIP code" }).click();
  await expect(page.getByText("No pharmacy near there offers quick refills.")).toBeVisible();
  await page.getByRole("button", { name: "Order this refill" }).click();
  await expect(zip).toHaveAccessibleDescription(/No pharmacy near there offers quick refills\./);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("another number and another pharmacy can be added all the same", async ({ page }) => {
    await page.goto("/quick-refill");
    await page.getByRole("textbox", { name: "Health record number" }).fill("100200427");
    await page.getByRole("textbox", { name: "Prescription number" }).fill("7003001166");
    await page.getByRole("button", { name: "Add another prescription" }).click();
    await page.getByRole("textbox", { name: "Prescription number 2" }).fill("7003001059");
    await page.getByRole("radio", { name: /^At another pharmacy/ }).check();
    await page.getByRole("textbox", { name: "ZIP code near the pharmacy" }).fill("92503");
    await page.getByRole("button", { name: "Show pharmacies near this ZIP code" }).click();
    await expect(page.getByRole("textbox", { name: "Prescription number 1" })).toHaveValue("7003001166");
    await page.getByRole("radio", { name: /^Harbor Riverside Pharmacy/ }).check();
    await page.getByRole("button", { name: "Order these 2 refills" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Your refill is ordered" })).toBeVisible();
  });
});
