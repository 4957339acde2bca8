import { rmSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { type Database, openDatabase } from "#database/database.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
import { migrateToLatest } from "#database/migrate.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { readSession } from "#use-cases/accounts/read-session.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { driveWithLoop, driveWithPgbench, findPgbench } from "./drive-database.ts";
import { generateMembers, sessionTokenOf } from "./generate-members.ts";
import { IN_FLIGHT, memberAt, type Round } from "./load.ts";
import { captureOrderPair, pharmacyToOrderFrom } from "./order-pair.ts";
import { aim, type Measured, median, summarize, table } from "./report.ts";
import { startLoadGenerator, startServer, temporaryDirectory } from "./serve.ts";

export type SpeedOptions = { readonly members: number; readonly rounds: number; readonly seconds: number };

const tell = (text: string) => console.log(text);

/** Orders and lists over HTTP beside the database's own rate for an order's two statements. */
export async function measureSpeed(options: SpeedOptions): Promise<void> {
  const directory = temporaryDirectory();
  const stops: (() => Promise<void> | void)[] = [() => rmSync(directory, { recursive: true, force: true })];
  try {
    // The product's own settings: what is confirmed is on the disk.
    const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, "postgres"), log: tell });
    stops.push(() => postgres.stop());
    await migrateToLatest(postgres.connection);
    const database = openDatabase(postgres.connection);
    stops.push(() => database.close());
    await loadDemoPlan({ database, clock: () => new Date() });
    tell(`Making ${options.members} members …`);
    await generateMembers(database.pool, options.members, tell);
    const { host, user, database: name } = postgres.connection;
    const server = await startServer({
      DATABASE_URL: `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}`,
      OPENREFILL_DATA_DIR: directory,
    });
    stops.push(() => server.stop());
    const generator = startLoadGenerator();
    stops.push(() => generator.stop());
    await measureAll(options, { postgres, database, server, generator });
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

type Running = {
  readonly postgres: EmbeddedPostgres;
  readonly database: Database;
  readonly server: Awaited<ReturnType<typeof startServer>>;
  readonly generator: ReturnType<typeof startLoadGenerator>;
};

async function measureAll({ members, rounds, seconds }: SpeedOptions, running: Running): Promise<void> {
  const { postgres, database, server, generator } = running;
  const pharmacyId = pharmacyToOrderFrom(await readPlan(database));
  const pair = await captureOrderPair(database, pharmacyId);
  const pgbench = findPgbench();
  let from = 1; // Member 0 gave the pair.
  const order = async (drive: (from: number) => Promise<Round>): Promise<Measured> => {
    const before = await countOrders(database);
    const round = await withCpu(running, () => drive(from));
    from += round.membersUsed;
    if (from > members)
      throw new Error(`${members} members are too few for rounds this long: set BENCH_MEMBERS or BENCH_SECONDS.`);
    return { ...round, errors: round.errors + Math.abs(before + round.done - (await countOrders(database))) };
  };
  const direct = (length: number) =>
    order((first) => {
      const job = { connection: postgres.connection, pair, seconds: length, members, from: first };
      return pgbench === undefined ? driveWithLoop(job) : driveWithPgbench(pgbench, job);
    });
  const orders = (length: number) =>
    order((first) =>
      generator.run({ port: server.port, act: "order", seconds: length, members, from: first, pharmacyId }),
    );
  const lists = (length: number) =>
    withCpu(running, () =>
      generator.run({ port: server.port, act: "list", seconds: length, members, from, pharmacyId }),
    );

  tell(`Warming up, then ${rounds} rounds of ${seconds} s each, ${IN_FLIGHT} in flight, ${cpus().length} cores …`);
  // Until the compiler has seen the whole path; a server that serves for months is judged by its steady state.
  await orders(seconds);
  await lists(seconds);
  await direct(seconds / 4);
  const measured: Record<"direct" | "orders" | "lists", Measured[]> = { direct: [], orders: [], lists: [] };
  for (let round = 0; round < rounds; round++) {
    measured.direct.push(await direct(seconds));
    measured.orders.push(await orders(seconds));
    measured.lists.push(await lists(seconds));
  }
  const ratio = (a: readonly Measured[], b: readonly Measured[]) =>
    median(a.map((round, at) => rate(round) / rate(b[at] ?? round)));
  const alone = summarize(`the database's own (${pgbench === undefined ? "pg loop" : "pgbench"})`, measured.direct);
  const overHttp = summarize("orders over HTTP", measured.orders);
  const summaries = [alone, overHttp, summarize("lists over HTTP", measured.lists)];
  tell(`\n${table(summaries)}\n`);
  tell(`  of which finding out who asks: ${await sessionCheck(running, members)}\n`);
  tell(aim("orders over HTTP ÷ the database's own rate", ratio(measured.orders, measured.direct), { atLeast: 0.7 }));
  tell(aim("lists ÷ orders", ratio(measured.lists, measured.orders), { atLeast: 3 }));
  tell(aim("ms, p99 of an order", overHttp.p99, { below: 50 }));
  tell(`  of that p99 the database alone needs ${alone.p99.toFixed(0)} ms with as many in flight`);
  const errors = summaries.reduce((sum, summary) => sum + summary.errors, 0);
  if (errors > 0) throw new Error(`${errors} requests did not get the answer they asked for`);
}

