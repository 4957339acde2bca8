import type { Round } from "./load.ts";

/** Rounds of one kind with the processor time that server and database used meanwhile. */
export type Measured = Round & {
  readonly serverCpuSeconds: number | undefined;
  readonly databaseCpuSeconds: number | undefined;
};

export type Summary = {
  readonly name: string;
  readonly done: number;
  /** A second; the median of the rounds. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  /** Microseconds of processor time for each order or list. */
  readonly cpu: { readonly client: number; readonly server: number | undefined; readonly database: number | undefined };
};

export function summarize(name: string, rounds: readonly Measured[]): Summary {
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs).toSorted((a, b) => a - b);
  const done = sum(rounds, (round) => round.done);
  const each = (seconds: number | undefined) => (seconds === undefined ? undefined : (1e6 * seconds) / done);
  const percentile = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    name,
    done,
    rate: median(rounds.map((round) => round.done / round.seconds)),
    p50: percentile(0.5),
    p99: percentile(0.99),
    errors: sum(rounds, ({ errors }) => errors),
    cpu: {
      client: each(sum(rounds, ({ clientCpuSeconds }) => clientCpuSeconds)) ?? Number.NaN,
      server: each(sumKnown(rounds.map(({ serverCpuSeconds }) => serverCpuSeconds))),
      database: each(sumKnown(rounds.map(({ databaseCpuSeconds }) => databaseCpuSeconds))),
    },
  };
}

/** The summaries as lines of a table. */
export function table(summaries: readonly Summary[]): string {
  const rows = summaries.map(({ name, done, rate, p50, p99, errors, cpu }) => [
    name,
    rate.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    String(errors),
    String(done),
    ...[cpu.database, cpu.server, cpu.client].map((each) => each?.toFixed(0) ?? "-"),
  ]);
  const heads = ["", "a second", "p50 ms", "p99 ms", "errors", "done", "database µs", "server µs", "client µs"];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [heads, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

/** One aim with what was reached, e.g. `reached   0.74  orders over HTTP ÷ the database's own (at least 0.7)`. */
export function aim(
  words: string,
  reached: number,
  wanted: { readonly atLeast: number } | { readonly below: number },
): string {
  const met = "atLeast" in wanted ? reached >= wanted.atLeast : reached < wanted.below;
  const goal = "atLeast" in wanted ? `at least ${wanted.atLeast}` : `below ${wanted.below}`;
  return `  ${met ? "met    " : "missed "} ${reached.toFixed(2).padStart(6)}  ${words} (${goal})`;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function sumKnown(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce<number | undefined>(
    (total, number) => (total === undefined || number === undefined ? undefined : total + number),
    0,
  );
}
