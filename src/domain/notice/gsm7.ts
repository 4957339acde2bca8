/** The longest text that goes out as one message (3GPP TS 23.038, GSM 7-bit default alphabet). */
export const LONGEST_TEXT = 160;

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Behind an escape: two septets each. */
const EXTENDED = new Set("^{}\\[~]|€\f");

/** How many septets a text takes; null where a character would make it UCS-2, of which a message holds only 70. */
export function septets(text: string): number | null {
  let count = 0;
  for (const character of text) {
    if (BASIC.has(character)) count += 1;
    else if (EXTENDED.has(character)) count += 2;
    else return null;
  }
  return count;
}

const ALIKE: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "…": "...",
  "·": "-",
  "\u00A0": " ",
};

/** The text in letters that fit one message: Spanish á, í, ó and ú lose their accent, what has no likeness becomes "?". */
export function toGsm7(text: string): string {
  return [...text.normalize("NFC")].map(alike).join("");
}

function alike(character: string): string {
  if (BASIC.has(character) || EXTENDED.has(character)) return character;
  const plain = ALIKE[character] ?? character.normalize("NFD").replaceAll(/\p{Mark}/gu, "");
  return septets(plain) === null || plain === "" ? "?" : plain;
}

/**
 * One message: the first part, which is shortened if it must be, and as many of the others, in their order, as still
 * fit behind it.
 */
export function fitText(first: string, ...others: readonly string[]): string {
  let text = shorten(toGsm7(first));
  for (const other of others) {
    const longer = `${text} ${toGsm7(other)}`;
    if ((septets(longer) ?? Infinity) <= LONGEST_TEXT) text = longer;
  }
  return text;
}

function shorten(text: string): string {
  const characters = [...text];
  while ((septets(characters.join("")) ?? 0) > LONGEST_TEXT) characters.pop();
  return characters.join("");
}
