import { violatesUnique } from "#database/errors.ts";
import { type ClaimRow, readClaims } from "#database/queries/read-claims.ts";
import { readParcels } from "#database/queries/read-parcels.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { promiseFill } from "#domain/promise/promise-fill.ts";
import { isState } from "#domain/places/us-states.ts";
import type { ClaimDecision, ClaimStatus } from "#domain/shipping/claim.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import { type ActRefusal, performAct, type Prepared } from "#use-cases/filling/perform-act.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { fulfilmentFacts } from "#use-cases/orders/promise-line.ts";
import { decisionsOn } from "#use-cases/shipping/list-claims.ts";
import { queueWork } from "#use-cases/queue-work.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type ClaimDone = { readonly kind: "done"; readonly claimId: string };

type Decided = {
  readonly decision: ClaimDecision;
  /** Where it goes this time; left out where the address was right. */
  readonly shipTo?: ShipTo | undefined;
};

const ENDS: Readonly<Record<ClaimDecision, ClaimStatus>> = {
  replace: "replaced",
  "send-again": "sent-again",
  refund: "returned-to-stock",
};

const EVENTS: Readonly<Record<ClaimDecision, string>> = {
  replace: "parcel-replaced",
  "send-again": "parcel-sent-again",
  refund: "parcel-refunded",
};

/** Staff decide what becomes of the medicines of a parcel; with a controlled one among them a pharmacist does. */
export async function decideClaim(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: Decided & { readonly claimId: string; readonly version: number },
): Promise<
  ClaimDone | ActRefusal | Refusal<"not-now" | "changed-meanwhile" | "pharmacist-decides" | "ordered-meanwhile">
> {
  if (!mayAct(staff, "pack-parcel", null)) return refuse("not-allowed");
  const [claim] = await readClaims(dependencies.database, ask);
  if (claim === undefined || !mayAct(staff, "pack-parcel", claim.pharmacy_id)) return refuse("not-found");
  if (claim.version !== ask.version) return refuse("changed-meanwhile");
  if (claim.status !== "open") return refuse("not-now");
  if (!decisionsOn(claim).includes(ask.decision)) return refuse("not-now");
  if (permissionFor(claim) === "final-check" && !mayAct(staff, "final-check", claim.pharmacy_id))
    return refuse("pharmacist-decides");
  const wrong = ask.shipTo === undefined ? undefined : wrongAddress(ask.shipTo);
  return wrong ?? decideOnLines(dependencies, staff, claim, ask);
}

/**
 * Does what was decided with every medicine of the parcel. Each leaves the parcel in the same transaction, so that
 * whatever breaks on the way, the same decision again goes on where it stopped.
 */
export async function decideOnLines(
  dependencies: Dependencies,
  by: StaffActor | null,
  claim: ClaimRow,
  decided: Decided,
): Promise<ClaimDone | ActRefusal | Refusal<"changed-meanwhile" | "ordered-meanwhile">> {
  const { database, clock } = dependencies;
  for (const line of claim.lines) {
    if (!line.is_undecided) continue;
    const acted = await performAct(
      dependencies,
      by,
      { lineId: line.line_id, version: line.version },
      permissionFor(claim),
      (seen) => ({
        ...stepFor(seen, decided),
        event: EVENTS[decided.decision],
        details: { claim: claim.kind },
        also: async (trx) => {
          await trx
            .updateTable("parcel_lines")
            .set({ removed_at: clock(), claim_id: claim.claim_id })
            .where("parcel_id", "=", claim.parcel_id)
            .where("line_id", "=", line.line_id)
            .execute();
        },
      }),
    ).catch((error: unknown) => {
      // It had been delivered, and the member ordered the next one since.
      if (violatesUnique(error, "one_open_request")) return refuse("ordered-meanwhile");
      throw error;
    });
    if (acted.kind === "refused") return acted;
  }
  await decideOnItems(dependencies, by, claim, decided);
  const { numUpdatedRows } = await database.kysely
    .updateTable("parcel_claims")
    .set((eb) => ({
      status: ENDS[decided.decision],
      decided_at: clock(),
      decided_by: by?.staffId ?? null,
      version: eb("version", "+", 1),
    }))
    .where("claim_id", "=", claim.claim_id)
    .where("version", "=", claim.version)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuse("changed-meanwhile") : { kind: "done", claimId: claim.claim_id };
}

