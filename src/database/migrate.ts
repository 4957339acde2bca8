import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { Pool, type ClientConfig } from "pg";

/**
 * Brings the database to the newest migration of `src/database/migrations`, all or nothing. Processes that start
 * together wait for one another. The lock belongs to a session: the connection must be direct, not a pooler's.
 */
export async function migrateToLatest(
  connection: ClientConfig,
  log: (message: string) => void = () => {},
): Promise<void> {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ ...connection, max: 1 }) }) });
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: readMigrations } });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const failed = results.find((result) => result.status === "Error");
      throw new Error(`The database could not be brought up to date${failed ? ` (${failed.migrationName})` : ""}.`, {
        cause: error,
      });
    }
    for (const { migrationName } of results) log(`Database: applied ${migrationName}.`);
  } finally {
    await database.destroy();
  }
}

/** Every `NNNN-name.sql`, in the order of its number; a file may hold many statements. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const folder = path.join(packageRoot(), "src/database/migrations");
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return Object.fromEntries(
    files.map((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      return [path.basename(file, ".sql"), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    }),
  );
}

/** The same from the sources and from the bundle, which lies at another depth. */
function packageRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(path.join(directory, "package.json"))) {
    const above = path.dirname(directory);
    if (above === directory) throw new Error(`no package.json above ${import.meta.dirname}, so no migrations`);
    directory = above;
  }
  return directory;
}
