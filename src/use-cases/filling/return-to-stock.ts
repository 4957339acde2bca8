import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { DAYS_ON_THE_SHELF } from "#domain/filling/act-on-line.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";

/** A bag that nobody fetched goes back on the shelf, and its units back to the prescription. */
export function returnToStock(dependencies: Dependencies, by: StaffActor | null, ask: ActAsk): Promise<ActResult> {
  return performAct(dependencies, by, ask, "return-to-stock", ({ line, on }) => ({
    act: { kind: "return", on, readyOn: inWork(line)?.checkedOn ?? on },
    event: "returned",
  }));
}

/** What one run takes; the rest waits for the next one. */
const AT_ONCE = 200;

/**
 * Puts back every bag that has stood for ten days. Two processes at it put each bag back once.
 * @returns how many went back
 */
export async function returnUnfetched(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  // No pharmacy's day is later than this; each line is then judged by its own pharmacy's day.
  const latest: Day = addDays(dayInZone(clock(), "UTC"), 1 - DAYS_ON_THE_SHELF);
  const rows = await database.kysely
    .selectFrom("order_lines as l")
    .innerJoin("dispenses as d", "d.line_id", "l.line_id")
    .select(["l.line_id", "l.version"])
    .where("l.status", "=", "ready-for-pickup")
    .where("d.status", "=", "in-progress")
    .where("d.checked_on", "<=", latest)
    .orderBy("d.checked_on")
    .limit(AT_ONCE)
    .execute();
  let back = 0;
  for (const { line_id: lineId, version } of rows) {
    const result = await returnToStock(dependencies, null, { lineId, version });
    if (result.kind === "done") back++;
  }
  return back;
}