/** The over-the-counter items of the parcel go the same way: gathered once more, or paid back. */
async function decideOnItems(
  { database, clock }: Dependencies,
  by: StaffActor | null,
  claim: ClaimRow,
  { decision, shipTo }: Decided,
): Promise<void> {
  const now = clock();
  const [parcel] = await readParcels(database, { parcelId: claim.parcel_id });
  const pharmacy = (await readPlan(database)).pharmacies.get(claim.pharmacy_id);
  if (parcel === undefined || pharmacy === undefined) throw new Error("a claim names no parcel, or no pharmacy");
  const { state: shipToState } = shipTo ?? parcel.ship_to;
  const facts = fulfilmentFacts({ row: { cold_chain: false }, pharmacy, delivery: "mail", shipToState });
  const promise = promiseFill(facts, pharmacy.promise, now);
  const columns = {
    promise_by: promise.by,
    due_at: dueAt(promise, pharmacy.timeZone),
    ...(shipTo === undefined ? {} : { ship_to: JSON.stringify(shipTo) }),
  };
  const who = by === null ? ({ kind: "system" } as const) : ({ kind: "staff", staffId: by.staffId } as const);
  const step =
    decision === "refund"
      ? ({ act: "pay-back", to: "returned", reason: null, by: who } as const)
      : ({ act: "send-anew", to: "received", reason: null, by: who, columns } as const);
  for (const orderId of new Set(parcel.items.map((item) => item.order_id))) {
    const items = parcel.items.filter((item) => item.order_id === orderId && item.status === "shipped");
    const memberId = items[0]?.member_id;
    if (memberId === undefined) continue;
    await database.kysely.transaction().execute(async (trx) => {
      if (!(await moveItems(trx, now, { orderId, memberId, pharmacyName: pharmacy.name, items }, step))) return;
      await trx
        .updateTable("parcel_items")
        .set({ removed_at: now })
        .where("parcel_id", "=", claim.parcel_id)
        .where(
          "order_item_id",
          "in",
          items.map((item) => item.order_item_id),
        )
        .execute();
      await queueWork(trx, now, "payment-due", { orderId });
    });
  }
}

/** The act, with a new promise where it goes out once more. It costs nothing: what was paid stays paid, once. */
function stepFor({ row, pharmacy, now }: SeenLine, { decision, shipTo }: Decided): Pick<Prepared, "act" | "line"> {
  if (decision === "refund") return { act: { kind: "come-back" } };
  const shipToState = (shipTo ?? row.ship_to)?.state;
  const facts = fulfilmentFacts({ row, pharmacy, delivery: "mail", shipToState });
  const promise = promiseFill(facts, pharmacy.promise, now);
  return {
    act: { kind: decision },
    line: {
      promise_kind: promise.kind,
      promise_by: promise.by,
      due_at: dueAt(promise, pharmacy.timeZone),
      ...(shipTo === undefined ? {} : { ship_to: JSON.stringify(shipTo) }),
    },
  };
}

function permissionFor({ lines }: ClaimRow): Permission {
  return lines.some(({ dea_schedule: schedule }) => schedule !== null) ? "final-check" : "pack-parcel";
}

function wrongAddress({ state, zip }: ShipTo): Refusal<"bad-input"> | undefined {
  if (!isState(state)) return refuse("bad-input", { fields: { state: "state" } });
  if (centroidOf(zip) === undefined) return refuse("bad-input", { fields: { zip: "zip-unknown" } });
  return undefined;
}
