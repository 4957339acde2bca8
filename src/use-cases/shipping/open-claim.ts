import { v7 as newId } from "uuid";
import { readClaims } from "#database/queries/read-claims.ts";
import { type ClaimKind, isReplacedByItself } from "#domain/shipping/claim.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { decideOnLines } from "#use-cases/shipping/decide-claim.ts";

export type ClaimOpened = { readonly kind: "opened"; readonly claimId: string };

/**
 * Something is wrong with a parcel. What is surely lost is sent anew at once; for the rest the member is told that we
 * look into it, and staff decide. A parcel has one claim: what is found out later changes its kind while it is open.
 * @param by null for the clock
 */
export async function openClaim(
  dependencies: Dependencies,
  by: StaffActor | null,
  ask: { readonly parcelId: string; readonly kind: ClaimKind },
): Promise<ClaimOpened | Refusal<"not-found" | "not-now">> {
  const { database, clock } = dependencies;
  const now = clock();
  const opened = await database.kysely.transaction().execute(async (trx) => {
    const parcel = await trx
      .selectFrom("parcels")
      .select(["parcel_id", "pharmacy_id", "member_id", "status"])
      .where("parcel_id", "=", ask.parcelId)
      .forUpdate()
      .executeTakeFirst();
    if (parcel === undefined) return refuse("not-found");
    if (parcel.status !== "handed-over") return refuse("not-now");
    const known = await trx
      .selectFrom("parcel_claims")
      .select(["claim_id", "status"])
      .where("parcel_id", "=", ask.parcelId)
      .executeTakeFirst();
    if (known !== undefined) {
      if (known.status !== "open") return refuse("not-now");
      await trx
        .updateTable("parcel_claims")
        .set((eb) => ({ kind: ask.kind, version: eb("version", "+", 1) }))
        .where("claim_id", "=", known.claim_id)
        .where("kind", "<>", ask.kind)
        .execute();
      return { kind: "opened" as const, claimId: known.claim_id };
    }
    const claimId = newId();
    await trx
      .insertInto("parcel_claims")
      .values({
        claim_id: claimId,
        parcel_id: parcel.parcel_id,
        pharmacy_id: parcel.pharmacy_id,
        member_id: parcel.member_id,
        kind: ask.kind,
        status: "open",
        opened_at: now,
        opened_by: by?.staffId ?? null,
      })
      .execute();
    const lines = await trx
      .selectFrom("order_lines as l")
      .innerJoin("parcel_lines as x", "x.line_id", "l.line_id")
      .innerJoin("prescriptions as p", "p.prescription_id", "l.prescription_id")
      .innerJoin("drugs as d", "d.drug_id", "p.drug_id")
      .select(["l.line_id", "l.member_id", "l.status", "d.dea_schedule"])
      .where("x.parcel_id", "=", ask.parcelId)
      .where("x.removed_at", "is", null)
      .where("l.status", "in", ["shipped", "delivered"])
      .orderBy("l.line_id")
      .forUpdate("l")
      .execute();
    const isControlled = lines.some(({ dea_schedule: schedule }) => schedule !== null);
    if (!isReplacedByItself(ask.kind, isControlled))
      for (const line of lines)
        await moveLine(trx, now, {
          lineId: line.line_id,
          memberId: line.member_id,
          status: line.status as LineStatus,
          event: ask.kind === "returned" ? "parcel-came-back" : "parcel-claimed",
          details: { claim: ask.kind },
          byStaffId: by?.staffId ?? null,
          action: "status-changed",
        });
    // Who has only over-the-counter items in it is told by them: a line tells its own member.
    const itemsAlone = await trx
      .selectFrom("parcel_items as x")
      .innerJoin("order_items as i", "i.order_item_id", "x.order_item_id")
      .select(["i.order_id", "i.member_id"])
      .distinct()
      .where("x.parcel_id", "=", ask.parcelId)
      .where("x.removed_at", "is", null)
      .execute();
    if (lines.length === 0 && !isReplacedByItself(ask.kind, false))
      for (const { order_id: orderId, member_id: memberId } of itemsAlone)
        await queueNotice(trx, now, { memberId, kind: "parcel-claimed", change: `claim:${claimId}`, orderId });
    return { kind: "opened" as const, claimId };
  });
  if (opened.kind === "refused") return opened;
  const [claim] = await readClaims(database, opened);
  if (claim?.status !== "open") return opened;
  const isControlled = claim.lines.some(({ dea_schedule: schedule }) => schedule !== null);
  // What a colleague changes at this moment is left to the next look of the clock.
  if (isReplacedByItself(claim.kind, isControlled))
    await decideOnLines(dependencies, by, claim, { decision: "replace" });
  return opened;
}

/** Staff were told, or hold it in their hands: it came back, it broke, it never came. */
export async function reportParcel(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: { readonly trackingNumber: string; readonly kind: ClaimKind },
): Promise<ClaimOpened | Refusal<"not-allowed" | "not-found" | "not-now" | "bad-input">> {
  if (!mayAct(staff, "pack-parcel", null)) return refuse("not-allowed");
  const parcel = await dependencies.database.kysely
    .selectFrom("parcels")
    .select(["parcel_id", "pharmacy_id"])
    .where("tracking_number", "=", ask.trackingNumber.replaceAll(/\s/g, "").toUpperCase())
    .executeTakeFirst();
  if (parcel === undefined || !mayAct(staff, "pack-parcel", parcel.pharmacy_id))
    return refuse("bad-input", { fields: { trackingNumber: "tracking-unknown" } });
  return openClaim(dependencies, staff, { parcelId: parcel.parcel_id, kind: ask.kind });
}
