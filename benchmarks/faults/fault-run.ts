import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createRandom } from "#demo-data/random.ts";
import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { coldShippingDay } from "#domain/promise/promise-fill.ts";
import { makeCaller } from "./caller.ts";
import { type Check, checkBooks } from "./checks.ts";
import { installIn, type Installation } from "./installation.ts";
import { planKills } from "./kills.ts";
import { makeMembers, type Placed } from "./members.ts";
import { addPeople, addStaff, type Person } from "./people.ts";
import { makePharmacy } from "./pharmacy.ts";
import { reconcile } from "./reconcile.ts";
import { scanCards } from "./scan-cards.ts";

export type FaultRun = { readonly orders: number; readonly seed: number; readonly kills: number };

const ORDERING_AT_ONCE = 5;
const FILLING_AT_ONCE = 2;
/** What does not move for so long is stuck; the checks say where. */
const STUCK_MS = 45_000;
/** Every ask that stayed without an answer is due again by then, and every parcel of which nothing was told. */
const LATER_MS = 300_000;
const ROUNDS_OF_REST = 5;
const AT_REST_MS = 15_000;

/**
 * Orders by mail in a whole installation while its partners misbehave and somebody kills its processes, lets everything
 * come to rest, and compares all books. The seed draws members, cards, faults and kills; what each meets in which moment
 * is the machine's own.
 */
export async function runFaults(
  { orders, seed, kills }: FaultRun,
  tell: (text: string) => void,
): Promise<readonly Check[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "openrefill-faults-"));
  const installation = await installIn(directory, seed, firstMorning());
  try {
    await installation.start();
    return await run(installation);
  } finally {
    await installation.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }

  async function run({ kill, start, query, now, moveClockOn }: Installation): Promise<Check[]> {
    const random = createRandom(seed);
    const people = await addPeople(installation, random, orders);
    const plan = planKills(random, orders, kills);
    const caller = makeCaller(installation);
    const members = makeMembers(caller);
    const pharmacy = makePharmacy(caller, await addStaff(installation), random, now);
    tell(
      `Seed ${seed}: ${orders} members with cards. Kills: ${plan.map(({ at, whom }) => `${whom} (${at})`).join(", ")}`,
    );

    const placed: Placed[] = [];
    const toFill = new Set<string>();
    const mended = new Set<Placed>();
    let filled = 0;
    let rest: Rest = { sent: 0, settled: 0, waiting: orders, toFill: [], unanswered: 0 };
    let phase: "work" | "rest" | "over" = "work";
    const began = Date.now();
    const since = () => `${Math.round((Date.now() - began) / 1000)} s`;
    const progress = () => placed.length + filled + rest.sent;
    /** Nothing is stuck while anything at all comes on: a list of parcels is charged before the first of it is sent. */
    const signOfLife = () => progress() + rest.settled;

    const waitingToOrder = [...people];
    const everybody = Promise.all([
      ...Array.from({ length: ORDERING_AT_ONCE }, async () => {
        for (let person = waitingToOrder.pop(); person !== undefined; person = waitingToOrder.pop()) {
          const order = await members.order(person);
          placed.push(order);
        }
      }),
      ...Array.from({ length: FILLING_AT_ONCE }, () =>
        untilOver(20, async () => {
          const [lineId] = toFill;
          if (lineId === undefined) return;
          toFill.delete(lineId);
          const next = await pharmacy.fill(lineId);
          if (next === "finished" || next === "waits") filled++;
          else toFill.add(lineId);
        }),
      ),
      untilOver(200, () => pharmacy.bench()),
      untilOver(500, async () => {
        const declined = placed.filter((order) => order.person.isDeclined && order.person.mends && !mended.has(order));
        for (const order of declined) if (await members.mend(order)) mended.add(order);
      }),
      untilOver(300, async () => {
        rest = await readRest(query, people);
        // What is ordered, and what a lost parcel has to be filled again for.
        for (const lineId of rest.toFill) toFill.add(lineId);
      }),
      (async () => {
        for (const { at, whom } of plan) {
          while (phase === "work" && progress() < at) await pause(20);
          await kill(whom);
          if (whom === "server") await start();
        }
      })(),
    ]);
    // What breaks there is thrown at the end; until then nobody minds it.
    const broken = everybody.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );

    let last = -1;
    for (let moved = Date.now(); Date.now() - moved < STUCK_MS; await pause(100)) {
      if (placed.length === orders && rest.waiting === 0) break;
      if (signOfLife() !== last) moved = Date.now();
      last = signOfLife();
    }
    phase = "rest";
    const { answered, unanswered, defects } = caller.counts;
    tell(
      `${placed.length} orders placed, ${rest.sent} lines shipped after ${since()}. ${answered} requests answered, ${unanswered} cut off.`,
    );

    // Killed once more, and begun again later: nothing waits then because its hour has not come.
    for (let round = 0; round < ROUNDS_OF_REST; round++) {
      await kill("server");
      moveClockOn(LATER_MS);
      await start();
      last = -1;
      for (let moved = Date.now(); Date.now() - moved < AT_REST_MS; await pause(250)) {
        rest = await readRest(query, people);
        if (rest.waiting === 0 && rest.unanswered === 0) break;
        if (signOfLife() !== last) moved = Date.now();
        last = signOfLife();
      }
      if (rest.waiting === 0 && rest.unanswered === 0) break;
    }
    phase = "over";
    const thrown = await broken;
    if (thrown !== undefined) throw thrown.error;
    await kill("server");
    const refusals = [...caller.counts.refusals].map(([code, count]) => `${code} ${count}`).join(", ");
    tell(`At rest after ${since()}. Refused meanwhile: ${refusals}.`);

    const failures = installation.failures();
    return [
      ...(await checkBooks(installation, placed)),
      await reconcile(installation),
      await scanCards(installation),
      {
        name: "no request met a defect",
        figures: `${caller.counts.answered} answers`,
        faults: defects.length === 0 ? [] : [...new Set(defects), ...failures],
      },
    ];

    async function untilOver(everyMs: number, act: () => Promise<void>): Promise<void> {
      while (phase !== "over") {
        await act();
        await pause(everyMs);
      }
    }
  }
}

