import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { applyDueChanges } from "#use-cases/settings/apply-due-changes.ts";
import { cancelChange } from "#use-cases/settings/cancel-change.ts";
import { changeSetting } from "#use-cases/settings/change-setting.ts";
import { listChanges, listSettings, readSetting } from "#use-cases/settings/read-settings.ts";
import type { SettingAt } from "#use-cases/settings/stored-settings.ts";
import { askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addCard,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let admin: StaffActor;
let now: Date;
let dependencies: Dependencies;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  dependencies = { database, clock: () => now };
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
  admin = await addStaff(database.kysely, "administrator", { name: "Ada Ruiz" });
});

const south: SettingAt = { subject: "area", subjectId: "south" };
const policy: SettingAt = { subject: "policy", subjectId: "plan" };

async function read(at: SettingAt) {
  const setting = await readSetting(dependencies, admin, at);
  if (setting.kind === "refused") throw new Error(setting.code);
  return setting;
}
async function change(at: SettingAt, values: SettingValues, effectiveOn: Day = TODAY) {
  const { revision } = await read(at);
  return changeSetting(dependencies, admin, { ...at, revision, values, effectiveOn, note: null });
}
/** Sets it back, so that tests do not lean on each other. */
async function during(at: SettingAt, values: SettingValues, act: () => Promise<void>) {
  const before = (await read(at)).values;
  expect(await change(at, values)).toMatchObject({ kind: "entered", applied: true });
  try {
    await act();
  } finally {
    await change(at, Object.fromEntries(Object.keys(values).map((field) => [field, before[field]])));
  }
}
async function quoted(more: Parameters<typeof askFor>[3] = {}, drug: Parameters<typeof addPrescription>[3] = {}) {
  const line = await addPrescription(database.kysely, pharmacy, rosa, drug);
  const quote = await quoteOrder(dependencies, rosa.actor, askFor(pharmacy, rosa, [line], more));
  if (quote.kind === "refused") throw new Error(quote.code);
  return quote.lines[0]?.answer;
}

