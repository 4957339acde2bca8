import path from "node:path";
import { pino } from "pino";
import { startCallBacks } from "#channels/phone-line/call-backs.ts";
import { type RunCallDependencies, runCall } from "#channels/phone-line/run-call.ts";
import { openPrompts } from "#channels/phone-line/prompts.ts";
import { startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import { openDatabase } from "#database/database.ts";
import { advertisedHost } from "#main/advertised-host.ts";
import { makeClock } from "#main/clock.ts";
import { readConfiguration } from "#main/configuration.ts";
import { type SandboxLineAddress, sandboxPaymentLine } from "#partners/payment/sandbox-payment-line.ts";
import { type StripeAccount, stripePayment } from "#partners/payment/stripe-payment.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";

// The phone line's own process: a busy page must not make voices stutter, nor a call's fault end the pages. The server
// starts it and tells it which database to use; on a machine of its own it is started by itself with DATABASE_URL.

/** As `pg` takes it. */
export type DatabaseConnection = {
  readonly connectionString?: string;
  readonly host?: string;
  readonly user?: string;
  readonly database?: string;
};

/** What the server tells it. */
export type PhoneOrders =
  | {
      readonly kind: "start";
      readonly connection: DatabaseConnection;
      readonly account: StripeAccount;
      /** Stripe has none: there, callers who want to give a card get an agent. */
      readonly paymentLine: SandboxLineAddress | null;
      readonly now: string | null;
    }
  | { readonly kind: "stop" };

/** What it tells the server. */
export type PhoneNews =
  | { readonly kind: "listening"; readonly host: string; readonly port: number }
  | { readonly kind: "failed"; readonly message: string };

/** A call that has to end with the process gets so long to end by itself. */
const DRAIN_MS = 8000;
/** What answers here: an area's line, the mail-order line, or the number on a bottle. */
const OURS = /^(refill(-[\w-]+)?|mailorder|\+?1?\d{10})$/i;

const read = readConfiguration(process.env);
if (read.kind === "faults") {
  console.error(read.faults.join("\n"));
  process.exit(1);
}
const { configuration } = read;
const log = pino({ level: configuration.logLevel, base: null });
let stop: () => Promise<void> = async () => undefined;

if (process.send === undefined) {
  process.on("SIGINT", () => void end());
  process.on("SIGTERM", () => void end());
  if (configuration.databaseUrl === undefined) {
    console.error("The phone line by itself needs DATABASE_URL.");
    process.exit(1);
  }
  if (configuration.stripe === undefined) {
    console.error("The phone line by itself needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.");
    process.exit(1);
  }
  void begin({ connectionString: configuration.databaseUrl }, configuration.stripe, null, configuration.clockStartsAt);
} else {
  // Ctrl-C reaches the whole group: the server says when.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => undefined);
  process.on("disconnect", () => void end());
  process.on("message", (orders: PhoneOrders) => {
    if (orders.kind === "stop") void end();
    else {
      const { connection, account, paymentLine, now } = orders;
      void begin(connection, account, paymentLine, now === null ? undefined : new Date(now));
    }
  });
}

async function begin(
  connection: DatabaseConnection,
  account: StripeAccount,
  paymentLine: SandboxLineAddress | null,
  clockStartsAt: Date | undefined,
): Promise<void> {
  const database = openDatabase(connection);
  try {
    const dependencies: RunCallDependencies = {
      database,
      clock: makeClock(clockStartsAt),
      payment: stripePayment(account),
      paymentLine: paymentLine === null ? undefined : sandboxPaymentLine(paymentLine),
      agentPhone: configuration.phone.agentPhone,
      agentTransfer: configuration.phone.agentTransfer,
      patience: configuration.phone.patience,
      prompts: openPrompts(path.join(import.meta.dirname, "../../assets/prompts")),
      log,
    };
    const endpoint = await startEndpoint({
      host: configuration.host,
      port: configuration.sipPort,
      advertisedHost: advertisedHost(configuration),
      mediaPorts: configuration.phone.mediaPorts,
      allowList: configuration.phone.allowList,
      takes: (to) => OURS.test(to),
      onCall: (call) => void runCall(dependencies, call),
      log,
    });
    const { callBackTrunk } = configuration.phone;
    const stopCallBacks =
      callBackTrunk === undefined
        ? () => undefined
        : startCallBacks({ ...dependencies, endpoint, memberPhone: (number) => `sip:+1${number}@${callBackTrunk}` });
    stop = async () => {
      stopCallBacks();
      endpoint.stopTaking();
      await Promise.race([endpoint.drained(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
      await endpoint.close();
      await flushReads(database);
      await database.close();
    };
    tell({ kind: "listening", ...endpoint.address });
    if (process.send === undefined)
      console.log(`The phone line answers at ${endpoint.address.host}:${endpoint.address.port}.`);
  } catch (error) {
    tell({ kind: "failed", message: (error as Error).message });
    await database.close();
    process.exit(1);
  }
}

async function end(): Promise<void> {
  const stopping = stop;
  stop = async () => undefined;
  await stopping().catch((error: unknown) => log.error({ message: (error as Error).message }, "did not stop cleanly"));
  process.exit(0);
}

function tell(news: PhoneNews): void {
  process.send?.(news);
}
