import { v7 as uuidv7 } from "uuid";
import {
  type BagDelivery,
  type BagItemRow,
  type BagRow,
  readBag as queryBag,
  readBagItems,
} from "#database/queries/bag.ts";
import { readOrderFacts } from "#database/queries/read-order-facts.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import { tooManyPeople } from "#domain/order/order-limits.ts";
import { planFill } from "#domain/refill/days-supply.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { sightOf } from "#use-cases/family/sight.ts";
import { authorityOver } from "#use-cases/orders/authority.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type BagLine = {
  readonly row: BagRow;
  /** Whether the reader may see name and drug, now. */
  readonly named: boolean;
  readonly canBe90Days: boolean;
};

export type BagContents = {
  readonly kind: "bag";
  readonly lines: readonly BagLine[];
  readonly items: readonly BagItemRow[];
};

/** The household basket of one member: it stays until ordered or emptied, on every device. */
export async function readBag({ database, clock }: Dependencies, actor: Actor): Promise<BagContents> {
  const [rows, items] = await Promise.all([queryBag(database, actor.memberId), readBagItems(database, actor.memberId)]);
  const plan = await readPlan(database, rows[0]?.policy_version);
  const now = clock();
  const lines = rows.flatMap((row): BagLine[] => {
    const sight = sightOf(row, actor.memberId, now) ?? (row.with_record_number ? "number" : null);
    // A grant that ended takes its lines out of the bag.
    if (sight === null) return [];
    const named = sight !== "number";
    const stretched = planFill(factsOfRow(row, plan, { kind: "pickup" }, 90), plan.policy);
    return [
      {
        row,
        named,
        canBe90Days: named && row.days_supply < 90 && stretched.kind === "planned" && stretched.daysSupply === 90,
      },
    ];
  });
  return { kind: "bag", lines, items };
}

/**
 * Puts a prescription into the bag. Whether it can be filled is asked at review; here only whether this member may
 * order it, with the same neutral answer for a number that does not exist.
 */
export async function addToBag(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly rxNumber: string; readonly mrn: string | null; readonly daysSupply: number | null },
): Promise<BagContents | Refusal<"bad-input" | "too-many-people">> {
  const { database, clock } = dependencies;
  if (!hasValidCheckDigit(ask.rxNumber)) return refuse("bad-input", { fields: { rxNumber: "rx-number-check-digit" } });
  if (ask.mrn !== null && !hasValidCheckDigit(ask.mrn)) {
    return refuse("bad-input", { fields: { mrn: "record-number-check-digit" } });
  }
  const [row] = await readOrderFacts(database, {
    ordererId: actor.memberId,
    lines: [ask],
    subject: actor.memberId,
    key: null,
    addressId: null,
    paymentMethodId: null,
  });
  const authority = row === undefined ? null : authorityOver(row, ask, actor.memberId, clock());
  if (row === undefined || row.prescription_id === null || authority === null) {
    return refuse("bad-input", { fields: { rxNumber: "no-match" } });
  }
  const bag = await readBag(dependencies, actor);
  if (tooManyPeople(actor.memberId, [row.member_id, ...bag.lines.map((line) => line.row.member_id)])) {
    return refuse("too-many-people");
  }
  await database.kysely
    .insertInto("bag_lines")
    .values({
      bag_line_id: uuidv7(),
      member_id: actor.memberId,
      prescription_id: row.prescription_id,
      with_record_number: ask.mrn !== null,
      days_supply: ask.daysSupply,
      added_at: clock(),
    })
    .onConflict((conflict) =>
      conflict.columns(["member_id", "prescription_id"]).doUpdateSet({
        days_supply: ask.daysSupply,
        ...(ask.mrn === null ? {} : { with_record_number: true }),
      }),
    )
    .execute();
  return readBag(dependencies, actor);
}

export async function removeFromBag(dependencies: Dependencies, actor: Actor, bagLineId: string): Promise<BagContents> {
  await dependencies.database.kysely
    .deleteFrom("bag_lines")
    .where("bag_line_id", "=", bagLineId)
    .where("member_id", "=", actor.memberId)
    .execute();
  return readBag(dependencies, actor);
}

/** What is left out stays as it is. */
export type BagLineChange = {
  readonly daysSupply?: number | null | undefined;
  readonly delivery?: BagDelivery | null | undefined;
  readonly bridge?: boolean | undefined;
};

export async function changeBagLine(
  dependencies: Dependencies,
  actor: Actor,
  bagLineId: string,
  { daysSupply, delivery, bridge }: BagLineChange,
): Promise<BagContents> {
  await dependencies.database.kysely
    .updateTable("bag_lines")
    .set((eb) => ({
      days_supply: daysSupply === undefined ? eb.ref("days_supply") : daysSupply,
      delivery: delivery === undefined ? eb.ref("delivery") : delivery === null ? null : JSON.stringify(delivery),
      with_bridge: bridge ?? eb.ref("with_bridge"),
    }))
    .where("bag_line_id", "=", bagLineId)
    .where("member_id", "=", actor.memberId)
    .execute();
  return readBag(dependencies, actor);
}
