import { readChangedLines } from "#database/queries/changed-lines.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** The order lines that moved within the last `withinMs`. */
export function listChangedLines({ database, clock }: Dependencies, withinMs: number) {
  return readChangedLines(database, new Date(clock().getTime() - withinMs));
}
