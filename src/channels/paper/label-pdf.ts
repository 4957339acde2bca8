import { drawBarcode } from "#channels/paper/draw-barcode.ts";
import { closePaper, openPaper } from "#channels/paper/paper-document.ts";
import type { LabelContent } from "#use-cases/filling/label-content.ts";
import { formatYearDay } from "#words/dates-and-money.ts";
import { label as en } from "#words/en/label.ts";
import { label as es } from "#words/es/label.ts";
import { phoneWords } from "#words/phone-words.ts";

/** Points: a label roll of 4 by 3 inches; a label with more to say is longer, never smaller in print. */
const WIDTH = 288;
const HEIGHT = 216;
const EDGE = 7;
const GAP = 2;

/** Patient, medicine, directions and purpose stand in this size, on at least half the label. */
const CLUSTER_SIZE = 12;

/** The numbers and the pharmacy, above the cluster. */
const HEAD = 55;

type Line = { readonly text: string; readonly size: number; readonly font: "regular" | "bold" };
type Layout = {
  readonly height: number;
  readonly clusterTop: number;
  readonly footTop: number;
  readonly cluster: readonly Line[];
  readonly foot: readonly Line[];
};

/** Measures text; opened once, because reading fonts takes longer than drawing a label. */
let ruler: PDFKit.PDFDocument | undefined;

/** Where the parts of a label stand, in points from its upper edge. */
export function layOutLabel(content: LabelContent): Layout {
  const cluster: Line[] = [
    { text: content.patient, font: "bold", size: CLUSTER_SIZE },
    { text: content.drug, font: "bold", size: CLUSTER_SIZE },
    { text: content.directions, font: "regular", size: CLUSTER_SIZE },
    { text: content.purpose, font: "regular", size: CLUSTER_SIZE },
  ];
  const foot = footLines(content);
  ruler ??= openPaper({ title: "", language: "en", size: [WIDTH, HEIGHT] });
  const paper = ruler;
  const heightOf = (lines: readonly Line[]) =>
    lines.reduce(
      (sum, { text, size, font }) =>
        sum +
        paper
          .font(font)
          .fontSize(size)
          .heightOfString(text, { width: WIDTH - 2 * EDGE }) +
        1,
      0,
    );
  const footHeight = heightOf(foot);
  const around = 2 * EDGE + HEAD + footHeight + 2 * GAP;
  const height = Math.ceil(Math.max(HEIGHT, around + heightOf(cluster) + 2 * GAP, 2 * around));
  return { height, clusterTop: EDGE + HEAD, footTop: height - EDGE - footHeight, cluster, foot };
}

/**
 * The label of a bottle, in the member's language. Upper left the numbers a refill needs: the pharmacy's refill phone
 * number, and below it the prescription number with its barcode.
 */
export async function labelPdf(content: LabelContent): Promise<Buffer> {
  const words = { en, es }[content.language];
  const { height, clusterTop, footTop, cluster, foot } = layOutLabel(content);
  const width = WIDTH - 2 * EDGE;
  const doc = openPaper({ title: words.title(content.rxNumber), language: content.language, size: [WIDTH, height] });
  const body = doc.struct("Document");
  doc.addStructure(body);
  const paragraph = (draw: () => void) => body.add(doc.struct("P", {}, draw));

  paragraph(() => {
    doc
      .font("bold")
      .fontSize(10)
      .text(`${words.refills} ${phoneWords(content.pharmacy.refillPhone)}`, EDGE, EDGE, { width: 152 });
  });
  paragraph(() => {
    doc
      .font("bold")
      .fontSize(13)
      .text(`${words.rx} ${content.rxNumber.replace(/(\d{3})(\d{3})(\d{4})/, "$1 $2 $3")}`, EDGE, EDGE + 13, {
        width: 152,
      });
  });
  body.add(
    doc.struct(
      "Figure",
      { alt: words.barcode, bbox: [EDGE, height - EDGE - 53, EDGE + 120, height - EDGE - 30] } as object,
      () => {
        drawBarcode(doc, content.rxNumber, { x: EDGE, y: EDGE + 30, height: 23, module: 1.3 });
      },
    ),
  );
  paragraph(() => {
    doc
      .font("bold")
      .fontSize(8)
      .text(content.pharmacy.name, 164, EDGE, { width: WIDTH - EDGE - 164, align: "right" });
  });
  paragraph(() => {
    doc
      .font("regular")
      .fontSize(7)
      .text(content.pharmacy.address, 164, doc.y + 1, { width: WIDTH - EDGE - 164, align: "right" });
  });
  if (content.coldChain) {
    paragraph(() => {
      doc
        .font("bold")
        .fontSize(8)
        .text(words.cold, 164, doc.y + 3, { width: WIDTH - EDGE - 164, align: "right" });
    });
  }

  rule(doc, clusterTop - 2);
  let y = clusterTop + GAP;
  for (const { text, font, size } of cluster) {
    paragraph(() => {
      doc.font(font).fontSize(size).text(text, EDGE, y, { width });
    });
    y = doc.y + 1;
  }
  rule(doc, footTop - GAP);
  y = footTop;
  for (const { text, size, font } of foot) {
    paragraph(() => {
      doc.font(font).fontSize(size).text(text, EDGE, y, { width });
    });
    y = doc.y + 1;
  }
  body.end();
  return closePaper(doc);
}

function footLines(content: LabelContent): Line[] {
  const { language } = content;
  const words = { en, es }[language];
  const day = (date: LabelContent["filledOn"]) => formatYearDay(date, language);
  const lines: Line[] = [
    {
      text: `${words.quantity(content.quantity, content.daysSupply)}   ${words.prescriber} ${content.prescriber}`,
      size: 8,
      font: "regular",
    },
    {
      text: `${words.filled} ${day(content.filledOn)}   ${words.discard} ${day(content.discardAfter)}`,
      size: 8,
      font: "regular",
    },
    { text: words.left(content.refillsLeft), size: 8, font: "bold" },
  ];
  if (content.rest !== null)
    lines.push({ text: words.part(content.rest.quantity, day(content.rest.by)), size: 8, font: "bold" });
  if (content.deaSchedule !== null && content.deaSchedule !== "V")
    lines.push({ text: words.caution, size: 6, font: "regular" });
  return lines;
}

/** A line that only parts one thing from the next is no content. */
function rule(doc: PDFKit.PDFDocument, y: number): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(EDGE, y)
    .lineTo(WIDTH - EDGE, y)
    .lineWidth(0.6)
    .stroke("black");
  doc.endMarkedContent();
}
