import type { Page } from "@playwright/test";
import { orderByNumber, placeOrder, putInBag, putItemInBag, strip } from "./medicines.ts";
import { expect } from "./test.ts";

/** A page in a state worth looking at; `open` brings it before one, whatever the language. */
export type Sight = { readonly name: string; readonly open: (page: Page) => Promise<void> };

export const at = (path: string): Sight => ({ name: path, open: async (page) => void (await page.goto(path)) });

/** The page as a form with nothing right in it comes back. */
const withFaults = (path: string, typed: Readonly<Record<string, string>>): Sight => ({
  name: `${path} with faults`,
  open: async (page) => {
    await page.goto(path);
    const field = (name: string) => page.getByRole("main").locator(`input[name="${name}"]`).first();
    for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
    await field(Object.keys(typed)[0] ?? "").press("Enter");
    await expect(page.locator(".error-summary")).toBeVisible();
  },
});

/** Everything folded is unfolded, so that it is looked at too. */
export const unfolded = (sight: Sight): Sight => ({
  name: `${sight.name} unfolded`,
  open: async (page) => {
    await sight.open(page);
    const folded = page.getByRole("main").locator("details:not([open]) > summary");
    for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  },
});

export const sightsForEverybody: readonly Sight[] = [
  at("/"),
  at("/sign-in"),
  at("/sign-in?then=%2Forders"),
  at("/sign-in?done=signed-out"),
  withFaults("/sign-in", { email: "rosa@example.com" }),
  at("/register"),
  withFaults("/register", { mrn: "1", email: "samuel" }),
  {
    name: "/register/confirm",
    open: async (page) => {
      await page.goto("/register");
      const typed = {
        mrn: "100600105",
        lastName: "Nobody",
        birthDateMonth: "1",
        birthDateDay: "2",
        birthDateYear: "1981",
        email: "nobody@example.com",
      };
      for (const [name, text] of Object.entries(typed)) await page.locator(`input[name="${name}"]`).fill(text);
      await page.locator('input[name="email"]').press("Enter");
      await expect(page.locator('input[name="code"]')).toBeVisible();
    },
  },
  at("/forgot-password"),
  at("/reset-password?token=AAAA"),
  at("/reset-password"),
  at("/pharmacies"),
  unfolded(at("/pharmacies?near=96814")),
  at("/pharmacies?near=00000"),
  unfolded(at("/quick-refill")),
  withFaults("/quick-refill", { mrn: "1", rxNumber: "2" }),
  {
    name: "/quick-refill ordered",
    open: async (page) => {
      await page.goto("/quick-refill");
      await page.locator('input[name="mrn"]').fill("100400183");
      await page.locator('input[name="rxNumber"]').fill("7007001048");
      await page.locator('input[name="rxNumber"]').press("Enter");
      await expect(page.locator(".receipt")).toBeVisible();
    },
  },
  at("/due"),
  at("/help"),
  at("/demo"),
  at("/demo/mail"),
  at("/demo/phone"),
  at("/demo/phone-line"),
];

