import type { Amount, HoldCode, OverrideReason } from "#domain/filling/filling-line.ts";
import { inWork, unitsOut } from "#domain/filling/filling-line.ts";
import { addressKind } from "#domain/places/postal-address.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import type { Owner, RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DeliveryFacts, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/** What the rules say of a line that was ordered before: still what may be given, or why it now has to stand still. */
export type DecidedAgain =
  | { readonly kind: "may-be-given"; readonly amount: Amount }
  | { readonly kind: "stands-still"; readonly code: HoldCode; readonly owner: Owner };

/**
 * Lets a line pass all gates again, on the pharmacy's day and with what is true now: at verification and at the last
 * check. The line's own request, and the part of it that was handed over already, do not stand in its way.
 * @param override what a pharmacist lets pass with a reason
 */
export function decideAgain(seen: SeenLine, override: OverrideReason | null): DecidedAgain {
  const decision = decideRefill(factsOf(seen), seen.plan.policy, seen.on);
  const whole = { quantity: seen.row.line_quantity, daysSupply: seen.row.line_days_supply };
  switch (decision.kind) {
    case "accepted":
      return { kind: "may-be-given", amount: amountOf(decision) };
    case "scheduled":
      return override === null || override === "safety-programme-checked"
        ? { kind: "stands-still", code: "too-soon", owner: "pharmacy" }
        : { kind: "may-be-given", amount: amountOf(decision) };
    case "sent-to-prescriber":
      // What stands in for a lost parcel was authorised when that was filled.
      if (inWork(seen.line)?.replaces != null) return { kind: "may-be-given", amount: whole };
      return { kind: "stands-still", code: decision.code, owner: "prescriber" };
    case "already-ordered":
      throw new Error("a line stands in its own way");
    case "refused": {
      const checked = decision.code === "safety-programme" && override === "safety-programme-checked";
      if (checked) return { kind: "may-be-given", amount: whole };
      return { kind: "stands-still", code: decision.hold ?? decision.code, owner: decision.owner };
    }
  }
}

function amountOf({ quantity, daysSupply }: Extract<RefillDecision, { kind: "accepted" | "scheduled" }>): Amount {
  return { quantity, daysSupply };
}

function factsOf({ row, line, plan, pharmacy }: SeenLine): RefillFacts {
  const delivery: DeliveryFacts =
    row.delivery_kind === "pickup" || row.ship_to === null
      ? { kind: "pickup" }
      : {
          kind: "mail",
          shipToState: row.ship_to.state,
          licensedStates: pharmacy.licensedStates,
          areaForbids: plan.areas.get(row.area_id)?.mailForbids ?? [],
          addressKind: addressKind(row.ship_to),
        };
  const facts = factsOfRow(
    { ...row, open_confirmation_number: null, open_status: null },
    plan,
    delivery,
    row.line_days_supply,
  );
  const own = row.own_fill;
  const { prescription } = facts;
  return {
    ...facts,
    prescription: {
      ...prescription,
      fills: own === null ? prescription.fills : withoutOne(prescription.fills, own),
      unitsRemaining: prescription.unitsRemaining + unitsOut(line),
    },
  };
}

function withoutOne(
  fills: RefillFacts["prescription"]["fills"],
  [filledOn, daysSupply, quantity]: readonly [string, number, number],
): RefillFacts["prescription"]["fills"] {
  const at = fills.findIndex(
    (fill) => fill.filledOn === filledOn && fill.daysSupply === daysSupply && fill.quantity === quantity,
  );
  return fills.filter((_fill, index) => index !== at);
}
