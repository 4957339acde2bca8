import pg from "pg";
import { expect, test } from "vitest";
import { isUnavailable } from "#database/errors.ts";

const withCode = (code: string) => Object.assign(new Error("away"), { code });

test.each([
  { what: "a server that shuts down", error: withCode("57P01"), away: true },
  { what: "a full disk", error: withCode("53100"), away: true },
  { what: "a socket that is not there", error: withCode("ENOENT"), away: true },
  {
    what: "a connection that broke in a transaction",
    error: new Error("Client has encountered a connection error and is not queryable"),
    away: true,
  },
  { what: "a row that exists already", error: withCode("23505"), away: false },
  { what: "a number that does not fit", error: withCode("22003"), away: false },
  { what: "a defect of ours", error: new TypeError("x is not a function"), away: false },
])("$what means the database is away: $away", ({ error, away }) => {
  expect(isUnavailable(error)).toBe(away);
});

test("a server that cannot be reached counts as away, as the driver tells it", async () => {
  const client = new pg.Client({ host: "/nowhere", port: 5432 });
  const error: unknown = await client.connect().catch((fault: unknown) => fault);
  expect(isUnavailable(error)).toBe(true);
});
