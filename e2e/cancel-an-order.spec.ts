import { placeOrder, putInBag, strip } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

test("a cancelled refill shows as cancelled in another open window within two seconds, without a reload", async ({
  page,
  context,
}) => {
  await signOn(page, "rosa");
  await putInBag(page, "Ibuprofen");
  await page.goto("/bag");
  const number = await placeOrder(page);

  const other = await context.newPage();
  await other.goto(`/orders/${number}`);
  await expect(other.getByText("The pharmacy has your order").first()).toBeVisible();
  await other.evaluate("globalThis.neverReloaded = true");

  await page.getByRole("link", { name: "Undo Ibuprofen 800 mg tablet" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancel this refill?" })).toBeVisible();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByText("The refill was cancelled.")).toBeVisible();

  await expect(other.getByRole("main")).toContainText(/Cancelled/i, { timeout: 2000 });
  await expect(other.getByRole("status")).toHaveText("This order was just updated.");
  expect(await other.evaluate("globalThis.neverReloaded")).toBe(true);

  await page.goto("/home");
  await expect(strip(page, "Ibuprofen").getByRole("button", { name: /^Refill for/ })).toBeVisible();
});

test("thinking better of it keeps the refill", async ({ page }) => {
  await signOn(page, "rosa");
  await putInBag(page, "Atorvastatin");
  await page.goto("/bag");
  const number = await placeOrder(page);
  await page.getByRole("link", { name: "Undo Atorvastatin 20 mg tablet" }).click();
  await page.getByRole("link", { name: "No, keep it" }).click();
  await expect(page).toHaveURL(`/orders/${number}`);
  await expect(page.getByText("The pharmacy has your order").first()).toBeVisible();
});
