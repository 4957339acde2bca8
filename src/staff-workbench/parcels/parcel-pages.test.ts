import { expect, test } from "vitest";
import type { Parcel, ParcelBench } from "#contracts/staff/parcels.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { parcelPages } from "#staff-workbench/parcels/parcel-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = (last: number) => `0198c0de-0000-7000-8000-${String(last).padStart(12, "0")}`;
const line = {
  id: id(1),
  member: "Rosa Delgado",
  rxNumber: "7000000017",
  drug: "Zolpidem 10 mg tablet",
  quantity: 30,
  confirmationNumber: "4821773605",
  scanned: false,
  coldChain: false,
  controlled: true,
  counsel: "first-fill" as const,
};
const parcel: Parcel = {
  id: id(2),
  version: 3,
  status: "open",
  member: "Rosa Delgado",
  shipTo: ["1 Main Street", "Downey, CA 90242"],
  lines: [line],
  items: [],
  weightGrams: null,
  coldChain: false,
  mayGoOut: true,
  plainOutside: true,
  label: null,
  manifestId: null,
  timeZone: "America/Los_Angeles",
};
const labelled: Parcel = {
  ...parcel,
  status: "labelled",
  weightGrams: 240,
  lines: [{ ...line, scanned: true }],
  label: {
    carrier: "USPS",
    service: "Ground Advantage",
    trackingNumber: "9400111020088123456781",
    trackingUrl: "https://tools.usps.com/",
    expectedOn: "2026-12-02",
  },
};
const bench: ParcelBench = {
  pharmacy: { name: "Harbor Mail Order", timeZone: "America/Los_Angeles" },
  ready: [
    {
      lineId: id(1),
      member: "Rosa Delgado",
      city: "Downey, CA",
      dueAt: "2026-11-24T20:00:00.000Z",
      overdue: true,
      lines: [{ ...line, coldChain: true }],
      items: [],
    },
  ],
  parcels: [labelled],
  manifests: [{ id: id(3), createdAt: "2026-11-24T20:00:00.000Z", parcels: [labelled] }],
};
const browse = (more: Parameters<typeof browseWorkbench>[2] = {}) =>
  browseWorkbench([parcelPages], staffOfRole("mail-order"), {
    "GET /staff/parcels": bench,
    [`GET /staff/parcels/${id(2)}`]: parcel,
    ...more,
  });

test("the bench shows what is ready, what is packed and what waits for the driver", async () => {
  const { html } = await browse().open("/staff/parcels");
  for (const text of ["Overdue", "Rosa Delgado", "Keep cold", "List all labelled parcels", "The driver has them"])
    expect(html).toContain(text);
});

test("a parcel asks for each bottle, its papers and its weight before a label", async () => {
  const { html } = await browse().open(`/staff/parcels/${id(2)}`);
  for (const text of ["Scan it", "names no pharmacy", "Leaflet", "New: advice notice", "Scan a bottle"])
    expect(html).toContain(text);
  expect(html).not.toContain("Print the label");
});

test("a labelled parcel has its papers, its tracking number and a way back", async () => {
  const { html } = await browse({ [`GET /staff/parcels/${id(2)}`]: labelled }).open(`/staff/parcels/${id(2)}`);
  for (const text of ["label.pdf", "9400111020088123456781", "Open it again"]) expect(html).toContain(text);
  expect(html).not.toContain("Scan a bottle");
});

test("a scan is sent with the version seen; another person's medicine is told in red", async () => {
  const call = `POST /staff/parcels/${id(2)}/scan`;
  const browser = browse({ [call]: { id: id(2) } });
  const fields = { version: "3", barcode: "7000000017" };
  expect((await browser.send(`/staff/parcels/${id(2)}/scan`, fields)).location).toBe(
    `/staff/parcels/${id(2)}?done=scan`,
  );
  expect(browser.asked.find((each) => each.call === call)?.body).toEqual({ version: 3, barcode: "7000000017" });
  const wrong = browse({ [call]: refusal(422, "other-persons-medicine", "This bottle does not belong into it.") });
  const seen = await wrong.send(`/staff/parcels/${id(2)}/scan`, fields);
  expect(seen.status).toBe(422);
  expect(seen.html).toContain("This bottle does not belong into it.");
});
