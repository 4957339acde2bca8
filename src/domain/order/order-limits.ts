/** The orderer included, when one of the lines is theirs. */
export const MAX_PEOPLE_PER_ORDER = 4;

export type OrderLimits<Line> =
  | { readonly kind: "within-limits"; readonly lines: readonly Line[] }
  | { readonly kind: "too-many-people"; readonly people: number }
  /** One prescription twice with different days supply: we don't guess which was meant. */
  | { readonly kind: "same-prescription-twice"; readonly rxNumber: string };

type OrderLine = {
  readonly rxNumber: string;
  /** Any key that tells the people apart; the orderer's own for their lines. */
  readonly personKey: string;
  readonly daysSupply?: number | null;
};

/** What holds for the order as a whole, before any line is decided. Lines that say the same twice become one. */
export function checkOrderLimits<Line extends OrderLine>(lines: readonly Line[]): OrderLimits<Line> {
  const people = new Set(lines.map((line) => line.personKey)).size;
  if (people > MAX_PEOPLE_PER_ORDER) return { kind: "too-many-people", people };
  const kept = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.personKey} ${line.rxNumber}`;
    const first = kept.get(key);
    if (first === undefined) kept.set(key, line);
    else if ((first.daysSupply ?? null) !== (line.daysSupply ?? null)) {
      return { kind: "same-prescription-twice", rxNumber: line.rxNumber };
    }
  }
  return { kind: "within-limits", lines: [...kept.values()] };
}
