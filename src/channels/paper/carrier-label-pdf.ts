import { drawBarcode } from "#channels/paper/draw-barcode.ts";
import { closePaper, openPaper } from "#channels/paper/paper-document.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";

export type CarrierLabel = {
  readonly from: ShipTo & { readonly name: string };
  readonly to: ShipTo & { readonly name: string };
  readonly carrier: string;
  readonly service: string;
  readonly trackingNumber: string;
  readonly grams: number;
  readonly shipOn: string;
  readonly isCold: boolean;
};

/** Points: the label roll of carriers, 4 by 6 inches. */
const WIDTH = 288;
const HEIGHT = 432;
const EDGE = 14;

const GRAMS_IN_A_POUND = 453.592_37;

/** The label on the outside of a parcel. It says nothing of what is inside but that it has to stay cold. */
export async function carrierLabelPdf(label: CarrierLabel): Promise<Buffer> {
  const { from, to, trackingNumber } = label;
  const doc = openPaper({ title: `${label.carrier} ${trackingNumber}`, language: "en", size: [WIDTH, HEIGHT] });
  const body = doc.struct("Document");
  doc.addStructure(body);
  const width = WIDTH - 2 * EDGE;
  const write = (text: string, size: number, y: number, font: "regular" | "bold" = "regular", x = EDGE) =>
    body.add(
      doc.struct("P", {}, () => {
        doc
          .font(font)
          .fontSize(size)
          .text(text, x, y, { width: WIDTH - EDGE - x });
      }),
    );

  write(`${label.carrier} ${label.service}`, 20, EDGE, "bold");
  const pounds = (label.grams / GRAMS_IN_A_POUND).toFixed(2);
  write(`${label.shipOn}   ${pounds} lb   ${label.grams} g`, 9, EDGE + 27);
  write(envelope(from), 9, EDGE + 46);
  if (label.isCold) write("PERISHABLE: KEEP REFRIGERATED", 12, EDGE + 108, "bold");
  write("SHIP TO", 9, EDGE + 132, "bold");
  write(envelope(to), 15, EDGE + 146, "bold", EDGE + 14);
  body.add(
    doc.struct("Figure", { alt: trackingNumber, bbox: [EDGE, 40, WIDTH - EDGE, 120] } as object, () => {
      drawBarcode(doc, trackingNumber, { x: EDGE + 6, y: 306, height: 74, module: moduleFor(trackingNumber, width) });
    }),
  );
  write(trackingNumber.replaceAll(/(.{4})(?=.)/g, "$1 "), 13, 388, "bold", EDGE + 6);
  body.end();
  return closePaper(doc);
}

/** Code 128 takes 11 modules a character, half of that for pairs of figures, and 35 around them. */
function moduleFor(text: string, width: number): number {
  const modules = /^\d+$/.test(text) ? text.length * 5.5 + 46 : text.length * 11 + 46;
  return Math.min(1.6, (width - 12) / modules);
}

function envelope({ name, line1, line2, city, state, zip }: CarrierLabel["to"]): string {
  return [name, line1, ...(line2 ? [line2] : []), `${city}, ${state} ${zip}`].join("\n");
}
