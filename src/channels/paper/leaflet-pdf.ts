import { closePaper, openPaper } from "#channels/paper/paper-document.ts";
import { leafletWarnings } from "#domain/filling/leaflet-warnings.ts";
import type { LabelContent } from "#use-cases/filling/label-content.ts";
import { formatLongDay } from "#words/dates-and-money.ts";
import { label as labelEn, leaflet as en } from "#words/en/label.ts";
import { label as labelEs, leaflet as es } from "#words/es/label.ts";
import { phoneWords } from "#words/phone-words.ts";

const LETTER = [612, 792] as const;
const EDGE = 40;
const WIDTH = LETTER[0] - 2 * EDGE;

/** The sheet that goes with a medicine, in plain words and the member's language. */
export async function leafletPdf(content: LabelContent): Promise<Buffer> {
  const { language, pharmacy } = content;
  const words = { en, es }[language];
  const phone = phoneWords(pharmacy.phone);
  const doc = openPaper({ title: words.title(content.drug), language, size: LETTER });
  const body = doc.struct("Document");
  doc.addStructure(body);
  let y = EDGE;
  const write = (
    tag: "H1" | "H2" | "P",
    text: string,
    style: { font: "regular" | "bold"; size: number; before: number },
  ) => {
    y = fitting(doc, text, style, y + style.before, WIDTH);
    body.add(
      doc.struct(tag, {}, () => {
        doc.font(style.font).fontSize(style.size).fillColor("black").text(text, EDGE, y, { width: WIDTH, lineGap: 2 });
      }),
    );
    y = doc.y;
  };
  const heading = (text: string) => write("H2", text, { font: "bold", size: 12.5, before: 7 });
  const paragraph = (text: string) => write("P", text, { font: "regular", size: 10.5, before: 2 });

  write("H1", words.title(content.drug), { font: "bold", size: 18, before: 0 });
  paragraph(
    `${words.for(content.patient)} · ${words.number} ${content.rxNumber} · ${words.filled} ${formatLongDay(content.filledOn, language)}`,
  );
  paragraph(`${words.from} ${pharmacy.name}, ${pharmacy.address}, ${phone}`);

  heading(words.purposeTitle);
  paragraph(words.purpose(content.purpose));
  heading(words.takeTitle);
  write("P", `${content.directions}.`, { font: "bold", size: 12, before: 3 });
  paragraph(words.take);
  paragraph(words.missed);
  if (content.injectable) paragraph(words.inject);

  heading(words.watchTitle);
  y = list(
    doc,
    body,
    [
      ...leafletWarnings(content.therapy, content.deaSchedule).map((warning) => words.warnings[warning]),
      words.watchAll,
    ],
    y + 4,
  );

  heading(words.keepTitle);
  paragraph(content.coldChain ? words.keepCold : words.keepRoom);
  paragraph(words.keepAway);
  paragraph(words.discard(formatLongDay(content.discardAfter, language)));

  heading(words.callTitle);
  paragraph(words.call(phone));
  write("P", words.emergency, { font: "bold", size: 10.5, before: 2 });
  paragraph(words.sideEffects);

  heading(words.refillTitle);
  const left = { en: labelEn, es: labelEs }[language].left(content.refillsLeft);
  paragraph(words.refill(left, phoneWords(pharmacy.refillPhone)));
  body.end();
  return closePaper(doc);
}

/** A list as readers of a screen count it: items with a bullet and a body. Returns where it ends. */
function list(
  doc: PDFKit.PDFDocument,
  body: PDFKit.PDFStructureElement,
  items: readonly string[],
  top: number,
): number {
  let y = top;
  const element = doc.struct("L");
  body.add(element);
  for (const text of items) {
    y = fitting(doc, text, { font: "regular", size: 10.5 }, y, WIDTH - 14);
    element.add(
      doc.struct("LI", {}, [
        doc.struct("Lbl", {}, () => {
          doc.font("bold").fontSize(10.5).text("•", EDGE, y, { width: 12 });
        }),
        doc.struct("LBody", {}, () => {
          doc
            .font("regular")
            .fontSize(10.5)
            .text(text, EDGE + 14, y, { width: WIDTH - 14, lineGap: 2 });
          y = doc.y + 3;
        }),
      ]),
    );
  }
  element.end();
  return y;
}

/** Where a text goes: at `y`, or at the top of a new page where it would not fit on this one. */
function fitting(
  doc: PDFKit.PDFDocument,
  text: string,
  { font, size }: { readonly font: string; readonly size: number },
  y: number,
  width: number,
): number {
  if (y + doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: 2 }) <= LETTER[1] - EDGE) return y;
  doc.addPage();
  return EDGE;
}
