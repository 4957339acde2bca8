import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { openPrompts } from "#channels/phone-line/prompts.ts";
import { type KeyWay, placeTestCall, type TestCall } from "#channels/phone-line/testing/caller.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import type { DatabaseConnection, PhoneNews, PhoneOrders } from "#main/phone.ts";
import type { SandboxNews, SandboxOrders } from "#main/payment-sandbox.ts";
import type { Said } from "#words/speak.ts";

const root = path.join(import.meta.dirname, "../../..");
const NOW = new Date("2026-11-24T18:00:00Z");
const clock = () => NOW;
const HOST = "127.0.0.1";
const QUIET = ["--disable-warning=ExperimentalWarning"];
const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };
/** Calls go on at once, each from a number of its own. */
const CALLS_AT_ONCE = 20;
/** The processes take what is free of these; two of them have each a range of its own, so that they need not look long. */
const MEDIA_PORTS = { usual: "43000-43198", brief: "43200-43398", cards: { first: 43_400, last: 43_598 } };
/** A rotary caller is not waited for as long as a real one. */
const BRIEFLY = 0.125;

export const ROSA = "100200310#";

export type Ring = {
  readonly from: string;
  readonly keysAs?: KeyWay;
  /** For who says nothing: a line that waits a short while only. */
  readonly waits?: "briefly";
};

type Line = { readonly process: ChildProcess; readonly target: { readonly host: string; readonly port: number } };

/** The phone line as the product runs it, in processes of its own over the demo plan, for the tests of one file. */
export function useDemoLine() {
  vi.setConfig({ maxConcurrency: CALLS_AT_ONCE });
  const prompts = openPrompts(path.join(root, "assets/prompts"));
  let database: TestDatabase;
  let books: string;
  let sandbox: ChildProcess;
  let lines: { readonly usual: Line; readonly brief: Line };

  const startLine = async (
    cards: Extract<SandboxNews, { kind: "listening" }>,
    mediaPorts: string,
    patience: number,
  ): Promise<Line> => {
    const line = fork(path.join(root, "src/main/phone.ts"), {
      env: {
        ...process.env,
        SIP_PORT: "0",
        HOST,
        OPENREFILL_MEDIA_PORTS: mediaPorts,
        OPENREFILL_PHONE_PATIENCE: String(patience),
        OPENREFILL_LOG_LEVEL: "warn",
      },
      execArgv: QUIET,
    });
    const apiOrigin = `http://${HOST}:${cards.port}`;
    line.send({
      kind: "start",
      connection: database.connection as DatabaseConnection,
      account: { ...secrets, apiOrigin },
      paymentLine: { sip: { host: HOST, port: cards.linePort }, apiOrigin, secretKey: secrets.secretKey },
      now: NOW.toISOString(),
    } satisfies PhoneOrders);
    const [news] = (await once(line, "message")) as [PhoneNews];
    if (news.kind === "failed") throw new Error(news.message);
    return { process: line, target: { host: news.host, port: news.port } };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await loadDemoPlan({ database, clock });
    books = mkdtempSync(path.join(tmpdir(), "payment-sandbox-"));
    // Cards are keyed in a process of their own, as in the product.
    sandbox = fork(path.join(root, "src/main/payment-sandbox.ts"), { execArgv: QUIET });
    sandbox.send({
      kind: "start",
      ...secrets,
      file: path.join(books, "books.jsonl"),
      host: HOST,
      port: 0,
      browserHost: HOST,
      webhookUrl: "http://127.0.0.1:1/",
      line: { host: HOST, port: 0, mediaPorts: MEDIA_PORTS.cards },
      now: NOW.toISOString(),
      faults: null,
    } satisfies SandboxOrders);
    const [cards] = (await once(sandbox, "message")) as [SandboxNews];
    if (cards.kind === "failed") throw new Error(cards.message);
    const [usual, brief] = await Promise.all([
      startLine(cards, MEDIA_PORTS.usual, 1),
      startLine(cards, MEDIA_PORTS.brief, BRIEFLY),
    ]);
    lines = { usual, brief };
  }, 240_000);
  afterAll(async () => {
    for (const line of [lines.usual.process, lines.brief.process]) {
      line.send({ kind: "stop" } satisfies PhoneOrders);
      await once(line, "exit");
    }
    sandbox.send({ kind: "stop" } satisfies SandboxOrders);
    await once(sandbox, "exit");
    rmSync(books, { recursive: true });
    await database.drop();
  });

  const hears = (call: TestCall, ...said: Said[]) => call.hears(prompts.speech(said, "en", false), { seconds: 120 });

  return {
    clock,
    prompts,
    hears,
    /** Where phones of other programs find it. */
    get target() {
      return lines.usual.target;
    },
    get database() {
      return database;
    },

    /** Rings, and waits for the line to speak before the first key, as everybody does. */
    ring: async (to: string, { waits, ...more }: Ring): Promise<TestCall> => {
      const { target } = waits === "briefly" ? lines.brief : lines.usual;
      const call = await placeTestCall({ target, to, ...more });
      await hears(call, { sentence: to === "mailorder" ? "welcome-mail" : "welcome", language: "en" });
      return call;
    },

    phoneOrders: (recordNumber: string, ...rxNumbers: string[]) =>
      database.kysely
        .selectFrom("orders")
        .innerJoin("order_lines", "order_lines.order_id", "orders.order_id")
        .innerJoin("members", "members.member_id", "order_lines.member_id")
        .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
        .select(["rx_number", "delivery_kind", "confirmation_number"])
        .where("members.mrn", "=", recordNumber.slice(0, 9))
        .where("rx_number", "in", rxNumbers)
        .where("channel", "=", "phone")
        .orderBy("rx_number")
        .execute(),

    async birthDateKeys(recordNumber: string): Promise<string> {
      const { birth_date } = await database.kysely
        .selectFrom("members")
        .select("birth_date")
        .where("mrn", "=", recordNumber.slice(0, 9))
        .executeTakeFirstOrThrow();
      const [year, month, day] = birth_date.split("-");
      return `${month}${day}${year}#`;
    },

    /** Waits for the record of the call, which is written when it is over. */
    async outcomeOf(from: string): Promise<string | null> {
      for (let tries = 0; tries < 600; tries++) {
        const record = await database.kysely
          .selectFrom("phone_calls")
          .select(["outcome", "ended_at"])
          .where("caller", "=", from)
          .orderBy("began_at", "desc")
          .orderBy("call_id", "desc")
          .executeTakeFirst();
        if (record?.ended_at) return record.outcome;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return null;
    },
  };
}