type Rest = {
  readonly sent: number;
  /** Answers of the processor and of the carrier that were written down. */
  readonly settled: number;
  /** Lines that somebody could still do something about just now. */
  readonly waiting: number;
  readonly toFill: readonly string[];
  /** Asks to the processor without an answer, and messages not carried to the queue. */
  readonly unanswered: number;
};

async function readRest(query: Installation["query"], people: readonly Person[]): Promise<Rest> {
  const idsOf = (some: readonly Person[]) => some.map(({ memberId }) => memberId);
  const [row] = await query<Rest>(
    `select count(*) filter (where l.status in ('shipped', 'delivered'))::int as sent,
       ((select count(*) from payment_movements) + (select coalesce(sum(label_turn), 0) from parcels))::int as settled,
       count(*) filter (where l.status in ('received', 'in-process', 'packed')
         and not (l.status = 'packed' and l.member_id = any($2)))::int as waiting,
       array_agg(l.line_id) filter (where l.status in ('received', 'in-process')) as "toFill",
       ((select count(*) from payments where status like '%ing') + (select count(*) from outbox))::int as unanswered
     from order_lines l where l.member_id = any($1)`,
    [idsOf(people), idsOf(people.filter(({ isDeclined, mends }) => isDeclined && !mends))],
  );
  if (row === undefined) throw new Error("a count has no row");
  return { ...row, toFill: row.toFill ?? [] };
}

/** From today on, the first day on which cold parcels go out as well; in the morning at the pharmacy. */
function firstMorning(): Date {
  const today = parseDay(new Date().toISOString().slice(0, 10));
  const day = coldShippingDay(ordinaryBusinessCalendar, ordinaryBusinessCalendar, 2, today);
  return new Date(`${day}T17:00:00Z`);
}
