import type { Page, Response } from "@playwright/test";
import { findings } from "./support/findings.ts";
import { prepareMember, type Sight, sightsForEverybody, sightsForMembers } from "./support/every-page.ts";
import { expect, signOn, test } from "./support/test.ts";
import { hiddenSideways } from "./support/ways.ts";

test.describe.configure({ mode: "parallel", timeout: 600_000 });
test.use({ fresh: true });

async function expectGood(page: Page, language: string, name: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/\S · Harbor Health$/);
  // Colours depend on the scheme alone, and what axe reads on what stands in the page, not on its language: English is
  // looked at on a desk, in both schemes, Spanish on a phone.
  if (language === "en") {
    await page.emulateMedia({ colorScheme: "light" });
    expect.soft(await findings(page), `${name}, 1280 wide`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await findings(page, "colour"), `${name}, dark`).toEqual([]);
  } else {
    await page.setViewportSize({ width: 360, height: 800 });
    expect.soft(await findings(page, "all-but-colour"), `${name}, 360 wide`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await hiddenSideways(page), `${name}: pixels beside a window 320 wide`).toBe(0);
}

async function lookAt(page: Page, sights: readonly Sight[], language: string): Promise<void> {
  await page.goto(`/help?lang=${language}`);
  for (const { name, open } of sights) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page);
      await expectGood(page, language, name);
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
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  const expectLittle = async (path: string): Promise<void> => {
    scripts.length = 0;
    await page.goto(path, { waitUntil: "networkidle" });
    const sizes = await Promise.all(scripts.map(async (script) => (await script.body()).length));
    expect(sizes, path).not.toEqual([]);
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      path,
    ).toBeLessThanOrEqual(5 * 1024);
  };
  await expectLittle("/");
  await signOn(page, "walter");
  await expectLittle("/home");
});
