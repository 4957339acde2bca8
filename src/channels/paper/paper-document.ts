import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const FONTS = "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin";
/** Latin-1, which English and Spanish need. WOFF, because a PDF cannot embed the packed tables of WOFF2. */
const regular = require.resolve(`${FONTS}-400-normal.woff`);
const bold = require.resolve(`${FONTS}-700-normal.woff`);

/** A document that can be read out: PDF/UA-1 (ISO 14289-1), every word tagged and every font embedded. */
export function openPaper(about: {
  readonly title: string;
  readonly language: string;
  readonly size: readonly [number, number];
}): PDFKit.PDFDocument {
  const options = {
    size: [...about.size] as [number, number],
    margin: 0,
    font: regular,
    subset: "PDF/UA",
    pdfVersion: "1.7",
    tagged: true,
    lang: about.language,
    displayTitle: true,
    info: { Title: about.title },
  };
  // The types of pdfkit do not know its PDF/UA subset yet.
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  doc.registerFont("regular", regular);
  doc.registerFont("bold", bold);
  return doc;
}

/** The finished document. */
export async function closePaper(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
    doc.end();
  });
  return Buffer.concat(chunks);
}
