import { readChangedLines } from "#database/queries/changed-lines.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** The lines and items of orders that moved within the last `withinMs`. */
export function listChangedLines({ database, clock }: Dependencies, withinMs: number) {
  return readChangedLines(database, new Date(clock().getTime() - withinMs));
}
