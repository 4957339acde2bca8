/** Money that moved, as one side's books have it: charged is positive, refunded negative. */
export type BookEntry = {
  /** `other` is what only the provider books: a disputed charge, a refund that came back. */
  readonly kind: "capture" | "refund" | "other";
  /** The charge's, or the refund's, as the provider names it. */
  readonly providerId: string;
  readonly cents: number;
};

export type BookDifference = {
  readonly kind: BookEntry["kind"];
  readonly providerId: string;
  /** Null where that side has nothing of it. */
  readonly ourCents: number | null;
  readonly providerCents: number | null;
};

/** Where two books do not agree to the cent. What one side has twice counts twice. */
export function compareBooks(ours: readonly BookEntry[], theirs: readonly BookEntry[]): readonly BookDifference[] {
  const both = new Map<string, BookDifference>();
  const count = (side: "ourCents" | "providerCents", entries: readonly BookEntry[]) => {
    for (const { kind, providerId, cents } of entries) {
      const key = `${kind} ${providerId}`;
      const before = both.get(key) ?? { kind, providerId, ourCents: null, providerCents: null };
      both.set(key, { ...before, [side]: (before[side] ?? 0) + cents });
    }
  };
  count("ourCents", ours);
  count("providerCents", theirs);
  return [...both.values()].filter(({ ourCents, providerCents }) => ourCents !== providerCents);
}

export function totalOf(entries: readonly BookEntry[]): number {
  return entries.reduce((sum, { cents }) => sum + cents, 0);
}
