import { describe, expect, it, test } from "vitest";
import { changedValues } from "#domain/settings/changed-values.ts";
import { checkNewSetting, checkSetting } from "#domain/settings/check-setting.ts";
import { CANCEL_REASONS } from "#domain/prescription/cancel-reasons.ts";
import { OVERRIDE_REASONS } from "#domain/filling/filling-line.ts";
import { TRANSFER_REFUSALS } from "#domain/transfer/transfer-status.ts";
import type { SettingSubject } from "#domain/settings/setting-fields.ts";

const span = (openMinute: number, closeMinute: number) => ({ openMinute, closeMinute });

describe("what may be set", () => {
  test.each([
    ["policy", "thresholds.ordinary", 0, undefined],
    ["policy", "thresholds.ordinary", 1, undefined],
    ["policy", "thresholds.ordinary", 1.01, "setting-share"],
    ["policy", "thresholds.ordinary", -0.01, "setting-share"],
    ["policy", "thresholds.ordinary", Number.NaN, "setting-share"],
    ["policy", "expiryMonths.controlledIIIandIV", 6, undefined],
    ["policy", "expiryMonths.controlledIIIandIV", 7, "setting-count"],
    ["policy", "maxDaysSupplyControlledByMail", 31, "setting-count"],
    ["policy", "lookBackDays", 180.5, "setting-count"],
    ["policy", "promise.mailCutoffMinute", 1440, "setting-time"],
    ["policy", "promise.arriveMilitaryBusinessDays", 45, undefined],
    ["policy", "promise.arriveMilitaryBusinessDays", 0, "setting-count"],
    ["policy", "bridgeControlledStates", [], undefined],
    ["policy", "bridgeControlledStates", ["CA", "NV"], undefined],
    ["policy", "bridgeControlledStates", ["Nevada"], "setting-choice"],
    ["policy", "controlledRefillDaysCap", {}, "setting-unknown"],
    ["policy", "reasonsOff.cancel", CANCEL_REASONS.slice(1), undefined],
    ["policy", "reasonsOff.cancel", CANCEL_REASONS, "setting-spare"],
    ["policy", "reasonsOff.override", OVERRIDE_REASONS, undefined],
    ["coverage", "copayGeneric", 0, undefined],
    ["coverage", "copayGeneric", 10.5, "setting-cents"],
    ["coverage", "copayGeneric", -1, "setting-cents"],
    ["coverage", "coversAllPrescribers", "yes", "setting-choice"],
    ["area", "features", ["online-refill"], undefined],
    ["area", "features", ["faxes"], "setting-choice"],
    ["area", "name", " ", "required"],
    ["pharmacy", "area", "south", undefined],
    ["pharmacy", "area", "north", "setting-choice"],
    ["pharmacy", "zip", "9024", "zip"],
    ["pharmacy", "state", "XX", "state"],
    ["pharmacy", "phone", "5625550187", undefined],
    ["pharmacy", "phone", "1625550187", "phone"],
    ["pharmacy", "languages", ["en", "hmn"], undefined],
    ["pharmacy", "languages", [], "setting-languages"],
    ["pharmacy", "week", { 1: [span(540, 780), span(840, 1080)] }, undefined],
    ["pharmacy", "week", { 1: [span(540, 780), span(700, 1080)] }, "setting-hours"],
    ["pharmacy", "week", { 1: [span(540, 540)] }, "setting-hours"],
    ["pharmacy", "week", { 1: [span(540, 1441)] }, "setting-hours"],
    ["pharmacy", "week", { 1: "9 to 5" }, "setting-hours"],
    ["pharmacy", "week", { 1: [], 2: [] }, "setting-hours"],
    ["pharmacy", "week", { 7: [span(540, 780)] }, "setting-hours"],
    ["pharmacy", "closedDays", ["2026-11-27"], undefined],
    ["pharmacy", "closedDays", ["2026-02-30"], "date"],
    ["pharmacy", "licences", { CA: "2027-01-31" }, undefined],
    ["pharmacy", "licences", { CA: "soon" }, "date"],
    ["pharmacy", "timeZone", "Pacific/Honolulu", undefined],
    ["pharmacy", "timeZone", "Europe/Paris", "setting-choice"],
    ["pharmacy", "npi", "1234567893", undefined],
    ["pharmacy", "npi", "1234567890", "npi"],
    ["pharmacy", "ncpdpId", "0512345", undefined],
    ["pharmacy", "ncpdpId", "512345", "ncpdp"],
    ["pharmacy", "kind", "plan", "setting-unknown"],
    ["area", "key", "north", "setting-unknown"],
    ["drug", "tier", "gold", "setting-choice"],
    ["wording", "reasonWords.hold", {}, undefined],
    ["wording", "reasonWords.hold", { stock: { en: "Waits", es: "Espera" } }, undefined],
    ["wording", "reasonWords.hold", { stock: { en: "Waits", es: " " } }, "setting-wording"],
    ["wording", "reasonWords.hold", { stock: { en: "Waits" } }, "setting-wording"],
    ["wording", "reasonWords.hold", { weather: { en: "Rain", es: "Lluvia" } }, "setting-wording"],
    ["wording", "reasonWords.hold", { stock: { en: "x".repeat(61), es: "x" } }, "setting-wording"],
    ["wording", "reasonWords.hold", { stock: { en: "{doctor} waits", es: "Espera" } }, "setting-wording"],
    ["wording", "reasonWords.denyWhy", { "too-soon": { en: "{doctor}: wait", es: "{doctor}: espere" } }, undefined],
    [
      "wording",
      "reasonWords.transferWhy",
      { "pharmacy-refused": { en: "They said no.", es: "No quisieron." } },
      undefined,
    ],
    ["wording", "reasonWords.itemWhy", { damaged: { en: "{doctor} broke it.", es: "Roto." } }, "setting-wording"],
    ["policy", "reasonsOff.transfer", TRANSFER_REFUSALS, "setting-spare"],
    ["wording", "reasonWords.denyWhy", { "too-soon": { en: "{drug}: wait", es: "Espere" } }, "setting-wording"],
  ] as const satisfies readonly (readonly [SettingSubject, string, unknown, string | undefined])[])(
    "%s, %s: %j is refused as %s",
    (subject, field, value, code) => {
      expect(checkSetting(subject, { [field]: value }, ["south"])[field]).toBe(code);
    },
  );
});