describe("a change", () => {
  it("is for administrators", async () => {
    const pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
    const ask = { ...south, revision: 0, values: { name: "North" }, effectiveOn: TODAY, note: null };
    expect(await changeSetting(dependencies, pharmacist, ask)).toMatchObject({ code: "not-allowed" });
    expect(await readSetting(dependencies, pharmacist, south)).toMatchObject({ code: "not-allowed" });
    expect(await listSettings(dependencies, pharmacist, "area", "")).toMatchObject({ code: "not-allowed" });
  });

  it("of today takes effect at once and makes the plan's next version", async () => {
    const { version } = await readPlan(database);
    await during({ subject: "coverage", subjectId: "free" }, { copayGeneric: 300 }, async () => {
      const plan = await readPlan(database);
      expect(plan.version).toBe(version + 1);
      expect(plan.coverages.get("free")?.copayCentsPer30Days).toEqual({
        generic: 300,
        preferredBrand: 0,
        otherBrand: 0,
      });
    });
  });

  it("of a day to come waits for it, and takes effect when that day begins where the plan's offices are", async () => {
    expect(await change(policy, { "thresholds.ordinary": 0.9 }, parseDay("2026-12-01"))).toMatchObject({
      applied: false,
    });
    const threshold = async () => (await readPlan(database)).policy.thresholds.ordinary;
    now = new Date("2026-12-01T07:59:00Z");
    expect(await applyDueChanges(dependencies)).toBe(0);
    expect(await threshold()).toBe(0.75);
    now = new Date("2026-12-01T08:00:00Z");
    expect(await applyDueChanges(dependencies)).toBe(1);
    expect(await threshold()).toBe(0.9);
    expect(await applyDueChanges(dependencies)).toBe(0);
    await change(policy, { "thresholds.ordinary": 0.75 }, parseDay("2026-12-01"));
  });

  it("can be cancelled until its day, and not after", async () => {
    const entered = await change(south, { name: "Souther" }, parseDay("2026-12-02"));
    if (entered.kind === "refused") throw new Error(entered.code);
    expect(await cancelChange(dependencies, admin, entered.changeId)).toBeUndefined();
    expect(await cancelChange(dependencies, admin, entered.changeId)).toMatchObject({ code: "changed-meanwhile" });
    now = new Date("2026-12-03T08:00:00Z");
    expect(await applyDueChanges(dependencies)).toBe(0);
    const told = (await read(south)).changes.find(({ id }) => id === entered.changeId);
    expect(told).toMatchObject({ state: "cancelled", stateBy: "Ada Ruiz", after: { name: "Souther" } });
  });

  it("of what somebody else changed meanwhile is told, and nothing of either is lost", async () => {
    const other = await addStaff(database.kysely, "administrator", { name: "Ben Cho" });
    const { revision } = await read(south);
    const ask = { ...south, revision, effectiveOn: TODAY, note: null };
    const answers = await Promise.all([
      changeSetting(dependencies, admin, { ...ask, values: { name: "Ada's" } }),
      changeSetting(dependencies, other, { ...ask, values: { name: "Ben's" } }),
    ]);
    expect(answers.map((answer) => (answer.kind === "refused" ? answer.code : answer.kind)).toSorted()).toEqual([
      "changed-meanwhile",
      "entered",
    ]);
    const { values, changes } = await read(south);
    expect(changes[0]?.after).toEqual({ name: values["name"] });
    expect(changes[0]?.before).toEqual({ name: "South" });
    await change(south, { name: "South" });
  });

  it("two kept for one day take effect one after the other", async () => {
    await change(south, { name: "First" }, parseDay("2026-12-05"));
    await change(south, { name: "Second" }, parseDay("2026-12-05"));
    now = new Date("2026-12-05T18:00:00Z");
    expect(await applyDueChanges(dependencies)).toBe(2);
    const [second, first] = (await read(south)).changes;
    expect([first?.before, second?.before, (await read(south)).values["name"]]).toEqual([
      { name: "South" },
      { name: "First" },
      "Second",
    ]);
    await change(south, { name: "South" }, parseDay("2026-12-05"));
  });

  it("is refused field by field, and where nothing is another value", async () => {
    expect(
      await change({ subject: "pharmacy", subjectId: pharmacy.downey }, { zip: "00000", phone: "12", name: "" }),
    ).toMatchObject({
      code: "bad-input",
      fields: { "values.zip": "zip-unknown", "values.phone": "phone", "values.name": "required" },
    });
    expect(await change(policy, { "thresholds.ordinary": 75 })).toMatchObject({
      fields: { "values.thresholds.ordinary": "setting-share" },
    });
    expect(await change(south, { name: "Older" }, parseDay("2026-11-23"))).toMatchObject({
      fields: { effectiveOn: "before-today" },
    });
    expect(await change(south, { name: "South" })).toMatchObject({ code: "nothing-changed" });
    expect(await readSetting(dependencies, admin, { subject: "area", subjectId: "nowhere" })).toMatchObject({
      code: "not-found",
    });
  });

  it("whose number another pharmacy got meanwhile is put aside and holds up no other", async () => {
    const free = "5625559876";
    const downey: SettingAt = { subject: "pharmacy", subjectId: pharmacy.downey };
    await change(downey, { refillPhone: free }, parseDay("2026-12-08"));
    await change(south, { name: "Late" }, parseDay("2026-12-09"));
    await change({ subject: "pharmacy", subjectId: pharmacy.honolulu }, { refillPhone: free });
    expect(await change(downey, { refillPhone: free })).toMatchObject({
      fields: { "values.refillPhone": "phone-in-use" },
    });
    now = new Date("2026-12-09T18:00:00Z");
    expect(await applyDueChanges(dependencies)).toBe(1);
    expect((await read(downey)).changes[0]?.state).toBe("refused");
    await change(south, { name: "South" }, parseDay("2026-12-09"));
  });
});

