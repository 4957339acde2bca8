import { closePaper, openPaper } from "#channels/paper/paper-document.ts";

/** Points: letter paper. */
const WIDTH = 612;
const HEIGHT = 792;
const EDGE = 54;

export type Letter = {
  /** One paragraph below the last, on the next page where this one is full. */
  readonly write: (text: string, size: number, look?: { readonly bold?: boolean; readonly gap?: number }) => void;
  readonly close: () => Promise<Buffer>;
};

/** Letter paper, written from the top, on as many pages as it takes. */
export function openLetter(about: { readonly title: string; readonly language: string }): Letter {
  const doc = openPaper({ ...about, size: [WIDTH, HEIGHT] });
  const body = doc.struct("Document");
  doc.addStructure(body);
  let y = EDGE;
  return {
    write(text, size, { bold = false, gap = 4 } = {}) {
      const font = bold ? "bold" : "regular";
      const width = WIDTH - 2 * EDGE;
      const height = doc.font(font).fontSize(size).heightOfString(text, { width });
      if (y + height > HEIGHT - EDGE) {
        doc.addPage();
        y = EDGE;
      }
      body.add(
        doc.struct("P", {}, () => {
          doc.font(font).fontSize(size).text(text, EDGE, y, { width });
        }),
      );
      y += height + gap;
    },
    close() {
      body.end();
      return closePaper(doc);
    },
  };
}
