import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "#database/database.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function read<Row>(statement: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  return (await statement.execute(database.reads)).rows;
}

const echo = (number: number) =>
  read(sql<{ number: number; pid: number }>`select ${number}::integer as number, pg_backend_pid() as pid`);

it("gives each of many reads at once its own answer, over few connections", async () => {
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  const answers = await Promise.all(numbers.map(echo));
  expect(answers.map(([row]) => row?.number)).toEqual(numbers);
  expect(new Set(answers.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(3);
});

it("a read that fails leaves those before and behind it alone", async () => {
  const divide = (by: number) => read(sql<{ six: number }>`select 6 / ${by}::integer as six`);
  const settled = await Promise.allSettled([1, 0, 2, 0, 3, 6].flatMap((by) => [divide(by), echo(by)]));
  expect(settled.map(({ status }) => status)).toEqual(
    [1, 0, 2, 0, 3, 6].flatMap((by) => [by === 0 ? "rejected" : "fulfilled", "fulfilled"]),
  );
  // Nor does one that can not even be parsed, however many were sent before the answer.
  const unknown = Array.from({ length: 20 }, () => read(sql`select ${1} from nowhere`));
  for (const { status } of await Promise.allSettled(unknown)) expect(status).toBe("rejected");
  expect((await divide(2))[0]).toEqual({ six: 3 });
});

it("refuses to write", async () => {
  await expect(read(sql`insert into installation (plan_name) values (${"no"})`)).rejects.toMatchObject({
    code: "25006",
  });
});

it("a connection that breaks fails what is under way on it; the next read opens another", async () => {
  const [row] = await echo(1);
  const slow = Promise.allSettled(Array.from({ length: 6 }, () => read(sql`select ${1}::integer, pg_sleep(30)`)));
  const sleepers = async () =>
    (await database.pool.query("select pid from pg_stat_activity where query like 'select $1::integer, pg_sleep%'"))
      .rows as { pid: number }[];
  await expect.poll(sleepers).toHaveLength(3);
  for (const { pid } of await sleepers()) await database.pool.query("select pg_terminate_backend($1)", [pid]);
  for (const { status } of await slow) expect(status).toBe("rejected");
  const [after] = await echo(2);
  expect(after?.number).toBe(2);
  expect(after?.pid).not.toBe(row?.pid);
});

it("is closed with the database", async () => {
  const other = openDatabase(database.connection);
  await sql`select 1`.execute(other.reads);
  await other.close();
  await expect(sql`select 1`.execute(other.reads)).rejects.toThrow(/destroyed|closed/);
});
