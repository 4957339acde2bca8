import type { Locator, Page } from "@playwright/test";
import { openListOf, placeOrder, putInBag } from "./support/medicines.ts";
import { expect, signOn } from "./support/test.ts";
import { openLine, stockCode, test, unfold, verify } from "./support/workbench.ts";

/** Puts each person's medicines in the bag, orders them, and leaves the order's own page open. */
async function orderAndFollow(page: Page, medicines: readonly (readonly [drug: string, person?: string])[]) {
  await signOn(page, "rosa");
  for (const [drug, person] of medicines) {
    if (person !== undefined) await openListOf(page, person);
    await putInBag(page, drug);
  }
  await page.goto("/bag");
  const number = await placeOrder(page);
  await page.getByRole("link", { name: "Track this order" }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${number}$`));
  return number;
}

/** The sheet of one medicine on the order's page. */
function sheet(page: Page, drug: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${drug}`) }) });
}

/** What the member must read within two seconds of an act of the staff, on the page as it stands. */
async function expectSoon(page: Page, drug: string, ...words: readonly string[]): Promise<void> {
  const until = Date.now() + 2000;
  for (const text of words)
    await expect(sheet(page, drug)).toContainText(text, { timeout: Math.max(1, until - Date.now()) });
}

/** One line as its staff work it, each in a window of their own. */
function workOf({ member, pharmacist, technician }: Windows, order: string, drug: string) {
  let address: string | undefined;
  const open = async (page: Page) => {
    if (address !== undefined) return void (await page.goto(address));
    await openLine(page, order, drug);
    address = page.url();
  };
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  return {
    pharmacist: () => open(pharmacist),
    technician: () => open(technician),
    async verify() {
      await open(pharmacist);
      await verify(pharmacist);
      await expectSoon(member, drug, "Being counted and labeled");
    },
    async count() {
      await open(technician);
      await technician.getByRole("textbox", { name: "Stock bottle's code" }).fill(await stockCode(technician));
      await press(technician, "Count");
      await expectSoon(member, drug, "A pharmacist is making the last check");
    },
    async check(words = "Ready for pick-up") {
      await open(pharmacist);
      await press(pharmacist, "Last check passed");
      await expectSoon(member, drug, words);
    },
    async handOver(identity: string, advice: string, ...words: readonly string[]) {
      await open(technician);
      await technician.getByRole("combobox", { name: "Who they are" }).selectOption({ label: identity });
      await technician.getByRole("combobox", { name: "Advice" }).selectOption({ label: advice });
      await press(technician, "Hand over");
      await expectSoon(member, drug, ...words);
    },
  };
}

type Windows = { readonly member: Page; readonly pharmacist: Page; readonly technician: Page };

const NOTHING_NEW = "Not offered: nothing new about it";

