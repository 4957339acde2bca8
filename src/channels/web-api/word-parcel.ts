import type { Parcel, ParcelBench } from "#contracts/staff/parcels.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import { isPlainOutside } from "#domain/shipping/parcel.ts";
import type { Language } from "#words/languages.ts";
import type { Bench, ParcelView } from "#use-cases/shipping/read-bench.ts";

type Row = ParcelView["parcel"];

/** A parcel as the API tells it to who packs it. */
export function wordParcel(row: Row, timeZone: string, mayGoOut: boolean, language: Language): Parcel {
  const { carrier, service, tracking_number: number, tracking_url: url, expected_on: expected } = row;
  return {
    id: row.parcel_id,
    version: row.version,
    status: row.status,
    member: row.member_name,
    shipTo: addressLines(row.ship_to),
    lines: row.lines.map(wordLine),
    items: row.items.map((item) => wordItem(item, language)),
    weightGrams: row.weight_grams,
    coldChain: row.lines.some((line) => line.cold_chain),
    mayGoOut,
    plainOutside: isPlainOutside(row.lines.map((line) => ({ deaSchedule: line.dea_schedule }))),
    label:
      carrier === null || service === null || number === null || url === null || expected === null
        ? null
        : { carrier, service, trackingNumber: number, trackingUrl: url, expectedOn: expected },
    manifestId: row.manifest_id,
    timeZone,
  };
}

export function wordBench(
  { pharmacy, ready, parcels, manifests }: Bench,
  now: Date,
  mayGoOut: (parcel: Row) => boolean,
  language: Language,
): ParcelBench {
  const { name, timeZone } = pharmacy;
  const worded = (row: Row) => wordParcel(row, timeZone, mayGoOut(row), language);
  return {
    pharmacy: { name, timeZone },
    ready: ready.map(({ first, lines, items }) => ({
      lineId: "line_id" in first ? first.line_id : first.order_item_id,
      member: first.member_name,
      city: `${first.ship_to.city}, ${first.ship_to.state}`,
      dueAt: new Date(first.due_at).toISOString(),
      overdue: new Date(first.due_at) < now,
      lines: lines.map(wordLine),
      items: items.map((item) => wordItem(item, language)),
    })),
    parcels: parcels.map(worded),
    manifests: manifests.map((manifest) => ({
      id: manifest.manifestId,
      createdAt: manifest.createdAt.toISOString(),
      parcels: manifest.parcels.map(worded),
    })),
  };
}

/** An address as it stands on an envelope. */
export function addressLines({ line1, line2, city, state, zip }: ShipTo): string[] {
  return [line1, ...(line2 ? [line2] : []), `${city}, ${state} ${zip}`];
}

function wordLine(line: Row["lines"][number]): Parcel["lines"][number] {
  return {
    id: line.line_id,
    member: line.member_name,
    rxNumber: line.rx_number,
    drug: `${line.drug_name} ${line.strength}`,
    quantity: line.quantity,
    confirmationNumber: line.confirmation_number,
    scanned: line.scanned_at !== null,
    coldChain: line.cold_chain,
    controlled: line.dea_schedule !== null,
    counsel: line.counsel,
  };
}

function wordItem(item: Row["items"][number], language: Language): Parcel["items"][number] {
  return {
    id: item.order_item_id,
    member: item.member_name,
    name: item.name[language],
    quantity: item.quantity,
    confirmationNumber: item.confirmation_number,
  };
}
