import { newestLetter } from "./support/letter-box.ts";
import { expect, fillSignOn, PASSWORD, signOn, test } from "./support/test.ts";

const NEW_PASSWORD = "lantern ferry cinnamon";

test("a forgotten password is set anew by the link in the letter, which works once and signs every device out", async ({
  page,
  browser,
  baseURL,
}) => {
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "" });
  await signOn(elsewhere, "priya");

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill("priya@example.com");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("main")).toContainText(
    "If priya@example.com is registered with us, a link is on its way.",
  );

  const letter = await newestLetter(page, "priya@example.com", "Set a new password");
  const link = (await letter.getByRole("link").getAttribute("href")) ?? "";
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set this password" }).click();
  await expect(page.getByText("Your new password is set")).toBeVisible();

  await fillSignOn(page, "priya@example.com", PASSWORD);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByText("The e-mail or the password is not right.").first()).toBeVisible();
  await fillSignOn(page, "priya@example.com", NEW_PASSWORD);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();

  await elsewhere.goto("/orders");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
  await elsewhere.close();

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill("another few words");
  await page.getByRole("button", { name: "Set this password" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This link no longer works" })).toBeVisible();
});

test("an e-mail nobody has gets the same answer, and no letter", async ({ page }) => {
  await page.goto("/forgot-password");
  await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@example.com");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("main")).toContainText(
    "If nobody@example.com is registered with us, a link is on its way.",
  );
  await page.goto("/demo/mail");
  await expect(page.getByText("nobody@example.com")).toHaveCount(0);
});
