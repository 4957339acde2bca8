import { randomUUID } from "node:crypto";
import type { ClientConfig } from "pg";
import { inject } from "vitest";
import { openDatabase, type Database } from "#database/database.ts";
import { createDatabase, dropDatabase } from "#database/testing/throw-away-server.ts";
import "#database/testing/global-setup.ts";

export type TestDatabase = Database & {
  /** For parts that open connections of their own. */
  readonly connection: ClientConfig;
  /** Closes the handle and removes the database. */
  drop(): Promise<void>;
};

/** A fresh, migrated, empty database on the run's server, in some 50 ms. Take one per test file, in `beforeAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { connection: server, template } = inject("testServer");
  const name = `openrefill_test_${randomUUID().replaceAll("-", "")}`;
  const connection = await createDatabase(server, name, template);
  const database = openDatabase(connection);
  return {
    ...database,
    connection,
    drop: async () => {
      await database.close();
      await dropDatabase(server, name);
    },
  };
}
