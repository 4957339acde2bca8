import type { Database } from "#database/database.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { addDays } from "#domain/calendar/day.ts";
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
import { runTransferClock } from "#use-cases/transfers/run-transfer-clock.ts";

const ZONE = "America/Los_Angeles";

/** A turn as those who work in it have it: its clock, and a chance that is the same every time. */
export type Turn = {
  readonly dependencies: Dependencies;
  readonly random: () => number;
  /** Notes what came of an act; true where it was done. */
  readonly count: (result: { readonly kind: string; readonly code?: string }) => boolean;
};

/** Somebody who works besides the pharmacies' queues: one turn of theirs, answered with how many acts were done. */
export type Worker = (turn: Turn) => Promise<number>;

export type SimulatedDay = {
  readonly acts: number;
  /** Acts that lost to somebody else: told, and tried again with the next look. */
  readonly lost: number;
  readonly days: number;
  /** Transfers that the clock found late. */
  readonly late: number;
};

/**
 * Works the pharmacies' queues until nothing is left of them, as fast as it goes: several pharmacists and technicians at
 * once, each taking what the queue shows them, with holds, parts, waiting for stock, undone steps, refusals, and bags
 * nobody fetches, on a clock that a day passes on whenever nobody has anything to do.
 * @param besides those who bring new work, take it back or move it meanwhile
 */
export async function simulateDay(
  { database }: Pick<Dependencies, "database">,
  staff: { readonly pharmacists: readonly StaffActor[]; readonly technicians: readonly StaffActor[] },
  besides: readonly Worker[],
  from: Date,
  random: () => number,
): Promise<SimulatedDay> {
  let now = from;
  const dependencies: Dependencies = { database, clock: () => now };
  const tally = { acts: 0, lost: 0, days: 0, late: 0 };
  const count: Turn["count"] = ({ kind, code }) => {
    tally.acts++;
    if (kind === "refused" && BEATEN.has(code ?? "")) tally.lost++;
    return kind !== "refused";
  };
  const turn: Turn = { dependencies, random, count };
  while (tally.days < 60) {
    const moved = await Promise.all([
      ...staff.pharmacists.map((by) => workQueue(turn, by, ["verify", "check", "on-hold"], pharmacistsAct)),
      ...staff.technicians.map((by) => workQueue(turn, by, ["fill", "ready"], techniciansAct)),
      ...besides.map((work) => work(turn)),
    ]);
    if (moved.some((did) => did > 0)) {
      now = new Date(now.getTime() + 10 * 60_000);
      continue;
    }
    if (!(await isWorkLeft(database))) return tally;
    tally.days++;
    now = new Date(now.getTime() + 86_400_000);
    await returnUnfetched(dependencies);
    tally.late += await runTransferClock(dependencies);
  }
  return tally;
}

/** What an act is told that somebody else's came before. */
const BEATEN: ReadonlySet<string> = new Set([
  "changed-meanwhile",
  "not-now",
  "transfer-not-now",
  "transfer-in-process",
]);

type Pile = "verify" | "check" | "on-hold" | "fill" | "ready";
type Act = (turn: Turn, by: StaffActor, line: QueueLine) => Promise<ActResult> | null;

async function workQueue(turn: Turn, by: StaffActor, piles: readonly Pile[], act: Act): Promise<number> {
  let did = 0;
  for (const filter of piles) {
    const queue = await readQueue(turn.dependencies, by, { filter, after: null });
    if (queue.kind === "refused") throw new Error(queue.code);
    for (const line of queue.lines) {
      const doing = act(turn, by, line);
      if (doing !== null && turn.count(await doing)) did++;
    }
  }
  return did;
}

function pharmacistsAct({ dependencies, random }: Turn, by: StaffActor, line: QueueLine): ReturnType<Act> {
  const ask = { lineId: line.line_id, version: line.version };
  const chance = random();
  if (line.pile === "verify") {
    if (chance < 0.04) return holdLine(dependencies, by, { ...ask, reason: "dose-question", note: null });
    if (chance < 0.06) return declineLine(dependencies, by, { ...ask, reason: "not-valid", note: null });
    return verifyPrescription(dependencies, by, { ...ask, override: null, warnings: null });
  }
  // Begun when its prescriber took it back: it is not filled any more.
  if (line.hold_code === "cancelled")
    return declineLine(dependencies, by, { ...ask, reason: "prescriber-stopped-it", note: null });
  if (line.pile === "on-hold") return chance < 0.6 ? releaseLine(dependencies, by, ask) : null;
  return chance < 0.03 ? undoStep(dependencies, by, ask) : checkFill(dependencies, by, ask);
}

function techniciansAct({ dependencies, random }: Turn, by: StaffActor, line: QueueLine): ReturnType<Act> {
  const today = dayInZone(dependencies.clock(), ZONE);
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

async function isWorkLeft({ kysely }: Database): Promise<boolean> {
  const line = await kysely.selectFrom("order_lines").select("line_id").where("is_open", "=", true).executeTakeFirst();
  const transfer = await kysely
    .selectFrom("transfers")
    .select("transfer_id")
    .where("status", "in", ["requested", "called", "answered"])
    .executeTakeFirst();
  return line !== undefined || transfer !== undefined;
}
