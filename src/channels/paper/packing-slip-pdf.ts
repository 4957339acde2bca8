import { openLetter } from "#channels/paper/letter.ts";
import type { ParcelView } from "#use-cases/shipping/read-bench.ts";
import { packingSlip as en } from "#words/en/packing-slip.ts";
import { packingSlip as es } from "#words/es/packing-slip.ts";
import { phoneWords } from "#words/phone-words.ts";

/**
 * What lies in a parcel, for who packs it and for the member: each medicine and item, the sheets that go with it, and the
 * written notice that a pharmacist gives advice, which every mailed medicine carries (16 CCR 1707.2(b)(2)). In both
 * languages. Where a household shares the parcel, each thing names whose it is.
 */
export async function packingSlipPdf({ parcel, pharmacy }: ParcelView): Promise<Buffer> {
  const { write, close } = openLetter({ title: en.title, language: "en" });
  const isShared = new Set([...parcel.lines, ...parcel.items].map((row) => row.member_id)).size > 1;
  const whose = (name: string) => (isShared ? ` · ${en.to} · ${es.to}: ${name}` : "");
  write(`${en.title} · ${es.title}`, 18, { bold: true, gap: 10 });
  write(pharmacy.name, 12);
  write(`${en.to} · ${es.to}: ${parcel.member_name}`, 13, { bold: true, gap: 12 });
  for (const line of parcel.lines) {
    const name = `${line.drug_name} ${line.strength} · ${line.quantity}`;
    write(`${name}${whose(line.member_name)}`, 13, { bold: true });
    write(`${en.rx} ${line.rx_number} · ${en.order} ${line.confirmation_number}`, 12);
    write(`[ ] ${en.leaflet} · ${es.leaflet}`, 12, { gap: line.counsel === null && !line.cold_chain ? 12 : 4 });
    if (line.counsel !== null)
      write(`[ ] ${en.counsel[line.counsel]} · ${es.counsel[line.counsel]}`, 12, { gap: line.cold_chain ? 4 : 12 });
    if (line.cold_chain) write(`[ ] ${en.cold} · ${es.cold}`, 12, { bold: true, gap: 12 });
  }
  for (const item of parcel.items) {
    write(`${item.quantity} × ${item.name.en} · ${item.name.es}${whose(item.member_name)}`, 13, { bold: true });
    write(`${en.order} ${item.confirmation_number}`, 12, { gap: 12 });
  }
  if (parcel.lines.length > 0)
    for (const words of [en, es]) {
      write(words.noticeTitle, 12, { bold: true });
      write(words.notice(phoneWords(pharmacy.phone)), 12, { gap: 12 });
    }
  return close();
}