describe("something new", () => {
  const area = { key: "north", name: "North", features: [], mailForbids: [] };

  it("needs every field, and no other", () => {
    expect(checkNewSetting("area", area, [])).toEqual({});
    expect(checkNewSetting("area", { ...area, name: "", features: undefined, tier: "generic" }, [])).toEqual({
      name: "required",
      features: "required",
      tier: "setting-unknown",
    });
  });

  test.each([
    ["north", undefined],
    ["north-2", undefined],
    ["North", "setting-key"],
    ["n", "setting-key"],
    ["2north", "setting-key"],
    ["new", "setting-key"],
  ])("a short name %s is refused as %s", (key, code) => {
    expect(checkNewSetting("area", { ...area, key }, [])["key"]).toBe(code);
  });
});

describe("what changed", () => {
  it("is only what is another value, in whatever order it was sent or stored", () => {
    const stored = { name: "South", features: ["online-refill", "otc"], mailForbids: [] };
    expect(changedValues("area", stored, { ...stored, features: ["otc", "online-refill"] })).toBeUndefined();
    expect(changedValues("area", stored, { ...stored, name: "Southern" })).toEqual({
      before: { name: "South" },
      after: { name: "Southern" },
    });
    const week = { 1: [{ openMinute: 540, closeMinute: 600 }] };
    expect(
      changedValues("pharmacy", { week }, { week: { 1: [{ closeMinute: 600, openMinute: 540 }] } }),
    ).toBeUndefined();
    expect(changedValues("pharmacy", { week: { ...week, 0: [] } }, { week })).toBeUndefined();
  });
});
