import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import path from "node:path";

export type Books<Kinds extends Record<string, unknown>> = {
  get<Kind extends keyof Kinds & string>(kind: Kind, id: string): Kinds[Kind] | undefined;
  all<Kind extends keyof Kinds & string>(kind: Kind): Kinds[Kind][];
  /** All of it or, where the process is killed meanwhile, nothing of it; kept once this returns. */
  write(...entries: readonly Entry<Kinds>[]): void;
  close(): void;
};

export type Entry<Kinds extends Record<string, unknown>> = {
  [Kind in keyof Kinds & string]: { readonly kind: Kind; readonly id: string; readonly object: Kinds[Kind] };
}[keyof Kinds & string];

/**
 * Books in one file that is only ever written at its end: a line for each act, the last word on a thing counts. A line
 * cut short by a kill was never answered for and is dropped.
 */
export function openBooks<Kinds extends Record<string, unknown>>(file: string): Books<Kinds> {
  mkdirSync(path.dirname(file), { recursive: true });
  const written = openSync(file, "a", 0o600);
  const text = readFileSync(file, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  const kinds = new Map<string, Map<string, unknown>>();
  const kindOf = (kind: string) => {
    const found = kinds.get(kind) ?? new Map<string, unknown>();
    kinds.set(kind, found);
    return found;
  };
  for (const line of whole.split("\n").filter(Boolean)) {
    for (const { kind, id, object } of JSON.parse(line) as Entry<Kinds>[]) kindOf(kind).set(id, object);
  }
  return {
    get: <Kind extends keyof Kinds & string>(kind: Kind, id: string) => kindOf(kind).get(id) as Kinds[Kind] | undefined,
    all: <Kind extends keyof Kinds & string>(kind: Kind) => [...kindOf(kind).values()] as Kinds[Kind][],
    write: (...entries) => {
      writeSync(written, `${JSON.stringify(entries)}\n`);
      fdatasyncSync(written);
      for (const { kind, id, object } of entries) kindOf(kind).set(id, object);
    },
    close: () => closeSync(written),
  };
}
