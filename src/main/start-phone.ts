import { fork } from "node:child_process";
import path from "node:path";
import type { Logger } from "pino";
import type { SandboxLineAddress } from "#partners/payment/sandbox-payment-line.ts";
import type { StripeAccount } from "#partners/payment/stripe-payment.ts";
import type { DatabaseConnection, PhoneNews, PhoneOrders } from "#main/phone.ts";

export type Phone = {
  /** Where calls are taken; null while the line does not answer. */
  readonly address: () => { readonly host: string; readonly port: number } | null;
  /** Why it does not answer. */
  readonly fault: () => string | null;
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Starts the phone line as a process of its own and starts it again whenever it ends. Resolves when it answers, or has
 * failed to for the first time: pages and jobs serve without it.
 */
export async function startPhone(options: {
  readonly connection: DatabaseConnection;
  /** Where the cards of callers are kept. */
  readonly account: StripeAccount;
  readonly paymentLine: SandboxLineAddress | null;
  /** The demo's clock of now; null for the real one. */
  readonly now: () => Date | null;
  readonly log: Logger;
}): Promise<Phone> {
  const { connection, account, paymentLine, now, log } = options;
  let address: { host: string; port: number } | null = null;
  let fault: string | null = null;
  let child: ReturnType<typeof fork> | undefined;
  let isStopping = false;
  let pause = FIRST_PAUSE_MS;
  let again: NodeJS.Timeout | undefined;

  const firstNews = new Promise<void>((settled) => {
    begin();
    function begin() {
      const phone = fork(path.join(import.meta.dirname, "phone.js"), { stdio: "inherit" });
      child = phone;
      phone.send({
        kind: "start",
        connection,
        account,
        paymentLine,
        now: now()?.toISOString() ?? null,
      } satisfies PhoneOrders);
      phone.on("message", (news: PhoneNews) => {
        if (news.kind === "listening") {
          address = { host: news.host, port: news.port };
          fault = null;
          pause = FIRST_PAUSE_MS;
        } else fault = news.message;
        settled();
      });
      phone.on("error", (error) => log.error({ message: error.message }, "the phone line could not be started"));
      phone.on("exit", (code) => {
        address = null;
        settled();
        if (isStopping) return;
        log.warn({ code, fault }, "the phone line ended and is started again");
        again = setTimeout(begin, pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      });
    }
  });
  await firstNews;

  return {
    address: () => address,
    fault: () => fault,
    stop: async () => {
      isStopping = true;
      clearTimeout(again);
      const phone = child;
      if (phone === undefined || phone.exitCode !== null || phone.signalCode !== null) return;
      const ended = new Promise((resolve) => phone.once("exit", resolve));
      if (phone.connected) phone.send({ kind: "stop" } satisfies PhoneOrders);
      await ended;
    },
  };
}
