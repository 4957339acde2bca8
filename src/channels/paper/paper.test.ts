import { describe, expect, it, test } from "vitest";
import { labelPdf, layOutLabel } from "#channels/paper/label-pdf.ts";
import { manifestLines, manifestPdf } from "#channels/paper/manifest-pdf.ts";
import type { ManifestPaper } from "#use-cases/shipping/read-bench.ts";
import { leafletPdf } from "#channels/paper/leaflet-pdf.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { leafletWarnings } from "#domain/filling/leaflet-warnings.ts";
import { drugCatalogue } from "#demo-data/drug-catalogue.ts";
import type { LabelContent } from "#use-cases/filling/label-content.ts";

const atorvastatin: LabelContent = {
  language: "en",
  pharmacy: {
    name: "Downey Pharmacy",
    address: "9333 Imperial Highway, Downey, CA 90242",
    refillPhone: "5625550142",
    phone: "5625550143",
  },
  rxNumber: "7001001010",
  patient: "Rosa Delgado",
  drug: "Atorvastatin 20 mg tablet",
  therapy: "statin",
  directions: "Take 1 tablet by mouth once a day at bedtime",
  purpose: "for high cholesterol",
  quantity: 90,
  daysSupply: 90,
  prescriber: "Linh Nguyen, MD",
  filledOn: parseDay("2026-11-21"),
  discardAfter: parseDay("2027-11-21"),
  refillsLeft: 1,
  rest: null,
  coldChain: false,
  injectable: false,
  deaSchedule: null,
};
const everyMedicine = drugCatalogue.flatMap(
  ({ name, strength, therapy, directions, purpose, deaSchedule, coldChain }) =>
    (["en", "es"] as const).map((language): LabelContent => ({
      ...atorvastatin,
      language,
      drug: `${name} ${strength}`,
      therapy,
      directions: directions[language],
      purpose: purpose[language],
      deaSchedule,
      coldChain,
      rest: { quantity: 12, by: parseDay("2026-11-23") },
    })),
);

/** The ones with most to say. */
const longest = everyMedicine.toSorted((a, b) => wordsOf(b).length - wordsOf(a).length).slice(0, 12);
function wordsOf({ drug, directions, purpose }: LabelContent): string {
  return drug + directions + purpose;
}

describe("a label", () => {
  it("gives at least half its height to patient, medicine, directions and purpose, in 12 point, whatever the medicine", () => {
    for (const content of [atorvastatin, ...longest]) {
      const { height, clusterTop, footTop, cluster } = layOutLabel(content);
      expect((footTop - clusterTop) / height, content.drug).toBeGreaterThanOrEqual(0.5);
      expect(cluster.map(({ size }) => size)).toEqual([12, 12, 12, 12]);
    }
  });

  it("of an ordinary medicine is three inches high", () => {
    expect(layOutLabel(atorvastatin).height).toBe(216);
  });
});

test.each([
  ["label", labelPdf],
  ["leaflet", leafletPdf],
])("a %s can be read out in the member's language, and brings its letters along", async (_name, make) => {
  const pdf = (await make({ ...atorvastatin, language: "es" })).toString("latin1");
  for (const part of [
    "/StructTreeRoot",
    "/Marked true",
    "/Lang (es)",
    "/FontFile",
    "pdfuaid",
    "/DisplayDocTitle true",
  ]) {
    expect(pdf, part).toContain(part);
  }
  expect(pdf).not.toContain("/Helvetica");
});

it("every controlled medicine's sheet warns of the habit", () => {
  const controlled = drugCatalogue.filter(({ deaSchedule }) => deaSchedule !== null);
  for (const { therapy, deaSchedule } of controlled) expect(leafletWarnings(therapy, deaSchedule)).toContain("habit");
  expect(leafletWarnings("statin", null)).not.toContain("habit");
});

describe("the driver's list", () => {
  const parcel = (index: number, schedule: string | null) => ({
    parcel_id: String(index),
    carrier: index % 2 === 0 ? "USPS" : "UPS",
    service: "Ground",
    tracking_number: `94001${index}`,
    weight_grams: 240,
    ship_to: { line1: "1 Main Street", city: "Downey", state: "CA", zip: "90242" },
    lines: [{ dea_schedule: schedule, drug_name: "Zolpidem" }],
    items: [],
  });
  const manifest = (parcels: object[]) =>
    ({
      kind: "manifest",
      manifestId: "m1",
      createdAt: new Date("2026-11-24T20:00:00Z"),
      handedOverAt: null,
      parcels,
      pharmacy: {
        name: "Harbor Mail Order",
        line1: "1 Elm",
        city: "Downey",
        state: "CA",
        zip: "90242",
        timeZone: "UTC",
      },
    }) as unknown as ManifestPaper;

  it("runs over as many pages as a day has parcels", async () => {
    const pages = async (count: number) => {
      const paper = await manifestPdf(manifest(Array.from({ length: count }, (_, index) => parcel(index, null))));
      return paper.toString("latin1").match(/\/Type \/Page\b/g)?.length;
    };
    expect(await pages(3)).toBe(1);
    expect(await pages(120)).toBe(4);
  });

  it("names no medicine, and with a controlled one no pharmacy either", () => {
    const said = (schedule: string | null) =>
      manifestLines(manifest([parcel(1, schedule)]))
        .map(({ text }) => text)
        .join("\n");
    expect(said(null)).toContain("Harbor Mail Order");
    expect(said("IV")).not.toContain("Harbor Mail Order");
    expect(said("IV")).not.toContain("Zolpidem");
  });
});
