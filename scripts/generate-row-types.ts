import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { migrateToLatest } from "#database/migrate.ts";
import { createDatabase, dropDatabase, startThrowAwayServer } from "#database/testing/throw-away-server.ts";

// Writes the row types from a freshly migrated database; with `--verify` it only says whether they are still true.
const outFile = path.join(import.meta.dirname, "../src/database/generated/row-types.ts");
const codegen = createRequire(import.meta.url).resolve("kysely-codegen/package.json");
const verifying = process.argv.includes("--verify");

const server = await startThrowAwayServer();
const name = `openrefill_types_${process.pid}`;
try {
  const connection = await createDatabase(server.connection, name);
  await migrateToLatest(connection);
  const url = connection.connectionString ?? `postgresql://${connection.user}@/${name}?host=${connection.host}`;
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(path.dirname(codegen), "dist/cli/bin.js"),
      ...["--dialect=postgres", `--url=${url}`, `--out-file=${outFile}`, "--exclude-pattern=kysely_*"],
      // As `database.ts` parses them.
      ...["--date-parser=string", "--numeric-parser=number", '--type-mapping={"int8":"number"}'],
      ...(verifying ? ["--verify"] : []),
    ],
    { stdio: "inherit" },
  );
  if (verifying && status !== 0) console.error("The row types are not those of the migrations: npm run generate:types");
  process.exitCode = status ?? 1;
} finally {
  await dropDatabase(server.connection, name);
  await server.stop();
}
