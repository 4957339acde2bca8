import { openLetter } from "#channels/paper/letter.ts";
import type { ManifestPaper } from "#use-cases/shipping/read-bench.ts";
import { formatInstant } from "#words/dates-and-money.ts";

/** What the carrier's driver takes and signs for: numbers, weights and places; no name and no medicine. */
export async function manifestPdf({ manifestId, createdAt, parcels, pharmacy }: ManifestPaper): Promise<Buffer> {
  const { write, close } = openLetter({ title: "Parcels handed over", language: "en" });
  const isPlain = parcels.some(({ lines }) => lines.some((line) => line.dea_schedule !== null));
  write("Parcels handed over", 18, { bold: true, gap: 10 });
  // A list with a controlled medicine among it names no pharmacy either: it goes out of the house.
  write(isPlain ? "Shipping Department" : pharmacy.name, 11);
  write(`${pharmacy.line1}, ${pharmacy.city}, ${pharmacy.state} ${pharmacy.zip}`, 11);
  write(`${formatInstant(createdAt.toISOString(), "en", pharmacy.timeZone)} · ${manifestId}`, 9, { gap: 14 });
  for (const carrier of new Set(parcels.map((parcel) => parcel.carrier))) {
    const ours = parcels.filter((parcel) => parcel.carrier === carrier);
    write(`${carrier ?? ""}: ${ours.length}`, 13, { bold: true });
    ours.forEach((parcel, index) => {
      const { tracking_number: number, service, weight_grams: grams, ship_to: to } = parcel;
      write(`${index + 1}.  ${number ?? ""}   ${service ?? ""}   ${grams ?? 0} g   ${to.state} ${to.zip}`, 10);
    });
    const grams = ours.reduce((sum, parcel) => sum + (parcel.weight_grams ?? 0), 0);
    write(`${(grams / 1000).toFixed(2)} kg`, 10, { bold: true, gap: 14 });
  }
  write("Taken by the carrier's driver", 11, { gap: 26 });
  write("Name ______________________________   Signature ______________________________", 11, { gap: 16 });
  write("Date and time ______________________", 11);
  return close();
}
