import { randomUUID } from "node:crypto";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { Sight } from "#use-cases/family/sight.ts";
import type { OrderAnswer } from "#use-cases/orders/line-answer.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder, type PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import type { SamplePerson, SamplePharmacy, SamplePrescription } from "#use-cases/testing/sample-pharmacy.ts";

type Asked = SamplePrescription & { readonly by?: Sight; readonly daysSupply?: number };

/** An order on the web for pick-up at Downey; a line `by: "number"` names the record number too. */
export function askFor(
  pharmacy: Pick<SamplePharmacy, "downey">,
  orderer: SamplePerson | null,
  lines: readonly Asked[],
  more: Partial<OrderAsk> = {},
): OrderAsk {
  return {
    channel: orderer === null ? "guest" : "web",
    ordererId: orderer?.memberId ?? null,
    lines: lines.map(({ rxNumber, mrn, by, daysSupply }) => ({
      rxNumber,
      mrn: by === "number" || orderer === null ? mrn : null,
      daysSupply: daysSupply ?? null,
    })),
    delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
    paymentMethodId: null,
    ...more,
  };
}

export function orderWith(
  dependencies: Dependencies,
  ask: OrderAsk,
  key: { readonly subject?: string; readonly key?: string } = {},
): Promise<PlaceOrderResult> {
  return placeOrder(dependencies, ask, { subject: ask.ordererId ?? randomUUID(), key: randomUUID(), ...key });
}

/** The answer of an order that was placed, or whose lines had all been ordered; throws for any other. */
export function answerOf(result: PlaceOrderResult): OrderAnswer {
  if (result.kind !== "placed" && result.kind !== "already-ordered")
    throw new Error(`not ordered: ${JSON.stringify(result)}`);
  return result.answer;
}

/** The outcome of each line, with its code; of a refused order its code. */
export function outcomesOf(result: PlaceOrderResult): string[] {
  if (result.kind === "refused") return [`refused: ${result.code}`];
  const lines = result.kind === "nothing-ordered" ? result.lines : result.answer.lines;
  return lines.map(({ decision }) => `${decision.kind}: ${decision.code}`);
}
