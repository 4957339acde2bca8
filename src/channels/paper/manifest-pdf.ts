import { openLetter } from "#channels/paper/letter.ts";
import { isPlainOutside } from "#domain/shipping/parcel.ts";
import type { ManifestPaper } from "#use-cases/shipping/read-bench.ts";
import { formatInstant } from "#words/dates-and-money.ts";

type WrittenLine = { readonly text: string; readonly size: number; readonly bold?: boolean; readonly gap?: number };

/** What the carrier's driver takes and signs for: numbers, weights and places; no name and no medicine. */
export function manifestPdf(manifest: ManifestPaper): Promise<Buffer> {
  const { write, close } = openLetter({ title: "Parcels handed over", language: "en" });
  for (const { text, size, ...look } of manifestLines(manifest)) write(text, size, look);
  return close();
}

export function manifestLines({ manifestId, createdAt, parcels, pharmacy }: ManifestPaper): readonly WrittenLine[] {
  const { name, line1, city, state, zip, timeZone } = pharmacy;
  const isPlain = isPlainOutside(
    parcels.flatMap(({ lines }) => lines.map((line) => ({ deaSchedule: line.dea_schedule }))),
  );
  return [
    { text: "Parcels handed over", size: 18, bold: true, gap: 10 },
    // A list with a controlled medicine among it names no pharmacy either: it goes out of the house.
    { text: isPlain ? "Shipping Department" : name, size: 11 },
    { text: `${line1}, ${city}, ${state} ${zip}`, size: 11 },
    { text: `${formatInstant(createdAt.toISOString(), "en", timeZone)} · ${manifestId}`, size: 9, gap: 14 },
    ...[...new Set(parcels.map((parcel) => parcel.carrier))].flatMap((carrier) =>
      linesOf(
        carrier ?? "",
        parcels.filter((parcel) => parcel.carrier === carrier),
      ),
    ),
    { text: "Taken by the carrier's driver", size: 11, gap: 26 },
    { text: "Name ______________________________   Signature ______________________________", size: 11, gap: 16 },
    { text: "Date and time ______________________", size: 11 },
  ];
}

function linesOf(carrier: string, parcels: ManifestPaper["parcels"]): WrittenLine[] {
  const grams = parcels.reduce((sum, parcel) => sum + (parcel.weight_grams ?? 0), 0);
  return [
    { text: `${carrier}: ${parcels.length}`, size: 13, bold: true },
    ...parcels.map(({ tracking_number: number, service, weight_grams: weight, ship_to: to }, index) => ({
      text: `${index + 1}.  ${number ?? ""}   ${service ?? ""}   ${weight ?? 0} g   ${to.state} ${to.zip}`,
      size: 10,
    })),
    { text: `${(grams / 1000).toFixed(2)} kg`, size: 10, bold: true, gap: 14 },
  ];
}
