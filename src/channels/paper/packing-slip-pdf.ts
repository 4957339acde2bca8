import { closePaper, openPaper } from "#channels/paper/paper-document.ts";
import type { ParcelView } from "#use-cases/shipping/read-bench.ts";
import { packingSlip as en } from "#words/en/packing-slip.ts";
import { packingSlip as es } from "#words/es/packing-slip.ts";
import { phoneWords } from "#words/phone-words.ts";

/** Points: letter paper. */
const WIDTH = 612;
const HEIGHT = 792;
const EDGE = 54;

/**
 * What lies in a parcel, for who packs it and for the member: each medicine, the sheets that go with it, and the written
 * notice that a pharmacist gives advice, which every mailed medicine carries (16 CCR 1707.2(b)(2)). In both languages.
 */
export async function packingSlipPdf({ parcel, pharmacy }: ParcelView): Promise<Buffer> {
  const doc = openPaper({ title: en.title, language: "en", size: [WIDTH, HEIGHT] });
  const body = doc.struct("Document");
  doc.addStructure(body);
  let y = EDGE;
  const write = (text: string, size: number, font: "regular" | "bold" = "regular", gap = 4) => {
    body.add(
      doc.struct("P", {}, () => {
        doc
          .font(font)
          .fontSize(size)
          .text(text, EDGE, y, { width: WIDTH - 2 * EDGE });
      }),
    );
    y = doc.y + gap;
  };
  write(`${en.title} · ${es.title}`, 18, "bold", 10);
  write(pharmacy.name, 11);
  write(`${en.to} · ${es.to}: ${parcel.member_name}`, 13, "bold", 12);
  for (const line of parcel.lines) {
    write(`${line.drug_name} ${line.strength} · ${line.quantity}`, 13, "bold");
    write(`${en.rx} ${line.rx_number} · ${en.order} ${line.confirmation_number}`, 10);
    write(`[ ] ${en.leaflet} · ${es.leaflet}`, 10);
    if (line.counsel !== null) write(`[ ] ${en.counsel[line.counsel]} · ${es.counsel[line.counsel]}`, 10);
    if (line.cold_chain) write(`[ ] ${en.cold} · ${es.cold}`, 10, "bold");
    y += 8;
  }
  for (const words of [en, es]) {
    y += 8;
    write(words.noticeTitle, 12, "bold");
    write(words.notice(phoneWords(pharmacy.phone)), 11);
  }
  body.end();
  return closePaper(doc);
}