test("an order for four people is worked to its end, and each step shows on the member's open page within two seconds", async ({
  page: member,
  openAs,
}) => {
  const order = await orderAndFollow(member, [
    ["Atorvastatin"],
    ["Levothyroxine"],
    ["Ibuprofen"],
    ["Amlodipine", "Elena Ortiz"],
    ["Montelukast", "Lucia Delgado"],
    ["Lorazepam", "Miguel Delgado"],
  ]);
  let loads = 0;
  member.on("framenavigated", () => loads++);
  const [pharmacist, technician, prescriber] = [
    await openAs("pharmacist"),
    await openAs("technician"),
    await openAs("prescriber"),
  ];
  const windows: Windows = { member, pharmacist, technician };

  await test.step("one is filled and fetched", async () => {
    const line = workOf(windows, order, "Atorvastatin");
    await line.verify();
    await line.count();
    await line.check();
    await line.handOver("Told date of birth and address", "Offered, did not want it", "Picked up");
  });

  await test.step("one is renewed with other refills, and goes on by itself", async () => {
    await answerRenewal(prescriber, "Levothyroxine", "Approve with other refills", async (form) => {
      await form.getByRole("textbox", { name: "Refills after this fill" }).fill("1");
      await form.getByRole("textbox", { name: "Note to the patient" }).fill("Please come for a blood test in May.");
      await form.getByRole("button", { name: "Approve with these refills" }).click();
    });
    await expectSoon(
      member,
      "Levothyroxine",
      "The pharmacy has your order",
      "Dr. Nguyen renewed it with 1 refill after this fill, instead of 2.",
      "Please come for a blood test in May.",
    );
    const line = workOf(windows, order, "Levothyroxine");
    await line.verify();
    await line.count();
    await line.check();
    await line.handOver("Photo ID seen", NOTHING_NEW, "Picked up");
  });

  await test.step("one is denied", async () => {
    await answerRenewal(prescriber, "Lorazepam", "Deny", async (form) => {
      await form.getByRole("combobox", { name: "Why" }).selectOption({ label: "Patient should call the office first" });
      await form.getByRole("button", { name: "Deny this request" }).click();
    });
    await expectSoon(member, "Lorazepam", "Not renewed", "Dr. Nguyen wants to talk with you first.");
  });

  await test.step("one is given in part, and the rest is promised", async () => {
    const line = workOf(windows, order, "Amlodipine");
    await line.verify();
    await line.technician();
    const form = await unfold(technician, "Give a part");
    await form.getByRole("textbox", { name: "Units to give now" }).fill("30");
    await form.getByLabel("The rest by").fill("2026-11-20");
    await form.getByRole("button", { name: "Give a part" }).click();
    await expect(technician.getByText("A part is being given; the rest is promised.")).toBeVisible();
    await line.count();
    await line.check("A part of it is ready for pick-up");
    await line.handOver("Known to me in person", NOTHING_NEW, "Part picked up", "Ready by Fri, Nov 20");
    await line.count();
    await line.check();
    await line.handOver("Known to me in person", NOTHING_NEW, "Picked up");
  });

  await test.step("one is out of stock and waits for its delivery", async () => {
    const line = workOf(windows, order, "Montelukast");
    await line.verify();
    await line.technician();
    const form = await unfold(technician, "Wait for stock");
    await form.getByLabel("New delivery on").fill("2026-11-23");
    await form.getByRole("button", { name: "Wait for stock" }).click();
    await expectSoon(member, "Montelukast", "Out of stock: we are waiting for a delivery", "Ready by Mon, Nov 23");
    await line.technician();
    await technician.getByRole("button", { name: "Release the hold" }).click();
    await expectSoon(member, "Montelukast", "Being counted and labeled");
    await line.count();
    await line.check();
    await line.handOver("Told date of birth and address", NOTHING_NEW, "Picked up");
  });

  await test.step("one is out of stock and goes to another pharmacy", async () => {
    await workOf(windows, order, "Ibuprofen").technician();
    const form = await unfold(technician, "Another pharmacy");
    const pasadena = await form.getByRole("option", { name: /Pasadena/ }).getAttribute("value");
    await form.getByRole("combobox", { name: "Pharmacy" }).selectOption(pasadena);
    await form.getByRole("button", { name: "Another pharmacy" }).click();
    await expectSoon(member, "Ibuprofen", "Pick up at Harbor Pasadena Pharmacy");
  });

  expect(loads, "loads of the member's page").toBe(0);
});

/** Opens the request to renew Rosa's or her family's medicine and gives an answer that is folded away. */
async function answerRenewal(
  page: Page,
  drug: string,
  answer: string,
  give: (form: Locator) => Promise<void>,
): Promise<void> {
  await page.goto("/staff/renewals");
  await page.getByRole("row").filter({ hasText: "Delgado" }).getByRole("link", { name: drug }).click();
  const choice = page.getByRole("group").filter({ has: page.locator("summary", { hasText: answer }) });
  await choice.locator("summary").click();
  await give(choice);
}

