import bwipjs from "bwip-js/node";

type Bars = { readonly sbs: readonly number[] };

/** Draws Code 128 as plain rectangles, sharp at any size, and returns its width. `module` is the narrowest bar, in points. */
export function drawBarcode(
  doc: PDFKit.PDFDocument,
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number; readonly module: number },
): number {
  const [bars] = bwipjs.raw({ bcid: "code128", text }) as unknown as Bars[];
  if (bars === undefined) throw new Error("a number could not be written as bars");
  let x = place.x;
  bars.sbs.forEach((modules, index) => {
    const width = modules * place.module;
    // Bars and gaps take turns, a bar first.
    if (index % 2 === 0) doc.rect(x, place.y, width, place.height);
    x += width;
  });
  doc.fill("black");
  return x - place.x;
}
