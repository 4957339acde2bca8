// Looks for bank card numbers where none may be: `npm run scan:cards -- [files and folders, such as logs and dumps]`.
// The rows are those of DATABASE_URL, else of the embedded database of OPENREFILL_DATA_DIR, which must be running; its
// files, the write-ahead log among them, and whatever else lies in that folder are searched for the sandbox's test cards.
// Ends with 1 where something was found.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "#database/database.ts";
import { databaseUser } from "#database/embedded/data-directory.ts";
import { type CardFound, scanForCards } from "#database/scan-for-cards.ts";
import { findCardNumbers } from "#domain/numbers/find-card-numbers.ts";
import { TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";

const known = TEST_CARDS.map(({ number }) => number);
const dataDir = process.env["OPENREFILL_DATA_DIR"] ?? path.join(import.meta.dirname, "../.openrefill");
const url = process.env["DATABASE_URL"];
const found: CardFound[] = [];

const database = openDatabase(url === undefined ? embedded() : { connectionString: url });
const scan = await scanForCards(database.kysely, known);
await database.close();
found.push(...scan.found);
console.log(`${scan.rows} rows of ${scan.tables} tables`);

let files = 0;
for (const file of process.argv.slice(2).flatMap(filesIn)) scanFile(file, (text) => findCardNumbers(text, known));
if (url === undefined) {
  // In a page of the database numbers stand side by side, and any two may look like one: only what was typed is sought.
  for (const file of filesIn(dataDir)) scanFile(file, (text) => known.filter((number) => text.includes(number)));
}
console.log(`${files} files`);

for (const { where, last4 } of found) console.error(`${where}: a number ending in ${last4}`);
console.log(found.length === 0 ? "No card number was found." : `${found.length} numbers were found.`);
process.exitCode = found.length === 0 ? 0 : 1;

function scanFile(file: string, search: (text: string) => readonly string[]): void {
  files++;
  for (const number of search(readFileSync(file, "latin1"))) found.push({ where: file, last4: number.slice(-4) });
}

function filesIn(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function embedded() {
  const file = path.join(dataDir, "postgres/postmaster.pid");
  if (!existsSync(file)) {
    console.error(`No database runs in ${dataDir}: start OpenRefill first, or set DATABASE_URL.`);
    process.exit(2);
  }
  // Its fifth line is the directory of its socket.
  return { host: readFileSync(file, "utf8").split("\n")[4] ?? "", user: databaseUser, database: "openrefill" };
}
