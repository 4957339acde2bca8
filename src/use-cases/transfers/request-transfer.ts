import { v7 as uuidv7 } from "uuid";
import { readOrderFacts } from "#database/queries/read-order-facts.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { addBusinessDays } from "#domain/calendar/business-calendar.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { authorityOver } from "#use-cases/orders/authority.ts";
import { workingDaysOf } from "#use-cases/orders/promise-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type TransferAsk =
  | { readonly kind: "inside-plan"; readonly rxNumber: string; readonly toPharmacyId: string }
  | {
      readonly kind: "from-outside";
      readonly toPharmacyId: string;
      readonly outsideRxNumber: string;
      readonly outsidePharmacyName: string;
      readonly outsidePharmacyPhone: string;
    };

export type TransferState = {
  readonly kind: "transfer";
  readonly id: string;
  readonly way: "inside-plan" | "from-outside";
  readonly status: "requested" | "completed";
  readonly requestedAt: Date;
  readonly answerBy: Day;
  readonly toPharmacy: string;
};

/**
 * Inside the plan all pharmacies share one database, so a prescription moves by routing, at once and any number of
 * times (21 CFR 1306.25(a); 16 CCR 1707.4). From outside a member only asks: a pharmacist calls and attests.
 */
export async function requestTransfer(
  dependencies: Dependencies,
  actor: Actor,
  ask: TransferAsk,
): Promise<
  TransferState | Refusal<"bad-input" | "pharmacy-not-found" | "feature-not-in-area" | "transfer-in-process">
> {
  const { database, clock } = dependencies;
  const now = clock();
  const plan = await readPlan(database);
  const pharmacy = plan.pharmacies.get(ask.toPharmacyId);
  if (pharmacy === undefined || pharmacy.kind === "contracted-community") return refuse("pharmacy-not-found");
  if (pharmacy.kind === "plan" && !pharmacy.area.features.includes("transfer-online"))
    return refuse("feature-not-in-area");
  const today = dayInZone(now, pharmacy.timeZone);

  let prescription: { readonly id: string; readonly memberId: string; readonly version: number } | null = null;
  if (ask.kind === "inside-plan") {
    const asked = { rxNumber: ask.rxNumber, mrn: null };
    const [row] = await readOrderFacts(database, {
      ordererId: actor.memberId,
      lines: [asked],
      subject: actor.memberId,
      key: null,
      addressId: null,
      paymentMethodId: null,
    });
    const authority = row === undefined ? null : authorityOver(row, asked, actor.memberId, now);
    if (row === undefined || row.prescription_id === null || authority === null || authority === "number") {
      return refuse("bad-input", { fields: { rxNumber: "no-match" } });
    }
    // What a pharmacy is filling is finished there; a second pharmacy must not start on it.
    if (row.open_status !== null) return refuse("transfer-in-process");
    prescription = { id: row.prescription_id, memberId: row.member_id, version: row.version };
  }

  const state: TransferState = {
    kind: "transfer",
    id: uuidv7(),
    way: ask.kind,
    status: prescription === null ? "requested" : "completed",
    requestedAt: now,
    answerBy:
      prescription === null
        ? addBusinessDays(workingDaysOf(pharmacy), today, pharmacy.promise.transferBusinessDays)
        : today,
    toPharmacy: pharmacy.name,
  };
  const moved = await database.kysely.transaction().execute(async (trx) => {
    if (prescription !== null) {
      const changed = await trx
        .updateTable("prescriptions")
        .set((eb) => ({ pharmacy_id: ask.toPharmacyId, version: eb("version", "+", 1) }))
        .where("prescription_id", "=", prescription.id)
        .where("version", "=", prescription.version)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) return false;
    }
    const memberId = prescription?.memberId ?? actor.memberId;
    await trx
      .insertInto("transfers")
      .values({
        transfer_id: state.id,
        member_id: memberId,
        requested_by_member_id: actor.memberId,
        requested_at: now,
        kind: ask.kind,
        prescription_id: prescription?.id ?? null,
        to_pharmacy_id: ask.toPharmacyId,
        outside_rx_number: ask.kind === "from-outside" ? ask.outsideRxNumber : null,
        outside_pharmacy_name: ask.kind === "from-outside" ? ask.outsidePharmacyName : null,
        outside_pharmacy_phone: ask.kind === "from-outside" ? ask.outsidePharmacyPhone : null,
        status: state.status,
        answer_by: state.answerBy,
      })
      .execute();
    await recordAccess(trx, now, {
      memberId,
      by: byMember(actor.memberId, memberId),
      action: "transfer-requested",
      channel: "web",
    });
    return true;
  });
  // A fact moved since it was read: look again.
  return moved ? state : requestTransfer(dependencies, actor, ask);
}

/** A transfer the actor asked for or that is theirs. */
export async function readTransfer(
  { database }: Dependencies,
  actor: Actor,
  id: string,
): Promise<TransferState | Refusal<"not-found">> {
  const row = await database.kysely
    .selectFrom("transfers")
    .innerJoin("pharmacies", "pharmacies.pharmacy_id", "transfers.to_pharmacy_id")
    .select([
      "transfers.transfer_id",
      "transfers.kind",
      "transfers.status",
      "transfers.requested_at",
      "transfers.answer_by",
      "pharmacies.name",
    ])
    .where("transfers.transfer_id", "=", id)
    .where((eb) =>
      eb.or([eb("transfers.member_id", "=", actor.memberId), eb("requested_by_member_id", "=", actor.memberId)]),
    )
    .executeTakeFirst();
  if (row === undefined) return refuse("not-found");
  return {
    kind: "transfer",
    id: row.transfer_id,
    way: row.kind === "inside-plan" ? "inside-plan" : "from-outside",
    status: row.status === "completed" ? "completed" : "requested",
    requestedAt: row.requested_at,
    answerBy: row.answer_by as Day,
    toPharmacy: row.name,
  };
}
