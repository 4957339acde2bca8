import {
  type QueueCounts,
  type QueueFilter,
  type QueueRow,
  type QueueSearch,
  readQueue as queryQueue,
  searchQueue as querySearch,
} from "#database/queries/read-queue.ts";
import { countAskedBridges } from "#database/queries/bridges.ts";
import { countItemOrders } from "#database/queries/read-order-items.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { CLAIM_LASTS_MS } from "#use-cases/filling/other-hands.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type QueueLine = Omit<QueueRow, "claimed_by" | "claimed_at" | "claimed_by_name"> & {
  readonly overdue: boolean;
  readonly claim: { readonly by: string; readonly mine: boolean } | null;
};

export type Queue = {
  readonly kind: "queue";
  readonly pharmacy: { readonly name: string; readonly timeZone: string };
  readonly counts: QueueCounts;
  readonly lines: readonly QueueLine[];
  /** Orders with over-the-counter items to gather. */
  readonly itemOrders: number;
  /** Bridge supplies that members asked for and nobody decided, for those who may. */
  readonly bridges: number;
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
};

/** Rows of one page. A long queue comes page by page as it is scrolled. */
const PAGE = 100;

/** A pharmacy's open lines as a ledger: due time first, the overdue marked, with the count of every pile. */
export async function readQueue(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: { readonly filter: QueueFilter; readonly after: string | null },
): Promise<Queue | Refusal<"not-allowed" | "bad-input">> {
  const pharmacyId = staff.pharmacyId;
  if (pharmacyId === null || !mayAct(staff, "see-queue", pharmacyId)) return refuse("not-allowed");
  const after = ask.after === null ? null : cursorOf(ask.after);
  if (after === undefined) return refuse("bad-input", { fields: { after: "cursor" } });
  const { database, clock } = dependencies;
  const now = clock();
  const [{ counts, rows }, plan, itemOrders, bridges] = await Promise.all([
    queryQueue(database, {
      pharmacyId,
      staffId: staff.staffId,
      filter: ask.filter,
      now,
      claimedSince: new Date(now.getTime() - CLAIM_LASTS_MS),
      after,
      limit: PAGE + 1,
    }),
    readPlan(database),
    countItemOrders(database, pharmacyId),
    mayAct(staff, "give-bridge", pharmacyId) ? countAskedBridges(database, pharmacyId) : 0,
  ]);
  const pharmacy = plan.pharmacies.get(pharmacyId);
  if (pharmacy === undefined) throw new Error("a member of staff works at a pharmacy that does not exist");
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    kind: "queue",
    pharmacy: { name: pharmacy.name, timeZone: pharmacy.timeZone },
    counts,
    lines: shown.map((row) => queueLine(row, staff, now)),
    itemOrders,
    bridges,
    next: rows.length > PAGE && last !== undefined ? `${last.due_at.getTime().toString(36)}.${last.line_id}` : null,
  };
}

/** Lines of the pharmacy by number or person. Whoever is found was looked at, and their access log says so. */
export async function searchQueue(
  dependencies: Dependencies,
  staff: StaffActor,
  search: QueueSearch,
): Promise<{ readonly kind: "found"; readonly lines: readonly QueueLine[] } | Refusal<"not-allowed">> {
  const pharmacyId = staff.pharmacyId;
  if (pharmacyId === null || !mayAct(staff, "see-queue", pharmacyId)) return refuse("not-allowed");
  const { database, clock } = dependencies;
  const now = clock();
  const rows = await querySearch(database, { pharmacyId, search });
  recordStaffRead(database, now, staff, "order-read", ...rows.map((row) => row.member_id));
  return { kind: "found", lines: rows.map((row) => queueLine(row, staff, now)) };
}

function queueLine(row: QueueRow, staff: StaffActor, now: Date): QueueLine {
  const { claimed_by: by, claimed_at: at, claimed_by_name: name, ...line } = row;
  const living =
    by !== null &&
    name !== null &&
    at !== null &&
    (by === staff.staffId || now.getTime() - at.getTime() < CLAIM_LASTS_MS);
  const ours = line.pile === "verify" || line.pile === "fill" || line.pile === "check" || line.pile === "on-hold";
  return {
    ...line,
    overdue: ours && line.due_at < now,
    claim: living ? { by: name, mine: by === staff.staffId } : null,
  };
}

/** Undefined for a text that is no place in a queue. */
function cursorOf(text: string): { dueAt: Date; lineId: string } | undefined {
  const match = /^([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(text);
  return match === null ? undefined : { dueAt: new Date(Number.parseInt(match[1] ?? "", 36)), lineId: match[2] ?? "" };
}
