import { AxeBuilder } from "@axe-core/playwright";
import { fillStaffSignOn, signOnAsStaff } from "./support/staff.ts";
import { expect, PASSWORD, test } from "./support/test.ts";

test("a stranger finds the way from the demo page to the workbench", async ({ page }) => {
  await page.goto("/demo?lang=en");
  const pharmacist = page
    .getByRole("listitem")
    .filter({ has: page.getByText("pharmacist@example.com", { exact: true }) });
  const code = await pharmacist.locator("strong.mono").innerText();
  await page.getByRole("link", { name: "To the workbench" }).click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("textbox", { name: "Work e-mail" }).fill("pharmacist@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("textbox", { name: /^Code/ }).fill(code);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("link", { name: /Grace Nakamura, PharmD/ })).toContainText(
    "Pharmacist · Harbor Downey Medical Offices Pharmacy",
  );
  await expect(page.getByRole("navigation", { name: "Workbench" }).getByRole("link")).toHaveText([
    "Queue",
    "Members",
    "Transfers",
    "Items",
  ]);
});

test("a code that was used opens nothing more, and signing out ends it", async ({ page }) => {
  await page.goto("/staff/sign-in?lang=en");
  await fillStaffSignOn(page, "technician");
  const used = await page.getByRole("textbox", { name: /^Code/ }).inputValue();
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out", { exact: true })).toBeVisible();
  await fillStaffSignOn(page, "technician");
  await page.getByRole("textbox", { name: /^Code/ }).fill(used);
  await page.getByRole("button", { name: "Sign on", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the six digits your app shows now.");
});

test("a passkey signs on without password and code", async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  await signOnAsStaff(page, "agent");
  await page.goto("/staff/account");
  await page.getByRole("textbox", { name: "Name for the new passkey" }).fill("Desk 4");
  await page.getByRole("button", { name: "Add a passkey on this device" }).click();
  await expect(page.getByText("The passkey is added", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove Desk 4" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign on with a passkey" }).click();
  await expect(page.getByRole("link", { name: /Daniel Brooks/ })).toBeVisible();
});

test("two minutes before an unused session ends the page asks, and a key press keeps it", async ({ page }) => {
  await signOnAsStaff(page, "admin");
  await page.clock.install();
  await page.goto("/staff/account");
  let secondsLeft = 119;
  await page.route("/api/staff/session", (route) => {
    if (route.request().headers()["x-openrefill-background"] === undefined) secondsLeft = 900;
    return route.fulfill({ json: { secondsLeft } });
  });
  await page.clock.fastForward("13:01");
  const dialog = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(dialog).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect.poll(() => secondsLeft).toBe(900);
});

test("the keys are shown by one, leave typing alone, and can be turned off", async ({ page }) => {
  await signOnAsStaff(page, "admin");
  await page.goto("/staff/account");
  const keys = page.getByRole("complementary", { name: "Keys" });
  const list = keys.getByText("Next in the list");
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await page.getByRole("textbox", { name: "Name for the new passkey" }).press("?");
  await expect(list).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name for the new passkey" })).toHaveValue("?");
  await keys.getByRole("checkbox").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await page.reload();
  await expect(keys.getByRole("checkbox")).not.toBeChecked();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("signing on works, and a plain note tells when the session ends", async ({ page }) => {
    await signOnAsStaff(page, "prescriber");
    await page.goto("/staff/account");
    await expect(page.getByText(/^Without use you are signed out at 1\d:\d\d AM\./)).toBeVisible();
  });
});
