import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function withClient<Result>(act: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await database.pool.connect();
  try {
    return await act(async (text, values) => client.query(text, values));
  } finally {
    client.release();
  }
}
type Query = (
  text: string,
  values: unknown[],
) => Promise<{ command: string; rowCount: number | null; rows: Record<string, unknown>[] }>;

it("gives the same rows the first time, when columns are asked for, and every time after", async () => {
  const text = `
    select $1::integer as number, $2::text as word, null::text as nothing, date '2026-11-24' as day, $3::uuid[] as ids,
      '{"a": [1]}'::jsonb as json, timestamptz '2026-11-24T10:00:00Z' as instant, true as yes, $4::bytea as bytes`;
  const id = "0ba00000-0000-7000-8000-000000000001";
  const rows = await withClient(async (query) => {
    const answers = [];
    for (const number of [1, 2, 3]) answers.push(await query(text, [number, "¿qué?", [id], Buffer.from([0, 255])]));
    return answers.map((answer) => answer.rows);
  });
  expect(rows).toEqual(
    [1, 2, 3].map((number) => [
      {
        number,
        word: "¿qué?",
        nothing: null,
        day: "2026-11-24",
        ids: [id],
        json: { a: [1] },
        instant: new Date("2026-11-24T10:00:00Z"),
        yes: true,
        bytes: Buffer.from([0, 255]),
      },
    ]),
  );
});

it("tells how many rows were written, with rows and without", async () => {
  await withClient(async (query) => {
    await query("create temporary table noted (note text)", []);
    for (const note of ["a", "b"]) {
      expect(await query("insert into noted values ($1)", [note])).toEqual({
        command: "INSERT",
        rowCount: 1,
        rows: [],
      });
    }
    const update = await query("update noted set note = note || $1 returning note", ["!"]);
    expect(update).toEqual({ command: "UPDATE", rowCount: 2, rows: [{ note: "a!" }, { note: "b!" }] });
    expect(await query("select note from noted where note = $1", ["none"])).toMatchObject({ rowCount: 0, rows: [] });
  });
});

it("a statement that fails says why and leaves the connection, and the statement, fit for use", async () => {
  await withClient(async (query) => {
    const divide = "select 6 / $1::integer as six";
    for (const _ of [1, 2]) {
      await expect(query(divide, [0])).rejects.toMatchObject({ code: "22012" });
      expect((await query(divide, [2])).rows).toEqual([{ six: 3 }]);
    }
    await expect(query("select $1 from nowhere", [1])).rejects.toMatchObject({ code: "42P01" });
    const endless: Record<string, unknown> = {};
    endless["self"] = endless;
    await expect(query("select $1::jsonb", [endless])).rejects.toThrow(/circular/i);
    expect((await query(divide, [3])).rows).toEqual([{ six: 2 }]);
  });
});

it("a table that was changed is never read by its old columns", async () => {
  await withClient(async (query) => {
    await query("create temporary table grown (a integer)", []);
    await query("insert into grown values ($1)", [1]);
    expect((await query("select * from grown where a = $1", [1])).rows).toEqual([{ a: 1 }]);
    await query("alter table grown add column b integer default 2", []);
    await expect(query("select * from grown where a = $1", [1])).rejects.toThrow(/cached plan/);
  });
});
