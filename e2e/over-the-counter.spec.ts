import { expect, signOn, test } from "./support/test.ts";
import { putInBag } from "./support/medicines.ts";
import { signOnAsStaff } from "./support/staff.ts";

test("a member orders a refill and two items, staff gather them, and the member sees that they are ready", async ({
  browser,
  page,
  server,
}) => {
  await signOn(page, "rosa");
  await putInBag(page, "Atorvastatin");
  await page.getByRole("link", { name: "Things without a prescription" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Without a prescription" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Find an item" }).fill("vitamin d3");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/\/items$/);
  const shopItem = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });
  const vitamin = shopItem("Vitamin D3 1000 IU softgels");
  await vitamin.getByRole("combobox").selectOption("2");
  await vitamin.getByRole("button", { name: /^Add to bag/ }).click();
  await expect(shopItem("Vitamin D3 1000 IU softgels")).toContainText("2 in your bag");
  // Aspirin is in her care plan: it costs what her coverage says.
  await expect(shopItem("Aspirin 81 mg tablets")).toContainText("In your care plan");
  await page.getByRole("heading", { level: 2, name: /^Stomach/ }).click();
  await shopItem("Antacid tablets 750 mg, chewable")
    .getByRole("button", { name: /^Add to bag/ })
    .click();

  await page.getByRole("link", { name: "Review 1 refill and 2 items" }).click();
  await expect(page.getByRole("heading", { level: 3, name: "Vitamin D3 1000 IU softgels × 2" })).toBeVisible();
  await page.getByRole("button", { name: /^Order 1 refill and 2 items/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your order is in" })).toBeVisible();
  await page.getByRole("link", { name: "Track this order" }).click();
  const antacid = page.getByRole("listitem").filter({ hasText: "Antacid tablets 750 mg, chewable" });
  const vitamins = page.getByRole("listitem").filter({ hasText: "Vitamin D3 1000 IU softgels × 2" });
  await expect(antacid).toContainText("The pharmacy has your order");
  const number = /\/orders\/(\d{10})/.exec(page.url())?.[1] ?? "";

  const staffContext = await browser.newContext({ baseURL: server.origin });
  const staff = await staffContext.newPage();
  await signOnAsStaff(staff, "technician");
  await staff.goto("/staff/items/orders");
  const list = staff.getByRole("region").filter({ hasText: [...number].join(" ") });
  await list.getByRole("button", { name: /^Gathered \(2\)/ }).click();
  await expect(staff.getByText("Set aside.")).toBeVisible();
  await expect(antacid).toContainText("Set aside for you", { timeout: 3000 });
  await list.getByText("A problem with Antacid tablets").click();
  const wrong = list.getByRole("listitem").filter({ hasText: "Antacid tablets" });
  await wrong.getByRole("combobox", { name: "Why" }).selectOption({ label: "Damaged" });
  await wrong.getByRole("button", { name: /^Can't be had/ }).click();
  await list.getByRole("button", { name: /^Ready for pick-up \(1\)/ }).click();

  await expect(vitamins).toContainText("Ready for pick-up", { timeout: 3000 });
  await expect(antacid).toContainText("The last one was damaged. You pay nothing for it.");

  await staff.goto("/staff/items?q=antacid");
  const onHand = staff.getByRole("textbox", { name: "On hand: Antacid tablets 750 mg, chewable" });
  await onHand.fill("31");
  await staff.getByRole("button", { name: "Save Antacid tablets 750 mg, chewable" }).click();
  await expect(staff.getByText("The shelf was changed.")).toBeVisible();
  await expect(onHand).toHaveValue("31");
  await staffContext.close();
});
