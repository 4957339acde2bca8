import type { Answer, Intent, Movement, Sandbox } from "#partners/payment/sandbox/sandbox-kinds.ts";
import { type Behaviour, checkCard, TEST_TOKENS } from "#partners/payment/sandbox/test-cards.ts";

type Form = Readonly<Record<string, string>>;

/** Holds last so long, as with most banks. */
const HOLD_SECONDS = 7 * 86_400;

/** Stripe's words for what a bank refuses. */
const DECLINES: Partial<Record<Behaviour, { readonly code: string; readonly decline_code: string }>> = {
  generic_decline: { code: "card_declined", decline_code: "generic_decline" },
  insufficient_funds: { code: "card_declined", decline_code: "insufficient_funds" },
  lost_card: { code: "card_declined", decline_code: "lost_card" },
  expired_card: { code: "expired_card", decline_code: "expired_card" },
  authentication_required: { code: "authentication_required", decline_code: "authentication_required" },
};

/** Payments and what becomes of them: held, captured, let go, refunded. */
export function makeIntents({ books, seconds, newId }: Sandbox) {
  function behaviourOf(method: string): Behaviour | undefined {
    const number = TEST_TOKENS[method];
    const check = number === undefined ? undefined : checkCard(number);
    return check?.kind === "card" ? check.card.behaviour : books.get("card", method)?.behaviour;
  }

  function create(form: Form): Answer {
    const method = form["payment_method"] ?? form["payment_method_data[card][token]"] ?? "";
    const behaviour = behaviourOf(method);
    const amount = Number(form["amount"]);
    if (behaviour === undefined) return invalid("resource_missing", "No such PaymentMethod");
    if (!Number.isInteger(amount) || amount <= 0) return invalid("parameter_invalid_integer", "Invalid amount");
    const decline = DECLINES[behaviour];
    const now = seconds();
    const metadata = form["metadata[payment]"] === undefined ? {} : { payment: form["metadata[payment]"] };
    const intent: Intent = {
      id: newId("pi"),
      object: "payment_intent",
      amount,
      amount_received: 0,
      currency: "usd",
      status: decline === undefined ? "requires_capture" : "requires_payment_method",
      metadata,
      payment_method: method,
      created: now,
      latest_charge: {
        id: newId("ch"),
        object: "charge",
        amount_refunded: 0,
        refunds: { data: [] },
        payment_method_details: { card: { capture_before: now + HOLD_SECONDS } },
      },
    };
    if (decline === undefined) return changed(intent, "payment_intent.amount_capturable_updated");
    const error = { type: "card_error", message: "Your card was declined.", ...decline, payment_intent: intent };
    return { ...changed(intent, "payment_intent.payment_failed"), status: 402, body: { error } };
  }

  /** A hold that lapsed is ended by whoever looks at it next. */
  function current(id: string): Intent | undefined {
    const intent = books.get("intent", id);
    const until = intent?.latest_charge?.payment_method_details.card.capture_before ?? 0;
    if (intent?.status !== "requires_capture" || until > seconds()) return intent;
    const lapsed: Intent = { ...intent, status: "canceled" };
    books.write({ kind: "intent", id, object: lapsed });
    return lapsed;
  }

  function read(id: string): Answer {
    const intent = current(id);
    return intent === undefined ? invalid("resource_missing", "No such PaymentIntent") : answered(intent);
  }

  function search(query: string): { object: "search_result"; data: Intent[]; has_more: false } {
    const [, key] = /^metadata\['payment'\]:'([^']+)'$/.exec(query) ?? [];
    const found = books.all("intent").filter(({ metadata }) => key !== undefined && metadata["payment"] === key);
    return { object: "search_result", data: found, has_more: false };
  }

  function capture(id: string, form: Form): Answer {
    const intent = current(id);
    if (intent === undefined) return invalid("resource_missing", "No such PaymentIntent");
    const amount = Number(form["amount_to_capture"] ?? intent.amount);
    if (intent.status !== "requires_capture" || intent.latest_charge === null) return unexpected(intent);
    if (!Number.isInteger(amount) || amount <= 0 || amount > intent.amount)
      return invalid("amount_too_large", "Invalid amount");
    const captured: Intent = { ...intent, status: "succeeded", amount_received: amount };
    const answer = changed(captured, "payment_intent.succeeded");
    return { ...answer, entries: [...answer.entries, movement("charge", amount, intent.latest_charge.id)] };
  }

  function cancel(id: string): Answer {
    const intent = current(id);
    if (intent === undefined) return invalid("resource_missing", "No such PaymentIntent");
    if (intent.status === "succeeded" || intent.status === "canceled") return unexpected(intent);
    return changed({ ...intent, status: "canceled" }, "payment_intent.canceled");
  }

  function refund(form: Form): Answer {
    const intent = current(form["payment_intent"] ?? "");
    const amount = Number(form["amount"]);
    const charge = intent?.latest_charge;
    if (intent === undefined || charge === undefined || charge === null)
      return invalid("resource_missing", "No such PaymentIntent");
    if (!Number.isInteger(amount) || amount <= 0 || charge.amount_refunded + amount > intent.amount_received)
      return invalid("charge_already_refunded", "More than was charged");
    const id = newId("re");
    const refunded: Intent = {
      ...intent,
      latest_charge: { ...charge, amount_refunded: charge.amount_refunded + amount, refunds: { data: [{ id }] } },
    };
    const answer = changed(refunded, "charge.refunded");
    return {
      ...answer,
      event: { type: "charge.refunded", data: { object: { ...charge, metadata: intent.metadata } } },
      body: { id, object: "refund", amount, currency: "usd", status: "succeeded", payment_intent: intent.id },
      entries: [...answer.entries, movement("refund", -amount, id)],
    };
  }

  function movement(type: Movement["type"], amount: number, source: string) {
    const id = newId("txn");
    const object = { id, object: "balance_transaction", type, amount, currency: "usd", source, created: seconds() };
    return { kind: "movement", id, object: object as Movement } as const;
  }

  /** A page of them, oldest first. */
  function movements(query: Form): { object: "list"; data: Movement[]; has_more: boolean } {
    const from = Number(query["created[gte]"] ?? 0);
    const to = Number(query["created[lt]"] ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(query["limit"] ?? 10);
    const found = books.all("movement").filter(({ created }) => created >= from && created < to);
    const start = found.findIndex(({ id }) => id === query["starting_after"]) + 1;
    return { object: "list", data: found.slice(start, start + limit), has_more: found.length > start + limit };
  }

  function changed(intent: Intent, type: string): Answer {
    const behaviour = behaviourOf(intent.payment_method);
    return {
      ...answered(intent),
      entries: [{ kind: "intent", id: intent.id, object: intent }],
      event: { type, data: { object: intent } },
      behaviour,
    };
  }

  return { create, read, search, capture, cancel, refund, movements };
}

function answered(intent: Intent): Answer {
  return { status: 200, body: intent, entries: [] };
}

function invalid(code: string, message: string): Answer {
  const status = code === "resource_missing" ? 404 : 400;
  return { status, body: { error: { type: "invalid_request_error", code, message } }, entries: [] };
}

function unexpected(intent: Intent): Answer {
  const code = "payment_intent_unexpected_state";
  const error = { type: "invalid_request_error", code, message: `It is ${intent.status}.`, payment_intent: intent };
  return { status: 400, body: { error }, entries: [] };
}
