import { readPlan } from "#database/queries/read-plan.ts";
import {
  type OrderNoticeRow,
  readItemsTimeline,
  readOrderNotices,
  readOrderTimeline as queryTimeline,
  type TimelineItemRow,
  type TimelineLineRow,
} from "#database/queries/read-order-timeline.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import { mayAct, reachOf, seesSensitiveMedicines } from "#domain/staff/roles.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Opening, requireOpening } from "#use-cases/members/open-member.ts";
import { patientsOf } from "#use-cases/members/member-reach.ts";
import { coverDay } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type OrderTimeline = {
  readonly kind: "timeline";
  readonly order: Pick<TimelineItemRow, "order_id" | "confirmation_number" | "channel" | "placed_at" | "orderer_name">;
  readonly lines: readonly TimelineLine[];
  /** What was ordered without a prescription. */
  readonly items: readonly TimelineItem[];
  /** What the members of these lines were told of the order. */
  readonly notices: readonly OrderNoticeRow[];
  /** Members of other lines, which are shown once a reason was given for them too. */
  readonly withheld: readonly string[];
  /** The plan's own words of reasons. */
  readonly reasonWords: ReasonWords;
};

export type TimelineItem = { readonly row: TimelineItemRow; readonly worksOnIt: boolean };

export type TimelineLine = {
  readonly row: TimelineLineRow;
  /** False where the role may not know the medicine. */
  readonly named: boolean;
  readonly worksOnIt: boolean;
  readonly mayEnterRenewal: boolean;
  /** The day first promised: what an order says may move. */
  readonly firstPromisedBy: string;
};

/**
 * Everything that happened to an order. Who fills a line, gathers its items or treats its member sees it as part of that
 * work; anybody else of the plan only what members ordered for whom they said why they look.
 */
export async function readOrderTimeline(
  dependencies: Dependencies,
  staff: StaffActor,
  orderId: string,
): Promise<
  | OrderTimeline
  | Refusal<"not-allowed" | "not-found">
  /** `memberId` is the one for whom a reason is to be given. */
  | (Refusal<"reason-required" | "caller-unchecked"> & { readonly memberId: string })
> {
  const reach = reachOf(staff.role, "see-order-timeline");
  if (reach === null) return refuse("not-allowed");
  const { database, clock } = dependencies;
  const now = clock();
  const prescriberId = patientsOf(staff, "see-order-timeline", now)?.prescriberId ?? null;
  const [lineRows, itemRows] = await Promise.all([
    queryTimeline(database, { orderId, prescriberId, on: coverDay(now) }),
    readItemsTimeline(database, orderId),
  ]);
  const ownPatients = new Set(lineRows.filter((row) => row.own_patient).map((row) => row.member_id));
  const inReach = (row: TimelineLineRow | TimelineItemRow): boolean => {
    if (reach === "plan") return true;
    if (reach === "own-pharmacy") return row.pharmacy_id === staff.pharmacyId;
    return "own_patient" in row ? row.own_patient : ownPatients.has(row.member_id);
  };
  const isOwnWork = (row: TimelineLineRow | TimelineItemRow): boolean =>
    row.pharmacy_id === staff.pharmacyId || ("own_patient" in row ? row.own_patient : ownPatients.has(row.member_id));
  const rows = [...lineRows, ...itemRows].filter(inReach);
  const [order] = rows;
  if (order === undefined) return refuse("not-found");
  const seen: { row: TimelineLineRow | TimelineItemRow; opening: Opening | null }[] = [];
  const withheld = new Map<string, "reason-required" | "caller-unchecked">();
  for (const row of rows) {
    if (isOwnWork(row)) seen.push({ row, opening: null });
    else {
      const open = await requireOpening(dependencies, staff, row.member_id);
      if (open.kind === "open") seen.push({ row, opening: open.opening });
      else withheld.set(row.member_id, open.code === "caller-unchecked" ? open.code : "reason-required");
    }
  }
  const [first] = withheld;
  if (seen.length === 0 && first !== undefined) return { ...refuse(first[1]), memberId: first[0] };
  const read = {
    by: { kind: "staff", staffId: staff.staffId },
    action: "order-read",
    channel: "workbench",
  } as const;
  const readers = new Map(seen.map(({ row, opening }) => [row.member_id, opening]));
  recordRead(
    database,
    now,
    ...[...readers].map(([memberId, opening]) => ({
      ...read,
      memberId,
      ...(opening === null ? {} : { reason: opening.logged }),
    })),
  );
  const isOwnPharmacy = (row: TimelineLineRow | TimelineItemRow) => row.pharmacy_id === staff.pharmacyId;
  return {
    kind: "timeline",
    order,
    lines: seen.flatMap(({ row }) =>
      "order_item_id" in row
        ? []
        : {
            row,
            named: row.sensitive_class === null || seesSensitiveMedicines(staff.role),
            worksOnIt: isOwnPharmacy(row) && mayAct(staff, "see-queue", row.pharmacy_id),
            mayEnterRenewal:
              row.status === "awaiting-prescriber" && mayAct(staff, "enter-renewal-answer", row.pharmacy_id),
            firstPromisedBy: firstPromise(row),
          },
    ),
    items: seen.flatMap(({ row }) =>
      "order_item_id" in row
        ? { row, worksOnIt: isOwnPharmacy(row) && mayAct(staff, "stock-otc", row.pharmacy_id) }
        : [],
    ),
    notices: await readOrderNotices(database, orderId, [...readers.keys()]),
    withheld: [...withheld.keys()],
    reasonWords: (await readPlan(database)).reasonWords,
  };
}

/** Each change of a promise notes what was promised before; without one the promise stands as it was made. */
function firstPromise(row: TimelineLineRow): string {
  for (const { details } of row.events) {
    const before = details?.["promiseWas"];
    if (typeof before === "string") return before;
  }
  return row.promise_by;
}
