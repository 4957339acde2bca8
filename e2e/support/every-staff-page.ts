import type { Page } from "@playwright/test";
import { at, type Sight, unfolded } from "./every-page.ts";
import type { Staff } from "./staff.ts";
import { expect } from "./test.ts";

/** Somebody's page of the workbench; `narrow` where it has to fit a telephone, too. */
export type StaffSight = Sight & { readonly narrow?: boolean };

const narrow = (sight: Sight): StaffSight => ({ ...sight, narrow: true });

/** Follows the first link each selector finds, page after page: what it leads to has no address of its own to write down. */
const led = (from: string, ...links: readonly string[]): Sight => ({
  name: [from, ...links].join(" → "),
  open: async (page) => {
    await page.goto(from);
    for (const link of links) {
      const href = await page.locator(`main ${link}`).first().getAttribute("href");
      await page.goto(href ?? "");
    }
  },
});

/** The page as its form comes back: after typing and the return key, when `shown` is there. */
const sent = (sight: Sight, typed: Readonly<Record<string, string>>, shown = ".error-summary"): Sight => ({
  name: `${sight.name}, ${Object.keys(typed).join(", ")} sent`,
  open: async (page) => {
    await sight.open(page);
    const field = (name: string) => page.locator(`main input[name="${name}"]`).first();
    for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
    await field(Object.keys(typed)[0] ?? "").press("Enter");
    await expect(page.locator(`main ${shown}`).first()).toBeVisible();
  },
});

const ITEM = "a[data-key-item]";
const ROSA = { what: "100200310" };

/** Rosa's page for staff, opened for a reason that holds for a quarter of an hour. */
const member: Sight = {
  name: "/staff/members/{id}",
  open: async (page) => {
    await found.open(page);
    await page.goto((await page.locator(`main ${ITEM}`).first().getAttribute("href")) ?? "");
    const reason = page.locator('main input[value="working-on-order"]');
    if ((await reason.count()) === 0) return;
    await reason.check();
    await page.locator('main form[action$="/open"] button').last().click();
    await expect(reason).toBeHidden();
  },
};
const found = sent(at("/staff/members"), ROSA, ITEM);

const reason: Sight = {
  name: "/staff/members/{id}/open",
  open: async (page) => {
    await found.open(page);
    await page.goto(`${await page.locator(`main ${ITEM}`).first().getAttribute("href")}/open`);
  },
};

const onFrom = (sight: Sight, name: string, path: string): Sight => ({
  name,
  open: async (page) => {
    await sight.open(page);
    await page.goto(new URL(page.url()).pathname + path);
  },
});

/** Ordering for Rosa, once the caller has said who they are. */
const ordering: Sight = {
  name: "/staff/members/{id}/order",
  open: async (page) => {
    await member.open(page);
    await page.goto(`${new URL(page.url()).pathname}/order`);
    const field = (name: string) => page.locator(`main input[name="${name}"]`);
    if ((await field("recordNumber").count()) > 0) {
      const said = { bornMonth: "6", bornDay: "30", bornYear: "1967", addressPart: "90242", recordNumber: "100200310" };
      for (const [name, text] of Object.entries(said)) await field(name).fill(text);
      await field("recordNumber").press("Enter");
    }
    await expect(field("rx").first()).toBeVisible();
  },
};

/** What is read to a caller before it is ordered: the first of Rosa's prescriptions that no test has ordered yet. */
const readBack: Sight = {
  name: "/staff/members/{id}/order read back",
  open: async (page) => {
    const agreed = page.locator('main input[name="agreed"]');
    for (let at = 0; at === 0 || !(await agreed.isVisible()); at++) {
      await ordering.open(page);
      await page.locator('main input[name="rx"]').nth(at).check();
      await page.locator('main form[action$="/order"] button').last().click();
      await expect(page.locator('main input[name="rx"][type="checkbox"]')).toHaveCount(0);
    }
  },
};

const placed: Sight = {
  name: "/staff/members/{id}/order placed",
  open: async (page) => {
    await readBack.open(page);
    await page.locator('main input[name="agreed"]').check();
    await page.locator('main form[action$="/place"] button').last().click();
    await expect(page.locator('main input[name="agreed"]')).toBeHidden();
    await expect(page.locator("main .error-summary")).toBeHidden();
  },
};

const line = (pile: string): Sight => unfolded(led(`/staff/queue?filter=${pile}`, ITEM));

const ownPages: readonly StaffSight[] = [
  narrow(at("/staff/account")),
  at("/staff/account/password"),
  at("/staff/account/authenticator"),
  at("/staff/second-factor?then=%2Fstaff"),
];

