import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "#database/database.ts";
import { scanForCards } from "#database/scan-for-cards.ts";
import { findCardNumbers } from "#domain/numbers/find-card-numbers.ts";
import { TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";
import type { Check } from "./checks.ts";
import type { Installation } from "./installation.ts";

const KNOWN = TEST_CARDS.map(({ number }) => number);
/** In other files, the database's own, numbers stand side by side and any two may look like one. */
const TEXT = /\.(log|json|jsonl|txt)$/;

/** Looks for cards' numbers in every row and, the server ended, in every file of the installation, its log among them. */
export async function scanCards({ connection, dataDir, stop }: Installation): Promise<Check> {
  const database = openDatabase(connection());
  const { tables, rows, found } = await scanForCards(database.kysely, KNOWN);
  await database.close();
  await stop();
  const faults = found.map(({ where, last4 }) => `${where}: a number ending in ${last4}`);
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(path.join(entry.parentPath, entry.name), "latin1");
    files++;
    bytes += text.length;
    const numbers = TEXT.test(entry.name)
      ? findCardNumbers(text, KNOWN)
      : KNOWN.filter((number) => text.includes(number));
    faults.push(...numbers.map((number) => `${entry.name}: a number ending in ${number.slice(-4)}`));
  }
  return {
    name: "no card's number is kept anywhere",
    figures: `${rows} rows of ${tables} tables and ${files} files of ${Math.round(bytes / 1e6)} MB looked through`,
    faults,
  };
}
