import { expect, it, test } from "vitest";
import { wordSettingChange } from "#words/word-setting.ts";

const areas = new Map([["south", "South"]]);
const licences = Object.fromEntries(
  "AL AK AZ AR CO CT DE DC FL GA HI ID IL".split(" ").map((state) => [state, "2027-01-31"]),
);
const span = { openMinute: 540, closeMinute: 1140 };

test.each([
  ["policy", { "thresholds.ordinary": 0.75 }, { "thresholds.ordinary": 0.8 }, "75 %", "80 %"],
  ["policy", { lookBackDays: 180 }, { lookBackDays: 90 }, "180 days", "90 days"],
  ["policy", { "promise.mailCutoffMinute": 840 }, { "promise.mailCutoffMinute": 900 }, "2:00 PM", "3:00 PM"],
  ["coverage", { copayGeneric: 1000 }, { copayGeneric: 1250 }, "$10.00", "$12.50"],
  ["coverage", { coversAllPrescribers: false }, { coversAllPrescribers: true }, "No", "Yes"],
  ["drug", { tier: "generic" }, { tier: "otherBrand" }, "Generic", "Other brand"],
  ["pharmacy", { area: "south" }, { area: "islands" }, "South", "islands"],
  ["pharmacy", { phone: "5625550187" }, { phone: "5625550188" }, "562-555-0187", "562-555-0188"],
  ["pharmacy", { closedDays: [] }, { closedDays: ["2026-12-24"] }, "Nothing", "Dec 24, 2026"],
  [
    "pharmacy",
    { week: { 1: [span] } },
    { week: { 1: [span], 2: [span] } },
    "Mon 9:00 AM – 7:00 PM, Tue–Sun closed",
    "Mon–Tue 9:00 AM – 7:00 PM, Wed–Sun closed",
  ],
  [
    "pharmacy",
    { licences: { ...licences, CA: "2026-12-31" } },
    { licences: { ...licences, CA: "2028-12-31" } },
    "CA until Dec 31, 2026",
    "CA until Dec 31, 2028",
  ],
  [
    "area",
    { features: ["online-refill", "otc"] },
    { features: ["online-refill"] },
    "Refills online, Vitamins and other items with an order",
    "Refills online",
  ],
] as const)("a change of %s, %j to %j, reads %s, then %s", (subject, before, after, was, is) => {
  const [told] = wordSettingChange({ subject, creates: false, before, after }, "en", areas);
  expect([told?.before.replaceAll(" ", " "), told?.after.replaceAll(" ", " ")]).toEqual([was, is]);
});

it("tells every field that changed, in Spanish too", () => {
  expect(
    wordSettingChange(
      {
        subject: "area",
        creates: false,
        before: { name: "South", mailForbids: [] },
        after: { name: "Sur", mailForbids: ["controlled"] },
      },
      "es",
      areas,
    ),
  ).toEqual([
    { field: "Nombre", before: "South", after: "Sur" },
    { field: "Nunca se envía por correo", before: "Nada", after: "Medicinas controladas" },
  ]);
});

it("tells everything of something new, and each reason that was reworded", () => {
  const after = { name: "North", features: [], mailForbids: [] };
  expect(wordSettingChange({ subject: "area", creates: true, before: {}, after }, "en", areas)).toEqual([
    { field: "Name", before: "Nothing", after: "North" },
    { field: "What the area offers", before: "Nothing", after: "Nothing" },
    { field: "Never sent by mail", before: "Nothing", after: "Nothing" },
  ]);
  const [told] = wordSettingChange(
    {
      subject: "wording",
      creates: false,
      before: { "reasonWords.hold": {} },
      after: { "reasonWords.hold": { stock: { en: "On its way to us", es: "En camino" } } },
    },
    "en",
    areas,
  );
  expect(told?.after).toBe("Waiting for stock: “On its way to us”, in Spanish “En camino”");
});
