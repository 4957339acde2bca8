import { expect, signOn, test } from "./support/test.ts";

test("a passkey is added, signs on without a password, and is removed", async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await signOn(page, "walter");
  await page.goto("/profile/security");
  await page.getByRole("textbox", { name: "Name for the new passkey" }).fill("Walter's phone");
  await page.getByRole("button", { name: "Add a passkey on this device" }).click();
  await expect(page.getByText("The passkey is added")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Walter's phone" })).toContainText("not used yet");

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign on with a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your medicines" })).toBeVisible();

  await page.goto("/profile/security");
  await expect(page.getByRole("listitem").filter({ hasText: "This device" })).toContainText("Passkey");
  await page.getByRole("button", { name: "Remove Walter's phone" }).click();
  await expect(page.getByText("The passkey is removed")).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign on with a passkey" }).click();
  await expect(page.getByRole("status").filter({ hasText: /\S/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Sign on" })).toBeVisible();
});
