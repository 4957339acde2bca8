import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { prepareMember, type Sight, sightsForEverybody, sightsForMembers } from "./support/every-page.ts";
import { expect, signOn, test } from "./support/test.ts";
import { hiddenSideways } from "./support/ways.ts";

test.describe.configure({ mode: "parallel", timeout: 900_000 });

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function findings(page: Page, only?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only === undefined ? axe.withTags(rules) : axe.withRules(only)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}

async function expectGood(page: Page, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/\S · Harbor Health$/);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    expect.soft(await findings(page), `at ${width} pixels`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await findings(page, "color-contrast"), `dark, at ${width} pixels`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await hiddenSideways(page), "pixels beside a window 320 wide").toBe(0);
}

async function lookAt(page: Page, sights: readonly Sight[], language: string): Promise<void> {
  await page.goto(`/help?lang=${language}`);
  for (const { name, open } of sights) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page);
      await expectGood(page, language);
    });
  }
}

for (const language of ["en", "es"]) {
  test(`everybody's pages have no finding, no sideways scrolling, one heading and a title (${language})`, async ({
    page,
  }) => {
    await lookAt(page, sightsForEverybody, language);
  });

  test(`members' pages have no finding, no sideways scrolling, one heading and a title (${language})`, async ({
    page,
  }) => {
    await signOn(page, "rosa");
    await lookAt(page, sightsForMembers(await prepareMember(page)), language);
  });
}

test("the first load of the front door and of the home page takes at most 5 KB of script", async ({ page }) => {
  await signOn(page, "walter");
  const signedOn = await page.context().cookies();
  for (const path of ["/", "/home"]) {
    await page.context().clearCookies();
    if (path === "/home") await page.context().addCookies(signedOn);
    let bytes = 0;
    page.on("requestfinished", async (request) => {
      if (request.resourceType() === "script") bytes += (await request.sizes()).responseBodySize;
    });
    await page.goto(path, { waitUntil: "networkidle" });
    expect(bytes, path).toBeGreaterThan(0);
    expect(bytes, path).toBeLessThanOrEqual(5 * 1024);
    page.removeAllListeners("requestfinished");
  }
});
