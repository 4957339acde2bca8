import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { declineLine } from "#use-cases/filling/decline-line.ts";
import { handOver } from "#use-cases/filling/hand-over.ts";
import { holdLine, releaseLine } from "#use-cases/filling/hold-line.ts";
import { awaitStock, givePart } from "#use-cases/filling/out-of-stock.ts";
import type { ActResult } from "#use-cases/filling/perform-act.ts";
import { type QueueLine, readQueue } from "#use-cases/filling/read-queue.ts";
import { returnUnfetched } from "#use-cases/filling/return-to-stock.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";

const ZONE = "America/Los_Angeles";

export type SimulatedDay = {
  readonly acts: number;
  /** Acts that lost to another member of staff: told, and tried again with the next look at the queue. */
  readonly lost: number;
  readonly days: number;
};

/**
 * Works a pharmacy's queue until nothing is left of it, as fast as it goes: several pharmacists and technicians at once,
 * each taking what the queue shows them, with holds, parts, waiting for stock, undone steps, refusals, and bags nobody
 * fetches, on a clock that a day passes on whenever the staff have nothing to do.
 */
export async function simulateDay(
  { database }: Pick<Dependencies, "database">,
  staff: { readonly pharmacists: readonly StaffActor[]; readonly technicians: readonly StaffActor[] },
  from: Date,
  random: () => number,
): Promise<SimulatedDay> {
  let now = from;
  const dependencies: Dependencies = { database, clock: () => now };
  const tally = { acts: 0, lost: 0, days: 0 };
  const count = (result: ActResult): boolean => {
    tally.acts++;
    if (result.kind === "refused" && (result.code === "changed-meanwhile" || result.code === "not-now")) tally.lost++;
    return result.kind === "done";
  };
  while (tally.days < 60) {
    const today = dayInZone(now, ZONE);
    const moved = await Promise.all([
      ...staff.pharmacists.map((by) =>
        workAs(
          dependencies,
          by,
          ["verify", "check", "on-hold"],
          (line) => pharmacistsAct(dependencies, by, line, random),
          count,
        ),
      ),
      ...staff.technicians.map((by) =>
        workAs(
          dependencies,
          by,
          ["fill", "ready"],
          (line) => techniciansAct(dependencies, by, line, today, random),
          count,
        ),
      ),
    ]);
    if (moved.some((did) => did > 0)) {
      now = new Date(now.getTime() + 10 * 60_000);
      continue;
    }
    if ((await openLines(database.kysely)) === 0) return tally;
    tally.days++;
    now = new Date(now.getTime() + 86_400_000);
    await returnUnfetched(dependencies);
  }
  return tally;
}

async function workAs(
  dependencies: Dependencies,
  by: StaffActor,
  piles: readonly ("verify" | "check" | "on-hold" | "fill" | "ready")[],
  act: (line: QueueLine) => Promise<ActResult> | null,
  count: (result: ActResult) => boolean,
): Promise<number> {
  let did = 0;
  for (const filter of piles) {
    const queue = await readQueue(dependencies, by, { filter, after: null });
    if (queue.kind === "refused") throw new Error(queue.code);
    for (const line of queue.lines) {
      const doing = act(line);
      if (doing !== null && count(await doing)) did++;
    }
  }
  return did;
}

function pharmacistsAct(
  dependencies: Dependencies,
  by: StaffActor,
  line: QueueLine,
  random: () => number,
): Promise<ActResult> | null {
  const ask = { lineId: line.line_id, version: line.version };
  const chance = random();
  if (line.pile === "verify") {
    if (chance < 0.04) return holdLine(dependencies, by, { ...ask, reason: "dose-question", note: null });
    if (chance < 0.06) return declineLine(dependencies, by, { ...ask, reason: "not-valid", note: null });
    return verifyPrescription(dependencies, by, { ...ask, override: null, warnings: null });
  }
  if (line.pile === "on-hold") return chance < 0.6 ? releaseLine(dependencies, by, ask) : null;
  return chance < 0.03 ? undoStep(dependencies, by, ask) : checkFill(dependencies, by, ask);
}

function techniciansAct(
  dependencies: Dependencies,
  by: StaffActor,
  line: QueueLine,
  today: Day,
  random: () => number,
): Promise<ActResult> | null {
  const ask = { lineId: line.line_id, version: line.version };
  const chance = random();
  if (line.pile === "fill") {
    if (chance < 0.04 && line.quantity > 1)
      return givePart(dependencies, by, { ...ask, quantity: 1, restBy: addDays(today, 2) });
    if (chance < 0.06) return awaitStock(dependencies, by, { ...ask, until: addDays(today, 3) });
    return countMedicine(dependencies, by, {
      ...ask,
      barcode: "0000-0000-00",
      lot: "A1",
      expiresOn: addDays(today, 400),
    });
  }
  // Some bags are never fetched.
  if (line.status !== "ready-for-pickup" || line.rx_number.endsWith("3") || chance < 0.3) return null;
  return handOver(dependencies, by, { ...ask, identity: "photo-id", counseling: "declined" });
}

async function openLines(kysely: Kysely<DB>): Promise<number> {
  const { open } = await kysely
    .selectFrom("order_lines")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("is_open", "=", true)
    .executeTakeFirstOrThrow();
  return open;
}
