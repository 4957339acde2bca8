/** Whether two family names are the same however they were typed: accents, case, spaces and marks don't count. */
export function isSameName(a: string, b: string): boolean {
  const plain = plainName(a);
  return plain !== "" && plain === plainName(b);
}

/** Letters only, small and without accents: `O’Brien-Núñez` is `obriennunez`. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}
