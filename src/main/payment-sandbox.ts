import path from "node:path";
import { makeClock } from "#main/clock.ts";
import { type SandboxLineOptions, startSandboxLine } from "#main/sandbox-line.ts";
import { startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { sandboxFaults } from "#partners/sandbox-faults.ts";

// The payment sandbox's own process: cards are typed into its pages, so no card's number is ever in the product's
// memory, database or logs. The server starts it, and starts it again where it ends.

/** What the server tells it. */
export type SandboxOrders =
  | {
      readonly kind: "start";
      readonly file: string;
      readonly host: string;
      readonly port: number;
      /** The name browsers reach it by. */
      readonly browserHost: string;
      readonly secretKey: string;
      readonly webhookSecret: string;
      readonly webhookUrl: string;
      /** Of its payment line. */
      readonly line: Pick<SandboxLineOptions, "host" | "port" | "mediaPorts" | "advertisedHost">;
      readonly now: string | null;
      /** The seed of a fault run. */
      readonly faults: number | null;
    }
  | { readonly kind: "stop" };

/** What it tells the server. */
export type SandboxNews =
  | { readonly kind: "listening"; readonly port: number; readonly linePort: number }
  | { readonly kind: "failed"; readonly message: string };

let stop: () => Promise<void> = async () => undefined;

// Ctrl-C reaches the whole group: the server says when.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("disconnect", () => void end());
process.on("message", (orders: SandboxOrders) => {
  if (orders.kind === "stop") void end();
  else void begin(orders);
});

async function begin({
  now,
  browserHost,
  faults,
  line,
  ...orders
}: Extract<SandboxOrders, { kind: "start" }>): Promise<void> {
  try {
    const clock = makeClock(now === null ? undefined : new Date(now));
    const processor = await startSandboxProcessor({
      ...orders,
      clock,
      originFor: (port) => `http://${browserHost}:${port}`,
      ...(faults === null ? {} : { faults: sandboxFaults(faults, "processor") }),
    });
    const endpoint = await startSandboxLine({
      ...line,
      promptsDirectory: path.join(import.meta.dirname, "../../assets/prompts"),
      clock,
      keepCard: (reference, card) => processor.keepCalledCard(reference, card),
    });
    stop = async () => {
      await endpoint.close();
      await processor.stop();
    };
    const [port, linePort] = [processor.port, endpoint.address.port];
    // A server that was killed meanwhile hears nothing, and this process ends with it.
    process.send?.({ kind: "listening", port, linePort } satisfies SandboxNews, () => undefined);
  } catch (error) {
    process.send?.({ kind: "failed", message: (error as Error).message } satisfies SandboxNews);
    process.exit(1);
  }
}

async function end(): Promise<void> {
  await stop().catch(() => undefined);
  process.exit(0);
}