const rate = ({ done, seconds }: Round) => done / seconds;

async function withCpu({ database, server }: Running, drive: () => Promise<Round>): Promise<Measured> {
  await untilJobsRest(database);
  const postmaster = await postmasterPid(database);
  const before = [cpuSeconds(server.pid), cpuSeconds(postmaster)] as const;
  const round = await drive();
  const since = (now: number | undefined, then: number | undefined) =>
    now === undefined || then === undefined ? undefined : now - then;
  return {
    ...round,
    serverCpuSeconds: since(cpuSeconds(server.pid), before[0]),
    databaseCpuSeconds: since(cpuSeconds(postmaster), before[1]),
  };
}

/** What the lookup of a session costs by itself, asked from this process. */
async function sessionCheck(running: Running, members: number): Promise<string> {
  const { database } = running;
  let at = 0;
  const { databaseCpuSeconds, clientCpuSeconds, done } = await withCpu(running, async () => {
    const cpu = process.cpuUsage();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        while (performance.now() < began + 2000) {
          const actor = await readSession(
            { database, clock: () => new Date() },
            sessionTokenOf(memberAt(at++, members)),
          );
          if (actor === undefined) throw new Error("a session was not found");
        }
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    return {
      done: at,
      seconds: 2,
      errors: 0,
      latenciesMs: [],
      clientCpuSeconds: (user + system) / 1e6,
      membersUsed: 0,
    };
  });
  const each = (seconds: number | undefined) => (seconds === undefined ? "-" : ((1e6 * seconds) / done).toFixed(0));
  return `${each(clientCpuSeconds)} µs of the server's time, ${each(databaseCpuSeconds)} µs of the database's`;
}

/** Waits until the mails of earlier orders are on their way, so that each round pays for its own. */
async function untilJobsRest({ kysely }: Database): Promise<void> {
  for (let patience = 600; patience > 0; patience--) {
    const { rows } = await sql<{ busy: boolean }>`
      select exists (select from outbox where topic = 'order-placed')
        or exists (select from pgboss.job where name = 'order-placed' and state in ('created', 'retry', 'active')) as busy`.execute(
      kysely,
    );
    if (rows[0]?.busy === false) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the jobs of earlier orders took over two minutes");
}

async function countOrders({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from orders`.execute(kysely);
  return rows[0]?.count ?? 0;
}

async function postmasterPid({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ file: string }>`select pg_read_file('postmaster.pid') as file`.execute(kysely);
  return Number(rows[0]?.file.split("\n")[0]);
}
