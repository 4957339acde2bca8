import type { Answer, Sandbox } from "#partners/payment/sandbox/sandbox-kinds.ts";
import { checkCard } from "#partners/payment/sandbox/test-cards.ts";

type Form = Readonly<Record<string, string>>;

/** Cards that are saved through fields in the plan's page, as Stripe's script does it: begun by us, confirmed by it. */
export function makeSetupIntents({ books, newId }: Sandbox) {
  function begin(form: Form): Answer {
    const id = newId("seti");
    const setup = {
      id,
      client_secret: `${id}_secret_${newId("s")}`,
      customer: form["customer"] ?? "",
      metadata: form["metadata[reference]"] === undefined ? {} : { reference: form["metadata[reference]"] },
      status: "requires_payment_method",
      payment_method: null,
    } as const;
    return answered(setup, [{ kind: "setup", id, object: setup }]);
  }

  /** What Stripe.js sends from the member's browser. Like Stripe it takes every brand: what is saved is the plan's to say. */
  function confirm(id: string, form: Form): Answer {
    const setup = books.get("setup", id);
    if (setup === undefined || form["client_secret"] !== setup.client_secret) return noSuchSetup();
    const number = form["payment_method_data[card][number]"] ?? "";
    const check = checkCard(number);
    if (check.kind === "refused" && check.why !== "brand") {
      const error = { type: "card_error", code: "incorrect_number", message: "Your card number is incorrect." };
      return { status: 402, body: { error }, entries: [] };
    }
    const known =
      check.kind === "card"
        ? check.card
        : ({ brand: "diners", last4: number.slice(-4), behaviour: "approved" } as const);
    const card = { ...known, id: newId("pm"), expMonth: 12, expYear: 2034 };
    const succeeded = { ...setup, status: "succeeded", payment_method: card.id } as const;
    return answered(succeeded, [
      { kind: "card", id: card.id, object: card },
      { kind: "setup", id, object: succeeded },
    ]);
  }

  return { begin, confirm };
}

function answered(setup: object, entries: Answer["entries"]): Answer {
  return { status: 200, body: { ...setup, object: "setup_intent" }, entries };
}

function noSuchSetup(): Answer {
  const error = { type: "invalid_request_error", code: "resource_missing", message: "No such setupintent" };
  return { status: 404, body: { error }, entries: [] };
}
