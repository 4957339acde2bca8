import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Installation } from "./installation.ts";
import { type Staff, signOnAsStaff } from "./staff.ts";
import { test as base, expect, hear } from "./test.ts";

type SignedOn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Signing on takes a second and a code that works once, so each member of staff does it once per installation. */
const signedOn = new WeakMap<Installation, Map<Staff, SignedOn>>();

type Fixtures = {
  /** A window of its own where this member of staff is signed on at the workbench. */
  openAs: (staff: Staff) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  openAs: async ({ browser, server, complaints }, use) => {
    const kept = signedOn.get(server) ?? new Map<Staff, SignedOn>();
    signedOn.set(server, kept);
    const contexts: BrowserContext[] = [];
    await use(async (staff) => {
      const storageState = kept.get(staff);
      const context = await browser.newContext({
        baseURL: server.origin,
        ...(storageState === undefined ? {} : { storageState }),
      });
      contexts.push(context);
      hear(context, complaints);
      const page = await context.newPage();
      await page.goto("/staff?lang=en");
      // A session ends by itself when the installation's clock leaps.
      if (page.url().includes("/staff/sign-in")) {
        await signOnAsStaff(page, staff);
        kept.set(staff, await context.storageState());
      }
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Looks for an order by its number, and opens its line of a medicine. */
export async function openLine(page: Page, order: string, drug: string): Promise<void> {
  await page.goto("/staff/queue");
  await page.getByRole("searchbox", { name: "Number or family name" }).fill(order);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("row").filter({ hasText: drug }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(`^${drug}`) })).toBeVisible();
}

/** Verifies the line in sight, with a reason where its member takes the like already. */
export async function verify(page: Page): Promise<void> {
  const why = page.getByRole("combobox", { name: "Why it is filled all the same" });
  if ((await why.count()) > 0) await why.selectOption("taken-together");
  await page.getByRole("button", { name: "Verify", exact: true }).click();
}

/** The form of an act that is folded away behind its name. */
export async function unfold(page: Page, act: string): Promise<Locator> {
  const form = page.getByRole("group").filter({ has: page.getByRole("button", { name: act, exact: true }) });
  await page.locator("summary", { hasText: act }).click();
  await expect(form.getByRole("button", { name: act, exact: true })).toBeVisible();
  return form;
}

/** What a scanner reads off a new bottle of the medicine the line is filled with: product, expiry and lot (GS1). */
export async function stockCode(page: Page): Promise<string> {
  const ndc = (await page.locator(".line-ndc").innerText()).replaceAll("-", "");
  return `(01)003${ndc}0(17)280131(10)LOT7`;
}
