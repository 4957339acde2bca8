import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";

type Operation = {
  readonly summary?: string;
  readonly responses: object;
  readonly parameters?: readonly { name: string; in: string }[];
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let document: Document;

beforeAll(async () => {
  database = await createTestDatabase();
  api = makeTestApi({ database, clock: () => new Date() });
  document = (await (await api.request("http://refills.test/api/openapi.json")).json()) as Document;
});
afterAll(() => database.drop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

it("is a valid OpenAPI 3.1 document", async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

it("covers every call that is served, but for the pages that show it", () => {
  const served = api.routes
    .filter(({ method, path }) => method !== "ALL" && !path.startsWith("/api/docs") && path !== "/api/openapi.json")
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  const described = new Set(operations().map(({ method, path }) => `${method} ${path}`));
  expect(new Set(served)).toEqual(described);
});

it("says of every call what it does, and of those that take something how they may be refused", () => {
  for (const { path, method, operation } of operations()) {
    expect(operation.summary, `${method} ${path}`).toMatch(/\w/);
  }
  const takeSomething = operations().filter(({ operation }) => "requestBody" in operation || "parameters" in operation);
  for (const { path, method, operation } of takeSomething) {
    expect(Object.keys(operation.responses), `${method} ${path}`).toContain("default");
  }
});

it("has nothing in any address that identifies a member: no record number, prescription number, name or birth date", () => {
  for (const { path, method, operation } of operations()) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const inQuery = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === "query")
      .map(({ name }) => name);
    for (const name of [...names, ...inQuery])
      expect(name, `${method} ${path}`).not.toMatch(/mrn|rx|record|birth|name|email|phone/i);
  }
});

it("has a page to read it, with every file from this installation", async () => {
  const page = await (await api.request("http://refills.test/api/docs")).text();
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    expect(file).toMatch(/^\/api\//);
    expect((await api.request(`http://refills.test${file}`)).status, file).toBe(200);
  }
});
