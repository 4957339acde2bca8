import type { Page } from "@playwright/test";
import { demoPrescriptions, type DemoPrescription } from "./support/demo-prescriptions.ts";
import { line, openListOf, orderByNumber, strip } from "./support/medicines.ts";
import { expect, type Person, signOn, test } from "./support/test.ts";

/** The short words and the one verb of each outcome in a list. */
const inList = {
  accepted: { state: "Ready to refill", verb: /^Refill for / },
  scheduled: { state: "Too soon today", verb: /^Start on Fri, Jan 15 for / },
  "sent-to-prescriber": { state: "No refill without your doctor", verb: /^Ask Dr\. Nguyen for / },
  "already-ordered": { state: "The pharmacy has your order", verb: /^Track for / },
  refused: { state: "Not refillable now", verb: /^Details for / },
} as const;

/** What a line in the review says of when. */
const promises = {
  accepted: "Ready by Wed, Nov 18",
  scheduled: "Starts on Fri, Jan 15 · ready by Fri, Jan 15",
  "sent-to-prescriber": "Answer expected by Fri, Nov 20",
  "already-ordered": "Already ordered",
  refused: "Can't be ordered now",
} as const;

/** The same for somebody who holds only the two numbers: neither name nor reason. */
const neutral = {
  accepted: "You can refill this prescription now.",
  scheduled: "It is too soon to refill this prescription today. Order it now and we start it on Fri, Jan 15.",
  "sent-to-prescriber": "There are no refills left for this prescription. Order it and we ask the doctor for more.",
  "already-ordered": "You already have an order for this prescription. We did not order it twice.",
  refused: "Call the pharmacy about this prescription. They can tell you what to do.",
} as const;

const toGuest = {
  accepted: "The pharmacy has your order for this prescription. Ready by Wed, Nov 18.",
  scheduled: "We start this prescription on Fri, Jan 15, the first day it can be refilled.",
  "sent-to-prescriber": "We asked the doctor about this prescription.",
  "already-ordered":
    "You already have an order for this prescription. We did not order it twice. The first order's number is ",
  refused: neutral.refused,
} as const;

const goesAhead = ({ outcome }: DemoPrescription) => outcome !== "refused" && outcome !== "already-ordered";

async function openList(page: Page, { listOf }: DemoPrescription): Promise<void> {
  await page.goto("/home");
  if (listOf !== undefined) await openListOf(page, listOf);
  const folded = page.getByText(/^Not refillable now \(/);
  if ((await folded.count()) > 0) await folded.click();
}

/** Their own first, then each relative's. */
const lists = Map.groupBy(
  demoPrescriptions.filter(({ seenBy }) => seenBy !== undefined),
  ({ seenBy, listOf }) => `${seenBy ?? ""}${listOf === undefined ? "" : ` for ${listOf}`}`,
);

for (const [title, prescriptions] of lists) {
  test(`the list and the details of ${title} say what a refill gives`, async ({ page }) => {
    const [first] = prescriptions;
    await signOn(page, first?.seenBy as Person);
    for (const prescription of prescriptions) {
      const { drug, outcome, why } = prescription;
      const { state, verb } = inList[outcome];
      await openList(page, prescription);
      await expect(strip(page, drug)).toContainText(state);
      await expect(
        strip(page, drug).getByRole(outcome === "refused" || outcome === "already-ordered" ? "link" : "button", {
          name: verb,
        }),
      ).toBeVisible();

      await strip(page, drug).getByRole("heading").getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1, name: drug })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(state);
      await expect(page.getByRole("main")).toContainText(why);
    }
  });
}

test("one refused line never stops the others, and each says its date, its price and why", async ({ page }) => {
  for (const person of ["rosa", "walter", "priya"] as const) {
    await page.context().clearCookies();
    await signOn(page, person);
    const mine = demoPrescriptions.filter((each) => each.seenBy === person && goesAhead(each));
    for (const prescription of mine) {
      await openList(page, prescription);
      await strip(page, prescription.drug).getByRole("button").click();
    }
    await page.goto("/bag");
    for (const { drug, outcome, price: [amount, because] = ["", ""] } of mine) {
      await expect(line(page, new RegExp(`^${drug}`))).toContainText(promises[outcome]);
      await expect(line(page, new RegExp(`^${drug}`))).toContainText(amount);
      await expect(line(page, new RegExp(`^${drug}`))).toContainText(because);
    }
  }
});

test("somebody who holds only the numbers learns what can be done and nothing else", async ({ page }) => {
  test.slow();
  await signOn(page, "priya");
  const others = demoPrescriptions.filter(({ seenBy }) => seenBy !== "priya");
  for (const [mrn, prescriptions] of Map.groupBy(others, (each) => each.mrn)) {
    await orderByNumber(
      page,
      mrn,
      prescriptions.slice(0, 10).map(({ rxNumber }) => rxNumber),
    );
    for (const { rxNumber, outcome, price } of prescriptions.slice(0, 10)) {
      const shown = line(page, `Prescription ${rxNumber.replace(/(...)(...)(....)/, "$1 $2 $3")}`);
      await expect(shown).toContainText(neutral[outcome]);
      await expect(shown).toContainText(promises[outcome]);
      if (price === undefined) continue;
      await expect(shown).toContainText(price[0]);
      await expect(shown).not.toContainText(price[1]);
    }
    const words = await page.getByRole("main").innerText();
    for (const { drug } of prescriptions) expect(words).not.toContain(drug);
    for (const name of ["Rosa", "Delgado", "Elena", "Ortiz", "Walter", "Kim", "James", "Nguyen"])
      expect(words).not.toContain(name);
    while ((await page.getByRole("button", { name: /^Take out Prescription/ }).count()) > 0) {
      await page
        .getByRole("button", { name: /^Take out Prescription/ })
        .first()
        .click();
    }
  }
});

test.describe("without signing on", () => {
  test.use({ fresh: true });
  test("a quick refill by numbers gives the same outcome, without names", async ({ page }) => {
    for (const { drug, mrn, rxNumber, outcome, guest = outcome } of demoPrescriptions) {
      await page.goto("/quick-refill");
      await page.getByRole("textbox", { name: "Health record number" }).fill(mrn);
      await page.getByRole("textbox", { name: "Prescription number" }).fill(rxNumber);
      await page.getByRole("button", { name: "Order this refill" }).click();
      await expect(page.getByRole("main")).toContainText(toGuest[guest]);
      await expect(page.getByText("Confirmation number")).toHaveCount(guest === "refused" ? 0 : 1);
      await expect(page.getByRole("main")).not.toContainText(drug);
    }
  });
});
