import { expect, fillSignOn, signOn, test } from "./support/test.ts";

test("a device left signed on elsewhere is seen and signed out from here", async ({ page, browser, baseURL }) => {
  await signOn(page, "walter");
  const elsewhere = await browser.newPage({
    baseURL: baseURL ?? "",
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
  });
  await signOn(elsewhere, "walter");

  await page.goto("/profile/security");
  await expect(page.getByRole("listitem").filter({ hasText: "This device" })).toContainText("Chrome on Linux");
  await page.getByRole("button", { name: /^Sign out .*iPhone/ }).click();
  await expect(page.getByText("That device is signed out")).toBeVisible();

  await elsewhere.goto("/orders");
  await expect(elsewhere.getByText("Please sign on to go on")).toBeVisible();
  await fillSignOn(elsewhere, "walter@example.com");
  await elsewhere.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(elsewhere, "and is taken to the page that was wanted").toHaveURL("/orders");

  await page.goto("/profile/security");
  await page.getByRole("button", { name: "Sign out all other devices" }).click();
  await expect(page.getByText("All your other devices are signed out")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
  await elsewhere.close();
});

test("changing the password keeps this device and signs the others out", async ({ page, browser, baseURL }) => {
  await signOn(page, "priya");
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "" });
  await signOn(elsewhere, "priya");

  await page.goto("/profile/security/password");
  await page.getByRole("textbox", { name: "Your password now" }).fill("Refill-demo-2026");
  await page.getByRole("textbox", { name: "New password" }).fill("orchard violin teaspoon");
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.getByText("Your password is changed, and your other devices are signed out")).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
  await elsewhere.close();
});

test("what was typed when the session ended is there again after signing on, and only for the same member", async ({
  page,
}) => {
  const typed = page.getByRole("textbox", { name: "Their last name" });
  for (const [next, kept] of [
    ["rosa", "Delgado"],
    ["walter", ""],
  ] as const) {
    await signOn(page, "rosa");
    await page.goto("/family/add");
    await typed.fill("Delgado");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Give permission" }).click();
    await expect(page.getByText("Please sign on to go on")).toBeVisible();
    await fillSignOn(page, `${next}@example.com`);
    await page.getByRole("button", { name: "Sign on", exact: true }).click();
    await expect(page).toHaveURL("/family/add");
    await expect(typed).toHaveValue(kept);
    await page.context().clearCookies();
  }
});