describe("what members notice", () => {
  it("an area whose online refills are switched off refuses the next order", async () => {
    const line = await addPrescription(database.kysely, pharmacy, rosa);
    await during(south, { features: ["guest-refill", "phone-refill"] }, async () => {
      expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [line])))).toEqual([
        "refused: feature-not-in-area",
      ]);
    });
    expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [line])))).toEqual(["accepted: ready"]);
  });

  it("a higher threshold moves the earliest date", async () => {
    const filledDaysAgo = 20;
    expect((await quoted({}, { filledDaysAgo }))?.decision).toMatchObject({ clearsOn: "2026-11-27" });
    await during(policy, { "thresholds.ordinary": 0.9 }, async () => {
      expect((await quoted({}, { filledDaysAgo }))?.decision).toMatchObject({ clearsOn: "2026-12-01" });
    });
  });

  it("a closure moves what is promised at the counter", async () => {
    expect((await quoted())?.promise).toMatchObject({ kind: "ready-by", by: "2026-11-24" });
    // The 26th is Thanksgiving.
    const closures = { closedDays: ["2026-11-24", "2026-11-25"] };
    await during({ subject: "pharmacy", subjectId: pharmacy.downey }, closures, async () => {
      expect((await quoted())?.promise).toMatchObject({ kind: "ready-by", by: "2026-11-27" });
    });
  });

  it("a closure of the mail-order pharmacy and longer terms move what is promised by mail", async () => {
    const more = {
      delivery: { kind: "mail", addressId: await addAddress(database.kysely, rosa) },
      paymentMethodId: await addCard(database.kysely, rosa),
    } as const;
    expect((await quoted(more))?.promise).toMatchObject({ shipsBy: "2026-11-27" });
    await during({ subject: "pharmacy", subjectId: pharmacy.mailOrder }, { closedDays: ["2026-11-27"] }, async () => {
      expect((await quoted(more))?.promise).toMatchObject({ shipsBy: "2026-11-30" });
    });
    await during(policy, { "promise.shipBusinessDays": 3 }, async () => {
      expect((await quoted(more))?.promise).toMatchObject({ shipsBy: "2026-11-30" });
    });
  });

  it("a longer way to the armed forces moves what is promised to a military address alone", async () => {
    const addressId = await addAddress(database.kysely, rosa, "AE");
    const more = {
      delivery: { kind: "mail", addressId },
      paymentMethodId: await addCard(database.kysely, rosa),
    } as const;
    const before = (await quoted(more))?.promise?.by;
    await during(policy, { "promise.arriveBusinessDays": 5 }, async () => {
      expect((await quoted(more))?.promise?.by).toBe(before);
    });
    await during(policy, { "promise.arriveMilitaryBusinessDays": 16 }, async () => {
      expect((await quoted(more))?.promise?.by).toBe("2026-12-17");
    });
  });

  it("a licence that ran out stops the mail to that state", async () => {
    const more = {
      delivery: { kind: "mail", addressId: await addAddress(database.kysely, rosa) },
      paymentMethodId: await addCard(database.kysely, rosa),
    } as const;
    const licences = { CA: "2026-11-23" };
    await during({ subject: "pharmacy", subjectId: pharmacy.mailOrder }, { licences }, async () => {
      expect((await quoted(more))?.decision.kind).toBe("refused");
    });
  });

  it("a full price that changes between quote and order is the one that is charged", async () => {
    const line = await addPrescription(database.kysely, pharmacy, rosa, { prescriber_id: pharmacy.outsideDoctor });
    await during(
      { subject: "drug", subjectId: pharmacy.drugs.ordinary },
      { usualPriceCentsPer30Days: 3400 },
      async () => {
        const placed = await orderWith(dependencies, askFor(pharmacy, rosa, [line]));
        expect(placed.kind === "placed" && placed.answer.lines[0]?.price?.amountCents).toBe(3400);
      },
    );
  });
});

describe("the list of changes", () => {
  it("is read page by page, newest first, or only what still waits", async () => {
    now = new Date("2026-12-20T18:00:00Z");
    await change(policy, { lookBackDays: 200 }, parseDay("2027-01-01"));
    const all = await listChanges(dependencies, admin, { after: null, waiting: false });
    if (all.kind === "refused") throw new Error(all.code);
    expect(all.changes[0]).toMatchObject({
      before: { lookBackDays: 180 },
      after: { lookBackDays: 200 },
      state: "waiting",
    });
    const times = all.changes.map(({ enteredAt }) => enteredAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const waiting = await listChanges(dependencies, admin, { after: null, waiting: true });
    expect(waiting.kind === "changes" && waiting.changes.map(({ after }) => after)).toEqual([{ lookBackDays: 200 }]);
    expect(await listChanges(dependencies, admin, { after: "x", waiting: false })).toMatchObject({ code: "bad-input" });
    const listed = await listSettings(dependencies, admin, "policy", "");
    expect(listed.kind === "settings" && listed.settings[0]?.waiting).toBe(1);
  });
});
