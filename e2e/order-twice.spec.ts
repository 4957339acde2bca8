import { confirmationNumber, line, placeOrder, putInBag, strip } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

test.use({ fresh: true });

const orderButton = /^Order 1 refill ·/;

test("pressing the button twice orders once", async ({ page }) => {
  await signOn(page, "priya");
  await putInBag(page, "Rosuvastatin");
  await page.goto("/bag");
  await page.getByRole("button", { name: orderButton }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  await page.goto("/orders");
  await expect(page.getByRole("heading", { name: /^Order \d/ })).toHaveCount(1);
});

test("going back and ordering again shows the first confirmation, and no second order", async ({ page }) => {
  await signOn(page, "priya");
  await putInBag(page, "Rosuvastatin");
  await page.goto("/bag");
  const number = await placeOrder(page);
  // The browser asks for the page anew; the bag is empty by now.
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Your bag is empty" })).toBeVisible();
  await page.goto("/orders");
  await expect(page.getByRole("heading", { name: /^Order \d/ })).toHaveCount(1);
  expect(number).toMatch(/^\d{10}$/);
});

test("two tabs that show the same bag order once, and the second is led to the first order", async ({
  page,
  context,
}) => {
  await signOn(page, "priya");
  await putInBag(page, "Rosuvastatin");
  await page.goto("/bag");
  const second = await context.newPage();
  await second.goto("/bag");

  const number = await placeOrder(page);
  await second.getByRole("button", { name: orderButton }).click();
  await expect(second.getByText("This was already ordered")).toBeVisible();
  await expect(second.getByText("We did not order it twice. This is the order it is in.")).toBeVisible();
  expect(confirmationNumber(second)).toBe(number);
});

test("the very same form sent again after it was answered gives the same confirmation", async ({ page, context }) => {
  await signOn(page, "priya");
  await putInBag(page, "Rosuvastatin");
  await page.goto("/bag");
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/bag"));
  const number = await placeOrder(page);
  const form = (await sent).postData() ?? "";
  const again = await context.request.post("/bag", {
    data: form,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
  expect(again.headers()["location"]).toContain(`/orders/${number}`);
});

test("what is on order shows where it is instead of a way to order it again", async ({ page }) => {
  await signOn(page, "rosa");
  await strip(page, "Losartan")
    .getByRole("link", { name: /^Track for/ })
    .click();
  await expect(page.getByRole("heading", { level: 2, name: "Losartan 50 mg tablet" })).toBeVisible();
  await page.goto("/orders");
  await expect(line(page, /^Losartan/)).toContainText("The pharmacy has your order");
});
