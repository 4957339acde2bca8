import type { z } from "zod";
import type { DecidedLine } from "#contracts/orders.ts";
import type { Bag, BagLine } from "#contracts/prescriptions.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { bagPages as en } from "#words/en/bag-pages.ts";
import { bagPages as es } from "#words/es/bag-pages.ts";
import type { Language } from "#words/languages.ts";
import { wordPromise } from "#words/word-order.ts";

export const bagWords = { en, es };

export type BagContent = z.infer<typeof Bag>;
export type LineInBag = z.infer<typeof BagLine>;

/** What a line is called: the medicine, or its number where the name stays hidden. */
export function lineName({ drug, rxNumber }: Pick<LineInBag, "drug" | "rxNumber">, language: Language): string {
  return drug ?? bagWords[language].prescriptionNumber(formatConfirmationNumber(rxNumber));
}

/** Whose it is; for a line added by number no more than whoever added it knows. */
export function linePerson({ person, line }: Pick<LineInBag, "person" | "line">, language: Language): string {
  const words = bagWords[language];
  return person ?? (line.mrn === undefined ? words.byNumberSomebody : words.byNumberPerson(line.mrn.slice(-3)));
}

/** "Ready by Tue, Nov 24" */
export function promiseWords({ kind, by, then }: NonNullable<DecidedLine["promise"]>, language: Language): string {
  const after = then === undefined ? {} : { then: { kind: then.kind, by: parseDay(then.by) } };
  return wordPromise({ kind, by: parseDay(by), ...after }, language);
}

/** The decision of each line of the bag, by the bag line's id. */
export function decisionsByLine(bag: BagContent, lines: readonly DecidedLine[]): ReadonlyMap<string, DecidedLine> {
  return new Map(
    bag.lines.flatMap(({ id, rxNumber }) => {
      const decided = lines.find((line) => line.rxNumber === rxNumber);
      return decided === undefined ? [] : [[id, decided] as const];
    }),
  );
}

/** Whether ordering the line opens a request. */
export function goesAhead({ outcome }: DecidedLine): boolean {
  return outcome === "accepted" || outcome === "scheduled" || outcome === "sent-to-prescriber";
}
