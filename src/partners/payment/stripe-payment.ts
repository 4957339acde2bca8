import Stripe from "stripe";
import { addDays } from "#domain/calendar/day.ts";
import type { CardAnswer, Payment } from "#partner-ports/payment.ts";
import { answer, BRANDS, idOf, movementsOf, stateOf } from "#partners/payment/stripe-words.ts";

export type StripeAccount = {
  readonly secretKey: string;
  /** Of the webhook endpoint; each has its own. */
  readonly webhookSecret: string;
  /** For card fields in a page of ours; without it cards are typed on Stripe's own page. */
  readonly publishableKey?: string | undefined;
  /** Another address of the API, for the sandbox. */
  readonly apiOrigin?: string | undefined;
  /** Whether the pages with the card form go into a frame: the sandbox's do, Stripe's do not. */
  readonly framed?: boolean | undefined;
  readonly timeoutMs?: number | undefined;
};

/** Where Stripe calls us. To be set as the endpoint's address in its dashboard. */
export const PAYMENT_WEBHOOK_PATH = "/api/payments/news";

const TIMEOUT_MS = 10_000;
const EXPANDED = { expand: ["latest_charge.refunds"] };

/** Cards and money through Stripe's API, or anything that speaks it. What is kept of a card is `customer/method`. */
export function stripePayment(account: StripeAccount): Payment {
  const { secretKey, webhookSecret, publishableKey, apiOrigin, framed = false, timeoutMs = TIMEOUT_MS } = account;
  const elsewhere = apiOrigin === undefined ? undefined : new URL(apiOrigin);
  const stripe = new Stripe(secretKey, {
    // Nothing is asked again in secret: who asks knows the key, and when to give up.
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    ...(elsewhere === undefined
      ? {}
      : {
          host: elsewhere.hostname,
          port: elsewhere.port,
          protocol: elsewhere.protocol === "https:" ? "https" : "http",
        }),
  });

  async function describe(method: Stripe.PaymentMethod, customer: string | undefined): Promise<CardAnswer> {
    const { card } = method;
    const brand = card === undefined ? undefined : BRANDS[card.brand];
    if (card === undefined || brand === undefined) return { kind: "rejected", code: "brand-not-taken" };
    const owner = customer ?? (await stripe.customers.create({ payment_method: method.id })).id;
    const { last4, exp_month: expiresMonth, exp_year: expiresYear } = card;
    return { kind: "accepted", card: { brand, last4, expiresMonth, expiresYear }, token: `${owner}/${method.id}` };
  }

  /** https://docs.stripe.com/payments/save-and-reuse: Stripe.js confirms the intent with what is typed into its fields. */
  async function beginFields(key: string, customer: string, reference: string, comeBackTo: string) {
    const setup = await stripe.setupIntents.create({
      customer,
      usage: "off_session",
      allowed_payment_method_types: ["card"],
      metadata: { reference },
    });
    if (setup.client_secret === null) throw new Error("the setup has no secret");
    const form = {
      kind: "fields",
      publishableKey: key,
      clientSecret: setup.client_secret,
      comeBackTo: comeBackTo.replace("{session}", setup.id),
    } as const;
    return { kind: "accepted", form } as const;
  }

  async function readFields(id: string) {
    const setup = await stripe.setupIntents.retrieve(id, { expand: ["payment_method"] });
    const method = setup.payment_method;
    if (setup.status !== "succeeded" || typeof method !== "object" || method === null)
      return { kind: "not-finished" } as const;
    const described = await describe(method, idOf(setup.customer));
    return described.kind === "accepted" ? { ...described, reference: setup.metadata?.["reference"] ?? "" } : described;
  }

  return {
    describeToken: (token) =>
      answer(async () => describe(await stripe.paymentMethods.create({ type: "card", card: { token } }), undefined)),

    beginCardForm: ({ reference, comeBackTo, goBackTo, language }) =>
      answer(async () => {
        const customer = await stripe.customers.create({});
        if (publishableKey !== undefined) return beginFields(publishableKey, customer.id, reference, comeBackTo);
        const session = await stripe.checkout.sessions.create({
          mode: "setup",
          currency: "usd",
          allowed_payment_method_types: ["card"],
          customer: customer.id,
          client_reference_id: reference,
          success_url: comeBackTo.replace("{session}", "{CHECKOUT_SESSION_ID}"),
          cancel_url: goBackTo,
          locale: language,
        });
        if (session.url === null) throw new Error("the form has no address");
        return {
          kind: "accepted",
          form: { kind: "page", pageUrl: session.url, frameUrl: framed ? `${session.url}?frame` : null },
        } as const;
      }),

    readCardForm: (id) =>
      answer(async () => {
        if (id.startsWith("seti_")) return readFields(id);
        const session = await stripe.checkout.sessions.retrieve(id, { expand: ["setup_intent.payment_method"] });
        const setup = typeof session.setup_intent === "string" ? null : session.setup_intent;
        const method = setup?.payment_method;
        if (session.status !== "complete" || typeof method !== "object" || method === null)
          return { kind: "not-finished" } as const;
        const described = await describe(method, idOf(session.customer));
        return described.kind === "accepted"
          ? { ...described, reference: session.client_reference_id ?? "" }
          : described;
      }),

    authorise: ({ key, token, amountCents }) =>
      answer(async () => {
        const [customer, method] = token.split("/");
        // A token of the phone line's or of test mode, kept before cards had owners.
        const card =
          method === undefined
            ? { payment_method_data: { type: "card" as const, card: { token } } }
            : { customer: customer ?? "", payment_method: method, off_session: true };
        const intent = await stripe.paymentIntents.create(
          {
            amount: amountCents,
            currency: "usd",
            capture_method: "manual",
            confirm: true,
            allowed_payment_method_types: ["card"],
            metadata: { payment: key },
            ...card,
            ...EXPANDED,
          },
          { idempotencyKey: `${key}:authorise` },
        );
        const payment = stateOf(intent);
        return payment.status === "authorised"
          ? ({ kind: "accepted", payment } as const)
          : ({ kind: "rejected", code: "authentication-needed" } as const);
      }),

    capture: (providerId, { key, amountCents }) =>
      answer(async () => {
        const intent = await stripe.paymentIntents.capture(
          providerId,
          { amount_to_capture: amountCents, ...EXPANDED },
          { idempotencyKey: `${key}:capture` },
        );
        return { kind: "accepted", payment: stateOf(intent) } as const;
      }),

    endHold: async (providerId, key) => {
      const ended = await answer(async () => {
        const intent = await stripe.paymentIntents.cancel(providerId, EXPANDED, { idempotencyKey: `${key}:void` });
        return { kind: "accepted", payment: stateOf(intent) } as const;
      });
      if (ended.kind !== "rejected") return ended;
      const now = await read(providerId);
      return now.kind === "accepted" && now.payment.status !== "voided" ? ended : now;
    },

    refund: (providerId, { key, amountCents }) =>
      answer(async () => {
        const { id } = await stripe.refunds.create(
          { payment_intent: providerId, amount: amountCents },
          { idempotencyKey: `${key}:refund` },
        );
        return { kind: "accepted", refundId: id } as const;
      }),

    read,

    find: (key) =>
      answer(async () => {
        const { data } = await stripe.paymentIntents.search({
          query: `metadata['payment']:'${key}'`,
          expand: ["data.latest_charge.refunds"],
        });
        return { kind: "accepted", payment: data[0] === undefined ? null : stateOf(data[0]) } as const;
      }),

    listMovements: (day) =>
      answer(async () => {
        const from = Date.parse(`${day}T00:00:00Z`) / 1000;
        const to = Date.parse(`${addDays(day, 1)}T00:00:00Z`) / 1000;
        const all = await stripe.balanceTransactions
          .list({ created: { gte: from, lt: to }, limit: 100 })
          .autoPagingToArray({ limit: 10_000 });
        return { kind: "accepted", movements: all.flatMap(movementsOf) } as const;
      }),

    readWebhook: (body, signature) => {
      try {
        const { data } = stripe.webhooks.constructEvent(body, signature, webhookSecret);
        const { metadata } = data.object as { readonly metadata?: Readonly<Record<string, string>> | null };
        const key = metadata?.["payment"];
        return key === undefined ? { kind: "of-no-interest" } : { kind: "payment", key };
      } catch {
        return null;
      }
    },
  };

  function read(providerId: string) {
    return answer(async () => {
      const intent = await stripe.paymentIntents.retrieve(providerId, EXPANDED);
      return { kind: "accepted", payment: stateOf(intent) } as const;
    });
  }
}
