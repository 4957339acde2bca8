import { v7 as newId } from "uuid";
import type { Database } from "#database/database.ts";
import { readOrderFacts } from "#database/queries/read-order-facts.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { isTransferredAlready } from "#database/queries/read-transfers.ts";
import { workingDays } from "#domain/calendar/working-days.ts";
import { promiseTransfer } from "#domain/promise/promise-decision.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { authorityOver } from "#use-cases/orders/authority.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { movePrescription } from "#use-cases/transfers/move-prescription.ts";
import { enterTransfer, type TransferBy } from "#use-cases/transfers/move-transfer.ts";
import { type MemberTransfer, readTransfer } from "#use-cases/transfers/read-transfer.ts";

/** A prescription at a pharmacy outside the plan, as its label names it. */
export type OutsidePrescription = {
  readonly outsideRxNumber: string;
  readonly outsidePharmacyName: string;
  readonly outsidePharmacyPhone: string;
  /** What the member calls the medicine, as a help for who calls. */
  readonly medicineNamed?: string | undefined;
};

export type TransferAsk =
  | { readonly kind: "inside-plan"; readonly rxNumber: string; readonly toPharmacyId: string }
  | ({ readonly kind: "from-outside"; readonly toPharmacyId: string } & OutsidePrescription);

/**
 * Inside the plan a prescription moves at once. From outside a member only asks: a pharmacist calls and attests.
 */
export async function requestTransfer(
  dependencies: Dependencies,
  actor: Actor,
  ask: TransferAsk,
): Promise<
  | MemberTransfer
  | Refusal<
      | "bad-input"
      | "not-found"
      | "not-active"
      | "pharmacy-not-found"
      | "feature-not-in-area"
      | "transfer-in-process"
      | "transfer-asked-already"
      | "changed-meanwhile"
    >
> {
  const plan = await readPlan(dependencies.database);
  const pharmacy = plan.pharmacies.get(ask.toPharmacyId);
  if (pharmacy === undefined || pharmacy.kind === "contracted-community") return refuse("pharmacy-not-found");
  if (pharmacy.kind === "plan" && !pharmacy.area.features.includes("transfer-online"))
    return refuse("feature-not-in-area");
  const by = { kind: "member", memberId: actor.memberId } as const;
  if (ask.kind === "from-outside") {
    const asked = await askOutside(dependencies, pharmacy, actor.memberId, ask, by);
    return asked.kind === "refused" ? asked : readTransfer(dependencies, actor, asked.transferId);
  }
  const prescriptionId = await findOwn(dependencies, actor, ask.rxNumber);
  if (prescriptionId === null) return refuse("bad-input", { fields: { rxNumber: "no-match" } });
  const moved = await movePrescription(dependencies, plan, { prescriptionId, to: pharmacy, by });
  return moved.kind === "refused" ? moved : readTransfer(dependencies, actor, moved.transferId);
}

/** A prescription of the actor's, or of somebody whose list they see; by number alone nothing is moved. */
async function findOwn({ database, clock }: Dependencies, actor: Actor, rxNumber: string): Promise<string | null> {
  const asked = { rxNumber, mrn: null };
  const [row] = await readOrderFacts(database, {
    ordererId: actor.memberId,
    lines: [asked],
    subject: actor.memberId,
    key: null,
    addressId: null,
    paymentMethodId: null,
  });
  if (row === undefined || row.prescription_id === null) return null;
  const authority = authorityOver(row, asked, actor.memberId, clock());
  return authority === null || authority === "number" ? null : row.prescription_id;
}

/** Enters the request, with the day by which it is answered: five working days of the pharmacy that calls. */
export async function askOutside(
  { database, clock }: Dependencies,
  pharmacy: Pharmacy,
  memberId: string,
  asked: OutsidePrescription,
  by: Exclude<TransferBy, { kind: "clock" }>,
): Promise<{ readonly kind: "asked"; readonly transferId: string } | Refusal<"transfer-asked-already">> {
  const now = clock();
  const transferId = newId();
  return database.kysely.transaction().execute(async (trx) => {
    const inTransaction: Database = { ...database, kysely: trx };
    // Two requests of one member at once wait for each other here.
    await trx.selectFrom("members").select("member_id").where("member_id", "=", memberId).forNoKeyUpdate().execute();
    const again = { memberId, phone: asked.outsidePharmacyPhone, rxNumber: asked.outsideRxNumber };
    if (await isTransferredAlready(inTransaction, again)) return refuse("transfer-asked-already");
    await enterTransfer(
      trx,
      now,
      { transferId, memberId, status: "requested", event: "requested", by, action: "transfer-requested" },
      {
        kind: "from-outside",
        to_pharmacy_id: pharmacy.id,
        outside_rx_number: asked.outsideRxNumber,
        outside_pharmacy_name: asked.outsidePharmacyName,
        outside_pharmacy_phone: asked.outsidePharmacyPhone,
        medicine_named: asked.medicineNamed === undefined || asked.medicineNamed === "" ? null : asked.medicineNamed,
        answer_by: promiseTransfer(workingDays(pharmacy.hours), pharmacy.promise, pharmacy.timeZone, now).by,
      },
    );
    return { kind: "asked", transferId };
  });
}
