import { type Day, isDay } from "#domain/calendar/day.ts";

/** What a scanner read from a stock bottle, or a person typed. */
export type StockRead = { readonly ndc: string; readonly lot?: string; readonly expiresOn?: Day };

/**
 * Reads the code on a stock bottle: a GS1 DataMatrix with product, expiry and lot (DSCSA, 21 USC 360eee), a linear
 * UPC-A (3, ten NDC digits, check digit), or the NDC typed in by hand, which is taken as it stands.
 */
export function readStockBarcode(text: string): StockRead {
  const scanned = text.trim();
  const gs1 = readGs1(scanned);
  if (gs1 !== null) return gs1;
  const upc = /^3(\d{10})\d$/.exec(scanned);
  return { ndc: upc?.[1] ?? scanned };
}

/** Some scanners send a symbology mark first and a group separator (ASCII 29) after fields of variable length. */
const GROUP_SEPARATOR = "\u001d";
/** Lot (10) and serial (21) run to the next separator. */
const SERIAL_OR_LOT = new RegExp(`^(10|21)([^${GROUP_SEPARATOR}]*)`);

function readGs1(scanned: string): StockRead | null {
  // Typed in as printed, "(01)…(17)…", each bracket begins a field.
  let rest = scanned
    .replace(/^\]d2/, "")
    .replaceAll("(", GROUP_SEPARATOR)
    .replaceAll(")", "")
    .replace(new RegExp(`^${GROUP_SEPARATOR}`), "");
  // 01, a packaging digit, 03 for a US drug, ten NDC digits, a check digit.
  const product = /^01\d03(\d{10})\d/.exec(rest);
  if (product === null) return null;
  let read: StockRead = { ndc: product[1] ?? "" };
  rest = rest.slice(16);
  while (rest !== "") {
    if (rest.startsWith(GROUP_SEPARATOR)) rest = rest.slice(1);
    const expiry = /^17(\d{2})(\d{2})(\d{2})/.exec(rest);
    const other = SERIAL_OR_LOT.exec(rest);
    if (expiry !== null) {
      const expiresOn = dayOf(expiry.slice(1));
      if (expiresOn !== null) read = { ...read, expiresOn };
      rest = rest.slice(8);
    } else if (other !== null) {
      if (other[1] === "10" && other[2] !== undefined) read = { ...read, lot: other[2] };
      rest = rest.slice(other[0].length);
    } else break;
  }
  return read;
}

/** GS1 writes day 00 for the last day of the month. */
function dayOf([year = "", month = "", date = ""]: readonly string[]): Day | null {
  const last = new Date(Date.UTC(2000 + Number(year), Number(month), 0)).getUTCDate();
  const day = `20${year}-${month}-${date === "00" ? String(last).padStart(2, "0") : date}`;
  return isDay(day) ? day : null;
}
