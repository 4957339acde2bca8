/**
 * Digits by which one NDC is known, however it is written: the ten of the package as FDA writes them (4-4-2, 5-3-2,
 * 5-4-1), and the eleven of a bill (5-4-2, the short segment padded with a zero). Twelve digits (6-4-2), in use from
 * March 2033, are their own bill. Null for anything else.
 */
export function ndcForms(written: string): { readonly plain: string; readonly billed: string } | null {
  const segments = written.trim().split("-");
  const [labeler = "", product = "", packaging = ""] = segments;
  const shape = segments.map(({ length }) => length).join("-");
  if (!SHAPES.has(shape) || !/^\d+$/.test(labeler + product + packaging)) return null;
  const plain = labeler + product + packaging;
  return { plain, billed: labeler.padStart(5, "0") + product.padStart(4, "0") + packaging.padStart(2, "0") };
}

const SHAPES = new Set(["4-4-2", "5-3-2", "5-4-1", "5-4-2", "6-4-2"]);

/** Whether digits read or typed from a stock bottle name this NDC, in any of its forms, hyphens or none. */
export function isNdc(expected: string, given: string): boolean {
  const forms = ndcForms(expected);
  const digits = given.replace(/[\s-]/g, "");
  // Ten digits without hyphens can be split three ways, so they are compared with the package's own, not padded.
  return forms !== null && (digits === forms.plain || digits === forms.billed);
}