export const sightsForStaff: Readonly<Partial<Record<Staff, readonly StaffSight[]>>> = {
  pharmacist: [
    narrow(at("/staff/queue")),
    at("/staff/queue?filter=overdue"),
    at("/staff/queue?filter=mine"),
    narrow(sent(at("/staff/queue"), { what: "100200310" }, ".queue-row")),
    sent(at("/staff/queue"), { what: "1" }),
    narrow(line("verify")),
    line("fill"),
    line("check"),
    line("ready"),
    line("on-hold"),
    line("waiting"),
    led("/staff/queue?filter=waiting", ITEM, 'a[href$="/renewal"]'),
    onFrom(
      led("/staff/queue?filter=waiting", ITEM, 'a[href$="/renewal"]'),
      "/staff/lines/{id}/renewal/replace",
      "/replace",
    ),
    led("/staff/queue?filter=ready", ITEM, 'a[href^="/staff/orders/"]'),
    narrow(unfolded(at("/staff/bridges"))),
    narrow(at("/staff/transfers")),
    at("/staff/transfers/new"),
    sent(at("/staff/transfers/new"), { mrn: "1" }),
    at("/staff/transfers/move"),
    sent(at("/staff/transfers/move"), { mrn: "1" }),
    ...[1, 2, 3].map((row) => unfolded(led("/staff/transfers", `tbody tr:nth-child(${row}) ${ITEM}`))),
    led("/staff/transfers", `tbody tr:nth-child(2) ${ITEM}`, 'a[href$="/answer"]'),
    narrow(at("/staff/members")),
    found,
    sent(at("/staff/members"), { what: "1" }),
    reason,
    narrow(unfolded(member)),
    unfolded(ordering),
    readBack,
    placed,
    narrow(at("/staff/items")),
    at("/staff/items?q=antacid"),
    unfolded(at("/staff/items/orders")),
    led("/staff/items/orders", 'a[href^="/staff/orders/"]'),
    at("/staff/administration"),
    at("/staff/nowhere"),
    ...ownPages,
  ],
  technician: [at("/staff/queue"), line("verify"), line("fill"), line("check")],
  mailorder: [
    at("/staff/queue"),
    line("verify"),
    narrow(at("/staff/parcels")),
    led("/staff/parcels", ITEM),
    at("/staff/parcels/claims"),
    unfolded(led("/staff/parcels/claims", ITEM)),
    at("/staff/transfers"),
    at("/staff/items"),
  ],
  agent: [
    narrow(unfolded(at("/staff/calls"))),
    sent(at("/staff/calls"), { address: "nowhere" }),
    at("/staff/calls/figures"),
    at("/staff/calls/prompts"),
    at("/staff/calls/training"),
    onFrom(reason, "/staff/members/{id}/caller", "/../caller"),
    sent(onFrom(reason, "/staff/members/{id}/caller", "/../caller"), { recordNumber: "1" }),
    at("/staff/transfers/move"),
  ],
  prescriber: [
    narrow(at("/staff/renewals")),
    narrow(unfolded(led("/staff/renewals", ITEM))),
    led("/staff/renewals", ITEM, 'a[href$="/replace"]'),
    at("/staff/renewals/covers"),
    at("/staff/renewals/notices"),
    narrow(at("/staff/prescriptions")),
    led("/staff/prescriptions", ITEM),
    led("/staff/prescriptions", ITEM, 'a[href$="/new"]'),
    sent(led("/staff/prescriptions", ITEM, 'a[href$="/new"]'), { text: "amlo" }, ITEM),
    led("/staff/prescriptions", ITEM, 'a[href*="/cancel/"]'),
    at("/staff/members"),
  ],
  admin: [
    narrow(at("/staff/administration")),
    ...["area", "pharmacy", "coverage", "drug"].flatMap((subject) => [
      at(`/staff/administration/settings/${subject}`),
      unfolded(led(`/staff/administration/settings/${subject}`, ITEM)),
    ]),
    unfolded(at("/staff/administration/settings/policy/plan")),
    at("/staff/administration/settings/wording/plan"),
    ...["area", "pharmacy", "coverage"].map((subject) =>
      sent(at(`/staff/administration/settings/${subject}/new`), { name: "Kona" }),
    ),
    narrow(at("/staff/administration/announcements")),
    narrow(led("/staff/administration/announcements", ITEM)),
    sent(at("/staff/administration/announcements/new"), { until: "2020-01-01T00:00" }),
    at("/staff/administration/changes"),
    at("/staff/administration/staff"),
    at("/staff/administration/staff/new"),
    sent(at("/staff/administration/staff/new"), { email: "nobody" }),
    unfolded(led("/staff/administration/staff", ITEM)),
    at("/staff/administration/payments"),
    at("/staff/administration/audit"),
    sent(at("/staff/administration/audit"), { mrn: "100200310" }, "table"),
  ],
};

/** Before anybody is signed on. */
export const sightsBeforeSignOn: readonly StaffSight[] = [
  narrow(at("/staff/sign-in")),
  sent(at("/staff/sign-in"), { email: "nobody@example.com" }),
  at("/staff/set-up?token=AAAA"),
];

/** Asks for every page from here on in this language. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.goto(`/staff/sign-in?lang=${language}`);
}
