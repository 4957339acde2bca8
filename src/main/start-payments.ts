import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Logger } from "pino";
import type { Configuration } from "#main/configuration.ts";
import { STRIPE_JS } from "#main/site.ts";
import type { SandboxNews, SandboxOrders } from "#main/payment-sandbox.ts";
import { advertisedHost } from "#main/advertised-host.ts";
import type { SandboxLineAddress } from "#partners/payment/sandbox-payment-line.ts";
import type { Payment } from "#partner-ports/payment.ts";
import { FAULTY_TIMEOUT_MS } from "#partners/sandbox-faults.ts";
import { PAYMENT_WEBHOOK_PATH, type StripeAccount, stripePayment } from "#partners/payment/stripe-payment.ts";

export type Payments = {
  readonly payment: Payment;
  /** For other processes that ask the same provider. */
  readonly account: StripeAccount;
  /** Where callers key a card; null where the provider has no such line. */
  readonly paymentLine: SandboxLineAddress | null;
  /** Where a form of the provider's in a frame, or its fields, come from; null where it does not go into one. */
  readonly frameOrigin: string | null;
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Room for fifty cards being keyed at once. */
const LINE_PORTS = 100;

/** Cards and money through Stripe where it is configured; else through a processor of one's own, in its own process. */
export async function startPayments(options: {
  readonly configuration: Configuration;
  readonly browserHost: string;
  /** The demo's clock of now; null for the real one. */
  readonly now: () => Date | null;
  readonly log: Logger;
}): Promise<Payments> {
  const { configuration, browserHost, now, log } = options;
  const { stripe } = configuration;
  if (stripe !== undefined)
    return {
      payment: stripePayment(stripe),
      account: stripe,
      paymentLine: null,
      frameOrigin: stripe.publishableKey === undefined ? null : STRIPE_JS,
      stop: async () => undefined,
    };

  const secrets = {
    secretKey: `sk_sandbox_${randomBytes(16).toString("hex")}`,
    webhookSecret: `whsec_${randomBytes(16).toString("hex")}`,
  };
  let port = configuration.paymentSandboxPort;
  let child: ReturnType<typeof fork> | undefined;
  let isStopping = false;
  let pause = FIRST_PAUSE_MS;
  let again: NodeJS.Timeout | undefined;
  const lineHost = advertisedHost(configuration);
  let linePort = 0;
  const { last } = configuration.phone.mediaPorts;
  await new Promise<void>((resolve, reject) => {
    begin();
    function begin() {
      const sandbox = fork(path.join(import.meta.dirname, "payment-sandbox.js"), { stdio: "inherit" });
      child = sandbox;
      sandbox.send({
        kind: "start",
        file: path.join(configuration.dataDir, "payment-sandbox", "books.jsonl"),
        host: configuration.host,
        port,
        browserHost,
        ...secrets,
        line: {
          host: configuration.host,
          advertisedHost: lineHost,
          port: linePort,
          // Beside those of the phone line itself.
          mediaPorts: { first: last + 2, last: last + LINE_PORTS },
        },
        webhookUrl: `http://${loopback(configuration.host)}:${configuration.port}${PAYMENT_WEBHOOK_PATH}`,
        now: now()?.toISOString() ?? null,
        faults: configuration.sandboxFaults ?? null,
      } satisfies SandboxOrders);
      sandbox.on("message", (news: SandboxNews) => {
        if (news.kind === "failed") return reject(new Error(`the payment sandbox: ${news.message}`));
        pause = FIRST_PAUSE_MS;
        // Started again it answers where it did: forms that stand open go on.
        ({ port, linePort } = news);
        resolve();
      });
      sandbox.on("error", reject);
      sandbox.on("exit", (code) => {
        if (isStopping) return;
        log.warn({ code }, "the payment sandbox ended and is started again");
        again = setTimeout(begin, pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      });
    }
  });
  const account = {
    ...secrets,
    apiOrigin: `http://${loopback(configuration.host)}:${port}`,
    framed: true,
    timeoutMs: configuration.sandboxFaults === undefined ? undefined : FAULTY_TIMEOUT_MS,
  };
  const origin = `http://${browserHost}:${port}`;

  return {
    payment: stripePayment(account),
    account,
    paymentLine: {
      sip: { host: lineHost, port: linePort },
      apiOrigin: account.apiOrigin,
      secretKey: account.secretKey,
    },
    frameOrigin: origin,
    stop: async () => {
      isStopping = true;
      clearTimeout(again);
      const sandbox = child;
      if (sandbox === undefined || sandbox.exitCode !== null || sandbox.signalCode !== null) return;
      const ended = new Promise((resolve) => sandbox.once("exit", resolve));
      if (sandbox.connected) sandbox.send({ kind: "stop" } satisfies SandboxOrders);
      await ended;
    },
  };
}

function loopback(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
}
