import type { Page } from "@playwright/test";
import { sightsBeforeSignOn, sightsForStaff, speak, type StaffSight } from "./support/every-staff-page.ts";
import { findings } from "./support/findings.ts";
import type { Staff } from "./support/staff.ts";
import { expect } from "./support/test.ts";
import { hiddenSideways } from "./support/ways.ts";
import { stockCode, test } from "./support/workbench.ts";

test.describe.configure({ mode: "parallel", timeout: 600_000 });

async function expectGood(page: Page, language: string, { name, narrow }: StaffSight): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect.soft(page.getByRole("heading", { level: 1 }), `${name}: one heading`).toHaveCount(1);
  await expect.soft(page, name).toHaveTitle(/\S · (Workbench|Mesa de trabajo) · Harbor Health$/);
  // What axe reads is what stands in the page, whatever its language; what Spanish changes is how long the words are.
  if (language === "en") {
    expect.soft(await findings(page), `${name}, 1280 wide`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await findings(page, "colour"), `${name}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  }
  for (const width of narrow === true ? [1280, 1920, 320] : [1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await hiddenSideways(page), `${name}: pixels beside a window ${width} wide`).toBe(0);
  }
}

async function lookAt(page: Page, sights: readonly StaffSight[], language: string): Promise<void> {
  await speak(page, language);
  for (const sight of sights) {
    await test.step(sight.name, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await sight.open(page);
      await expectGood(page, language, sight);
    });
  }
}

for (const language of ["en", "es"]) {
  test(`the pages before signing on have no finding (${language})`, async ({ page }) => {
    await lookAt(page, sightsBeforeSignOn, language);
  });

  for (const [staff, sights] of Object.entries(sightsForStaff)) {
    test(`the ${staff}'s pages have no finding, no sideways scrolling, one heading and a title (${language})`, async ({
      openAs,
    }) => {
      await lookAt(await openAs(staff as Staff), sights, language);
    });
  }
}

test("with keys alone a technician counts a line from the queue and goes on to the next, and a pharmacist makes it ready", async ({
  openAs,
}) => {
  const page = await openAs("technician");
  const focused = page.locator(":focus");
  const { keyboard } = page;
  await page.goto("/staff/queue");
  await keyboard.press("5");
  await expect(page).toHaveURL(/filter=fill/);
  const piles = page.getByRole("navigation", { name: "Piles of the queue" });
  await expect(piles.getByRole("link", { name: /^Count/ })).toHaveAttribute("aria-current", "page");
  const lines = page.getByRole("row").getByRole("link");
  const before = await lines.count();
  await keyboard.press("j");
  await expect(lines.first()).toBeFocused();
  await expect(focused, "the focus can be seen").toHaveCSS("outline-style", "solid");
  await keyboard.press("j");
  await expect(lines.nth(1)).toBeFocused();
  await keyboard.press("k");
  await keyboard.press("Enter");

  await expect(page.getByRole("textbox", { name: "Stock bottle's code" })).toBeFocused();
  const address = page.url();
  await keyboard.type("99999-999-99");
  await keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("This is another medicine.");
  await expect(page.getByRole("alert")).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Stock bottle's code" })).toBeFocused();
  await keyboard.press("Control+a");
  await keyboard.type(await stockCode(page));
  await keyboard.press("Enter");
  await expect(page.getByText("Counted. A pharmacist makes the last check.")).toBeVisible();
  await keyboard.press("n");
  await expect(page).not.toHaveURL(new RegExp(address));
  await expect(page.getByRole("textbox", { name: "Stock bottle's code" })).toBeFocused();
  await keyboard.press("Tab");
  await page.goto("/staff/queue?filter=fill");
  await expect(lines).toHaveCount(before - 1);

  const checking = await openAs("pharmacist");
  await checking.goto("/staff/queue");
  await checking.keyboard.press("6");
  await expect(checking).toHaveURL(/filter=check/);
  await openByKeys(checking, new URL(address).pathname);
  await expect(checking.getByRole("button", { name: "Last check passed" })).toBeVisible();
  await checking.keyboard.press("c");
  await expect(checking.getByText("Checked.")).toBeVisible();
  await checking.keyboard.press("q");
  await expect(checking).toHaveURL(/filter=check/);
  await expect(checking.getByRole("row").locator(`a[href="${new URL(address).pathname}"]`)).toHaveCount(0);
});

/** Goes down the queue until the line is in focus, and opens it. */
async function openByKeys(page: Page, path: string): Promise<void> {
  const rows = await page.getByRole("row").getByRole("link").count();
  for (let pressed = 0; pressed < rows; pressed++) {
    await page.keyboard.press("j");
    if ((await page.locator(":focus").getAttribute("href")) === path) break;
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}
