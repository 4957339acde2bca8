import type { ClientConfig } from "pg";
import type { TestProject } from "vitest/node";
import { migrateToLatest } from "#database/migrate.ts";
import { createDatabase, dropDatabase, startThrowAwayServer } from "#database/testing/throw-away-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { connection: ClientConfig; template: string };
  }
}

/** Vitest's global set-up: one server with one migrated database for the whole run; test files get copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowAwayServer();
  const template = `openrefill_template_${process.pid}`;
  await dropDatabase(server.connection, template);
  await migrateToLatest(await createDatabase(server.connection, template));
  project.provide("testServer", { connection: server.connection, template });
  return async () => {
    await dropDatabase(server.connection, template);
    await server.stop();
  };
}
