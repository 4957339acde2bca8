import { describe, expect, it, test } from "vitest";
import type { Setting } from "#contracts/staff/settings.ts";
import { changedValues } from "#domain/settings/changed-values.ts";
import { mergedWith, type Typed, typedOf, valuesOf } from "#staff-workbench/administration/settings/typed-setting.ts";

const pharmacy = {
  name: "Downey",
  area: "south",
  line1: "1 Main Street",
  city: "Downey",
  state: "CA",
  zip: "90242",
  phone: "5625550100",
  refillPhone: "5625550101",
  languages: ["en", "es"],
  week: {
    1: [
      { openMinute: 540, closeMinute: 780 },
      { openMinute: 840, closeMinute: 1440 },
    ],
  },
  closedOnFederalHolidays: true,
  closedDays: ["2026-11-27"],
  licences: { CA: "2028-12-31" },
};
const policy = { "thresholds.ordinary": 0.755, lookBackDays: 180, "promise.mailCutoffMinute": 840 };
const typing = (fields: Readonly<Record<string, string>>, under: Typed): Typed => ({
  text: (name) => fields[name] ?? under.text(name),
  all: (name) => (name in fields ? [fields[name] ?? ""] : under.all(name)),
});

describe("a form of settings", () => {
  it("sent as it was shown changes nothing", () => {
    const copays = { copayGeneric: 1999, coversAllPrescribers: false, mail90DaysCosts30DayCopays: 2 };
    expect(
      changedValues("pharmacy", pharmacy, valuesOf("pharmacy", typedOf("pharmacy", pharmacy), pharmacy)),
    ).toBeUndefined();
    expect(changedValues("policy", policy, valuesOf("policy", typedOf("policy", policy), policy))).toBeUndefined();
    expect(
      changedValues("coverage", copays, valuesOf("coverage", typedOf("coverage", copays), copays)),
    ).toBeUndefined();
  });

  test.each([
    ["phone", "(562) 555-0199", "phone", "5625550199"],
    ["languages", "en es,tl", "languages", ["en", "es", "tl"]],
    ["week.2", "9:00-17:30", "week", { ...pharmacy.week, 2: [{ openMinute: 540, closeMinute: 1050 }] }],
    ["week.1", "", "week", {}],
    ["week.1", "nine to five", "week", { 1: "nine to five" }],
    ["week.1", "9-17", "week", { 1: "9-17" }],
    ["licences.HI", "2027-06-30", "licences", { CA: "2028-12-31", HI: "2027-06-30" }],
    ["licences.CA", "", "licences", {}],
    ["closedDays", "2026-12-24", "closedDays", ["2026-12-24"]],
  ])("%s typed as %j sends %s as %j", (name, text, field, value) => {
    expect(valuesOf("pharmacy", typing({ [name]: text }, typedOf("pharmacy", pharmacy)), pharmacy)[field]).toEqual(
      value,
    );
  });

  test.each([
    ["80", 0.8],
    ["77.5 %", 0.775],
    ["", null],
    ["most", null],
  ])("a share typed as %j is %j", (text, value) => {
    const form = typing({ "thresholds.ordinary": text }, typedOf("policy", policy));
    expect(valuesOf("policy", form, policy)["thresholds.ordinary"]).toBe(value);
  });

  test.each([
    ["$1,250.50", 125_050],
    ["19.99", 1999],
    ["10", 1000],
    ["10.999", null],
    ["-5", null],
    ["", null],
  ])("money typed as %j is %j cents", (text, value) => {
    const stored = { copayGeneric: 0 };
    expect(
      valuesOf("coverage", typing({ copayGeneric: text }, typedOf("coverage", stored)), stored)["copayGeneric"],
    ).toBe(value);
  });

  it("sent while somebody else changed it keeps what was typed and takes over the rest", () => {
    const before = { name: "South", features: ["online-refill"], mailForbids: [] };
    const values = { ...before, name: "Southland", features: ["online-refill", "otc"] };
    const change = { state: "applied", before: { name: "South", features: ["online-refill"] }, after: values } as const;
    const form = typing({ name: "My South" }, typedOf("area", before));
    const merged = mergedWith(
      { subject: "area", values, changes: [change as unknown as Setting["changes"][number]] },
      form,
    );
    expect([merged.text("name"), merged.all("features")]).toEqual(["My South", ["online-refill", "otc"]]);
  });
});
