import { line, placeOrder, putInBag } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

test("Walter has his tablets mailed to Hawaii, and is told to pick up the insulin", async ({ page }) => {
  await signOn(page, "walter");
  await putInBag(page, "Clopidogrel");
  await putInBag(page, "Insulin lispro");
  await page.goto("/bag");
  await page.getByText("Change where, or have it mailed").click();
  await page.getByRole("radio", { name: /^Have it mailed/ }).check();
  await expect(page.getByRole("radio", { name: /^1200 Kapiolani Boulevard/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^Mastercard ending in 4444/i })).toBeChecked();
  await page.getByRole("button", { name: "Show price and date" }).click();

  await expect(page.getByText("1 of 2 will be ordered. The rest stays in your bag: each line says why.")).toBeVisible();
  await expect(line(page, /^Clopidogrel/)).toContainText("Arrives by");
  await expect(line(page, /^Clopidogrel/)).toContainText("$30.00");
  await expect(line(page, /^Insulin lispro/)).toContainText("Can't be ordered now");
  await expect(line(page, /^Insulin lispro/)).toContainText("Pick up instead");

  await page.getByRole("button", { name: "Order 1 refill · $30.00 charged when we ship" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  await expect(page.getByText("1 thing is still in your bag")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("charged when we ship");

  await page.getByRole("link", { name: "See your bag" }).click();
  await expect(line(page, /^Insulin lispro/)).toContainText("Ready by Wed, Nov 18");
});

test("ordering before the new price and date were seen shows them first", async ({ page }) => {
  await signOn(page, "priya");
  await putInBag(page, "Rosuvastatin");
  await page.goto("/bag");
  await page.getByText("Change where, or have it mailed").click();
  await page.getByRole("radio", { name: /^Have it mailed/ }).check();
  await page.getByRole("button", { name: /^Order 1 refill ·/ }).click();
  await expect(page.getByText("Here are the new price and date: look them over, then order.")).toBeVisible();
  await page.getByRole("button", { name: /^Order 1 refill · .* charged when we ship/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
});

test("without a card a mailed order with something to pay is not placed, and says what is missing", async ({
  page,
}) => {
  await signOn(page, "rosa");
  await page.goto("/profile/cards");
  while ((await page.getByRole("button", { name: /^Remove (Visa|Master ?[Cc]ard)/ }).count()) > 0) {
    await page
      .getByRole("button", { name: /^Remove (Visa|Master ?[Cc]ard)/ })
      .first()
      .click();
    await expect(page.getByText("The card is removed")).toBeVisible();
  }
  await page.goto("/home");
  await putInBag(page, "Atorvastatin");
  await page.goto("/bag?delivery=mail");
  await expect(
    page.getByText("You have no card saved. You need one when there is something to pay.").last(),
  ).toBeVisible();
  await page.getByRole("button", { name: /^Order 1 refill ·/ }).click();
  await expect(page.getByText("Choose a card to pay for a mailed order. Nothing was ordered.").first()).toBeVisible();
  await page.goto("/orders");
  await expect(page.getByText("Atorvastatin")).toHaveCount(0);
});

test("a 30-day medicine can be ordered for 90 days", async ({ page }) => {
  await signOn(page, "rosa");
  await putInBag(page, "Lisinopril");
  await page.goto("/bag");
  await page.getByRole("button", { name: "Change to 90 days Lisinopril 10 mg tablet" }).click();
  await expect(line(page, /^Lisinopril/)).toContainText("90 days");
  await expect(line(page, /^Lisinopril/)).toContainText("$30.00");
  await placeOrder(page);
  await page.getByRole("link", { name: "Track this order" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "90 days" }).first()).toBeVisible();
});
