import { line, placeOrder, putInBag, strip } from "./support/medicines.ts";
import { expect, signOn, test } from "./support/test.ts";

test("a refill asked for too soon waits for its day, and says when it starts and when it is ready", async ({
  page,
}) => {
  await signOn(page, "rosa");
  await strip(page, "Metformin")
    .getByRole("button", { name: "Start on Fri, Jan 15 for Metformin 500 mg tablet" })
    .click();
  await page.getByRole("complementary", { name: "Your bag" }).getByRole("link", { name: "Review 1 refill" }).click();
  await expect(line(page, /^Metformin/)).toContainText("Starts on Fri, Jan 15 · ready by Fri, Jan 15");
  await placeOrder(page);
  await expect(line(page, /^Metformin/)).toContainText("Starts on Fri, Jan 15");
  await page.getByRole("link", { name: "Track this order" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "You are here" })).toContainText(
    /Jan 15|Scheduled|Waiting/,
  );

  await page.goto("/home");
  await expect(strip(page, "Metformin").getByRole("link", { name: /^Track/ })).toBeVisible();
});

test("until it starts it can be taken back, and then be asked for anew", async ({ page }) => {
  await signOn(page, "rosa");
  if ((await strip(page, "Metformin").getByRole("button").count()) > 0) {
    await putInBag(page, "Metformin");
    await page.goto("/bag");
    await placeOrder(page);
    await page.goto("/home");
  }
  await strip(page, "Metformin")
    .getByRole("link", { name: /^Track/ })
    .click();
  await page.getByRole("link", { name: "Cancel this refill Metformin 500 mg tablet" }).click();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByText("The refill was cancelled.")).toBeVisible();
  await page.goto("/home");
  await expect(strip(page, "Metformin").getByRole("button", { name: /^Start on Fri, Jan 15/ })).toBeVisible();
});
