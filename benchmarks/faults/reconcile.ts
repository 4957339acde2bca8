import path from "node:path";
import { openDatabase } from "#database/database.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { stripePayment } from "#partners/payment/stripe-payment.ts";
import { reconcileDay } from "#use-cases/payments/reconcile-day.ts";
import type { Check } from "./checks.ts";
import type { Installation } from "./installation.ts";

/** Has the product's own comparison look at every day of the run, with a processor that behaves on the same books. */
export async function reconcile(installation: Installation): Promise<Check> {
  const { query, dataDir, now, connection } = installation;
  const secrets = { secretKey: "sk_sandbox_check", webhookSecret: "whsec_check" };
  const processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(dataDir, "payment-sandbox/books.jsonl"),
    clock: now,
    webhookUrl: "http://127.0.0.1:1/",
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  const database = openDatabase(connection());
  try {
    const payment = stripePayment({ ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}` });
    const days = await query<{ day: string }>(
      "select distinct (at at time zone 'UTC')::date::text as day from payment_movements order by day",
    );
    const faults: string[] = [];
    const figures: string[] = [];
    for (const { day } of days) {
      const reconciled = await reconcileDay({ database, clock: now, payment }, parseDay(day));
      if (reconciled.kind === "unknown") faults.push(`${day} could not be compared`);
      else {
        const { ourCents, providerCents, differences } = reconciled;
        figures.push(`${day}: ours ${ourCents} cents, theirs ${providerCents}`);
        faults.push(...differences.map((difference) => `${day}: ${JSON.stringify(difference)}`));
      }
    }
    return {
      name: "the product's own comparison of the books finds no difference",
      figures: figures.join("; "),
      faults,
    };
  } finally {
    await database.close();
    await processor.stop();
  }
}
