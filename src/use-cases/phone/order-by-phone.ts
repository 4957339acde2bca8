import { minutesInZone } from "#domain/calendar/zoned-time.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { decideOrder } from "#use-cases/orders/decide-order.ts";
import { guestSubject } from "#use-cases/orders/guest-subject.ts";
import { opensRequest } from "#use-cases/orders/line-answer.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { memberOf, type PhoneCaller } from "#use-cases/phone/caller.ts";
import type { PhoneOrder, PhonePlaced, PhoneQuote, SpokenPromise } from "#use-cases/phone/phone-answers.ts";

/** What an order keyed on the phone would give now. Who may order was looked at with each prescription. */
export async function quoteByPhone(dependencies: Dependencies, order: PhoneOrder): Promise<PhoneQuote> {
  const decided = await decideOrder(dependencies, await askOf(dependencies, order), null);
  if (decided.kind === "refused") {
    return { kind: decided.code === "feature-not-in-area" ? "feature-not-in-area" : "not-now" };
  }
  const lines = decided.lines.flatMap(({ answer, found }) =>
    found === null || answer.promise === undefined || !opensRequest(found.decision)
      ? []
      : [{ rxNumber: answer.rxNumber, promise: spokenPromise(answer.promise, found.pharmacy.timeZone) }],
  );
  const orderable = new Set(lines.map(({ rxNumber }) => rxNumber));
  return {
    kind: "quoted",
    lines,
    leftOut: order.rxNumbers.filter((rxNumber) => !orderable.has(rxNumber)),
    totalCents: decided.totalCents,
  };
}

/**
 * Places it. For pick-up it is an order by number, like a guest's; by mail it is the member's own, who has shown date of
 * birth and address before.
 * @param attempt of this call: the same one gets the same answer, however often the line asks
 */
export async function placeByPhone(
  dependencies: Dependencies,
  caller: PhoneCaller,
  order: PhoneOrder,
  attempt: number,
): Promise<PhonePlaced> {
  const ask = await askOf(dependencies, order);
  const result = await placeOrder(dependencies, ask, {
    subject: ask.ordererId ?? guestSubject(order.recordNumber),
    key: `phone ${caller.callId} ${attempt}`,
  });
  switch (result.kind) {
    case "placed":
    case "already-ordered":
      return { kind: result.kind, confirmationNumber: result.answer.confirmationNumber };
    case "nothing-ordered":
      return { kind: "nothing-ordered" };
    case "refused":
      return { kind: result.code === "payment-method-required" ? "payment-method-required" : "nothing-ordered" };
  }
}

async function askOf(dependencies: Dependencies, order: PhoneOrder): Promise<OrderAsk> {
  const { recordNumber, delivery } = order;
  const member = delivery.kind === "mail" ? await memberOf(dependencies, recordNumber) : null;
  return {
    channel: "phone",
    ordererId: member?.memberId ?? null,
    lines: order.rxNumbers.map((rxNumber) => ({ rxNumber, mrn: recordNumber, daysSupply: null })),
    delivery:
      delivery.kind === "mail"
        ? { kind: "mail", addressId: delivery.addressId }
        : { kind: "pickup", pharmacyId: delivery.kind === "pharmacy" ? delivery.pharmacyId : null },
    paymentMethodId: member === null ? null : order.paymentMethodId,
  };
}

function spokenPromise(promise: Promised, timeZone: string): SpokenPromise {
  const { kind, by } = promise;
  return kind === "ready-by" ? { kind, by, minutes: minutesInZone(promise.at, timeZone) } : { kind, by };
}