test("of two pharmacists at one line one wins, and the other is told and keeps what they typed", async ({
  page: member,
  openAs,
}) => {
  const order = await orderAndFollow(member, [["Tamsulosin", "Miguel Delgado"]]);
  const [grace, owen] = [await openAs("pharmacist"), await openAs("pharmacist2")];
  const HIVES = "Hives after the last one.";
  const meanwhile = "This has changed since you opened it.";
  const hold = async (page: Page, reason: string, note: string) => {
    await openLine(page, order, "Tamsulosin");
    const form = await unfold(page, "Put on hold");
    await form.getByRole("combobox", { name: "Reason" }).selectOption({ label: reason });
    await form.getByRole("textbox", { name: "Note for colleagues" }).fill(note);
    return form;
  };

  await test.step("while one types, the other verifies it", async () => {
    const form = await hold(owen, "Question about the dose", "Twice a day?");
    await openLine(grace, order, "Tamsulosin");
    await verify(grace);
    await expectSoon(member, "Tamsulosin", "Being counted and labeled");
    await form.getByRole("button", { name: "Put on hold" }).click();
    await expect(owen.getByRole("alert")).toContainText(`${meanwhile} Nothing of yours was saved`);
    await expect(owen.getByRole("alert")).toContainText("Grace Nakamura, PharmD");
    await expect(form.getByRole("combobox", { name: "Reason" })).toHaveValue("dose-question");
    await expect(form.getByRole("textbox", { name: "Note for colleagues" })).toHaveValue("Twice a day?");
  });

  await test.step("both put it on hold at the same moment", async () => {
    const [hers, his] = [
      await hold(grace, "Allergy", HIVES),
      await hold(owen, "Question about the dose", "Twice a day?"),
    ];
    await Promise.all([hers, his].map((form) => form.getByRole("button", { name: "Put on hold" }).click()));
    await expectSoon(member, "Tamsulosin", "On hold");
    const told = (page: Page) => page.getByRole("alert").filter({ hasText: meanwhile });
    const won = (page: Page) => page.getByText("On hold.", { exact: true });
    const count = async (find: (page: Page) => Locator) => (await find(grace).count()) + (await find(owen).count());
    await expect.poll(() => count(told), { timeout: 2000 }).toBe(1);
    await expect.poll(() => count(won), { timeout: 2000 }).toBe(1);
    const [loser, winner, note] =
      (await told(owen).count()) === 1 ? [owen, "Grace Nakamura", "Twice a day?"] : [grace, "Owen Fitzgerald", HIVES];
    await expect(told(loser)).toContainText(winner);
    await expect(loser.getByText(`Your note was not saved: “${note}”`)).toBeVisible();
  });
});

test("a bag that nobody fetched for ten days goes back to stock", async ({ page: member, openAs, server }) => {
  const order = await orderAndFollow(member, [["Lisinopril"]]);
  const [pharmacist, technician] = [await openAs("pharmacist"), await openAs("technician")];
  const line = workOf({ member, pharmacist, technician }, order, "Lisinopril");
  await line.verify();
  await line.count();
  await line.check();
  await line.pharmacist();
  await expect(pharmacist.getByRole("button", { name: "Return to stock" })).toBeHidden();

  for (const page of [member, pharmacist, technician]) await page.goto("about:blank");
  // The tenth day's midnight is about to strike, and everybody's session has ended long since.
  await server.continueAt(new Date("2026-11-27T23:59:50-08:00"));
  await signOn(member, "rosa");
  await member.goto(`/orders/${order}`);
  await expect(sheet(member, "Lisinopril")).toContainText("Ready for pick-up");
  const next = await openAs("pharmacist");
  await expect(async () => {
    await openLine(next, order, "Lisinopril");
    await next.getByRole("button", { name: "Return to stock" }).click({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expectSoon(member, "Lisinopril", "Not picked up in time, so put back");
  await expect(next.getByText("Back in stock; the refill is the member's again.")).toBeVisible();
  await member.goto("/home");
  await expect(member.getByRole("article", { name: /^Lisinopril/ }).getByRole("button")).toBeVisible();
});