/** Rosa is signed on; `prepareMember` has ordered something and put more in the bag. */
export function sightsForMembers({ order, cancel, medicines, elena }: Prepared): readonly Sight[] {
  return [
    unfolded(at("/home")),
    at(elena),
    {
      name: "/home searched",
      open: async (page) => {
        await page.goto("/home");
        await page.getByRole("searchbox").fill("sert");
        await page.getByRole("searchbox").press("Enter");
      },
    },
    ...medicines.map(at),
    at("/medicines/print"),
    {
      name: "/items, one unfolded",
      open: async (page) => {
        await page.goto("/items");
        await page.locator(".shop-item summary").first().click();
      },
    },
    at("/items?pharmacy=mail"),
    {
      name: "/items searched",
      open: async (page) => {
        await page.goto("/items");
        await page.getByRole("searchbox").fill("dextro");
        await page.getByRole("searchbox").press("Enter");
        await expect(page.locator(".shop-item").nth(4)).toBeHidden();
      },
    },
    unfolded(at("/bag")),
    unfolded(at("/bag?delivery=mail")),
    at("/due"),
    at("/sync"),
    at("/automatic-refills"),
    at("/order-by-number"),
    withFaults("/order-by-number", { mrn: "1", rx: "2" }),
    at(`${order}?placed=1`),
    unfolded(at(order)),
    at(`${order}?already=1`),
    at(cancel),
    at("/orders"),
    at("/transfers"),
    at("/transfers/new"),
    at("/transfers/new/inside"),
    withFaults("/transfers/new/inside", { rxNumber: "1" }),
    at("/transfers/new/outside"),
    withFaults("/transfers/new/outside", { outsidePharmacyName: "Corner Drugs", outsidePharmacyPhone: "1" }),
    {
      name: "/transfers/{id}",
      open: async (page) => {
        await page.goto("/transfers/new/outside");
        const typed = {
          outsidePharmacyName: "Corner Drugs",
          outsidePharmacyPhone: "5625550199",
          outsideRxNumber: `RX ${Date.now()}`,
        };
        for (const [name, text] of Object.entries(typed)) await page.locator(`input[name="${name}"]`).fill(text);
        await page.locator('input[name="outsideRxNumber"]').press("Enter");
        await expect(page.locator(".timeline")).toBeVisible();
      },
    },
    unfolded(at("/family")),
    at("/family/add"),
    withFaults("/family/add", { mrn: "1" }),
    at("/family/access-log"),
    at("/profile"),
    at("/profile/cards"),
    at("/profile/cards/new"),
    unfolded(at("/profile/address")),
    withFaults("/profile/address", { line1: "1 Bay Street", zip: "1" }),
    at("/profile/contact"),
    unfolded(at("/profile/notices")),
    withFaults("/profile/notices", { phone: "1" }),
    {
      name: "/profile/notices/phone",
      open: async (page) => {
        await page.goto("/profile/notices");
        await page.locator('input[name="consent"]').check();
        await page.locator('input[name="phone"]').fill("5625550142");
        await page.locator('input[name="phone"]').press("Enter");
        await expect(page.locator('input[name="code"]')).toBeVisible();
      },
    },
    at("/profile/notices/log"),
    at("/demo/phone"),
    at("/profile/security"),
    at("/profile/security/password"),
    {
      name: "/profile/security/authenticator",
      open: async (page) => {
        await page.goto("/profile/security");
        await page.locator('form[action="/profile/security/authenticator"] button').click();
        await expect(page.locator('input[name="code"]')).toBeVisible();
      },
    },
    at("/nowhere"),
  ];
}

type Prepared = {
  readonly order: string;
  readonly cancel: string;
  readonly medicines: readonly string[];
  readonly elena: string;
};

/** An order with a line of every kind, and a bag with one more of each. Rosa is signed on, in English. */
export async function prepareMember(page: Page): Promise<Prepared> {
  await page.goto("/home");
  const elena = (await page.getByRole("link", { name: "Elena Ortiz" }).getAttribute("href")) ?? "";
  const medicines: string[] = [];
  for (const drug of ["Atorvastatin", "Metformin", "Gabapentin", "Sertraline"]) {
    medicines.push((await strip(page, drug).getByRole("heading").getByRole("link").getAttribute("href")) ?? "");
  }
  for (const drug of ["Lisinopril", "Levothyroxine", "Metformin"]) await putInBag(page, drug);
  await putItemInBag(page, "Acetaminophen 500 mg caplets");
  await page.goto("/bag");
  const number = await placeOrder(page);
  const cancel = (await page.getByRole("link", { name: /^Undo/ }).first().getAttribute("href")) ?? "";
  for (const item of ["Daytime cold and flu softgels", "Children's ibuprofen 100 mg/5 mL liquid"])
    await putItemInBag(page, item);
  await orderByNumber(page, "100200757", ["7005001099"]);
  await orderByNumber(page, "100200310", ["7001001564", "7001001671", "7001001895", "7001001457"]);
  return { order: `/orders/${number}`, cancel, medicines, elena };
}
