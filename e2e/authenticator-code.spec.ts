import { codeOf } from "./support/authenticator-app.ts";
import { expect, fillSignOn, signOn, test } from "./support/test.ts";

const HALF_A_MINUTE = 30_000;

test("codes from an app are turned on, asked for at sign-on, and turned off", async ({ page, server }) => {
  await signOn(page, "walter");
  await page.goto("/profile/security");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("img", { name: "Square code to scan with your authenticator app" })).toBeVisible();
  const [secret = ""] = /(?:[A-Z2-7]{4} ?){6,}/.exec(await page.getByRole("main").innerText()) ?? [];
  const code = (stepsOn: number) =>
    codeOf(secret.replaceAll(" ", ""), new Date(server.now().getTime() + stepsOn * HALF_A_MINUTE));

  await page.getByRole("textbox", { name: "Code from your app" }).fill("000000");
  await page.getByRole("button", { name: "Turn on codes" }).click();
  await expect(page.getByText("This is not what your app shows now.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Code from your app" }).fill(code(0));
  await page.getByRole("button", { name: "Turn on codes" }).click();
  await expect(page.getByText("From now on we ask for a code when you sign on with your password")).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await fillSignOn(page, "walter@example.com");
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByText("One more step: the code from your app")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue("walter@example.com");
  await fillSignOn(page, "walter@example.com");
  await page.getByRole("textbox", { name: "Code from your app" }).fill("123456");
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByText("Enter the six digits your app shows now.").first()).toBeVisible();
  await fillSignOn(page, "walter@example.com");
  // Each code works once: the next one, which the app shows in half a minute, is taken already.
  await page.getByRole("textbox", { name: "Code from your app" }).fill(code(1));
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();

  await page.goto("/profile/security");
  await page.getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByText("We no longer ask for a code when you sign on")).toBeVisible();
});
