import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Books, Entry } from "#partners/payment/sandbox/books.ts";
import type { Behaviour, KnownCard } from "#partners/payment/sandbox/test-cards.ts";

/** A payment, as Stripe writes it. */
export type Intent = {
  readonly id: string;
  readonly object: "payment_intent";
  readonly amount: number;
  readonly amount_received: number;
  readonly currency: "usd";
  readonly status: "requires_payment_method" | "requires_capture" | "succeeded" | "canceled";
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_method: string;
  readonly created: number;
  readonly latest_charge: {
    readonly id: string;
    readonly object: "charge";
    readonly amount_refunded: number;
    readonly refunds: { readonly data: readonly { readonly id: string }[] };
    readonly payment_method_details: { readonly card: { readonly capture_before: number } };
  } | null;
};

export type Movement = {
  readonly id: string;
  readonly object: "balance_transaction";
  readonly type: "charge" | "refund";
  readonly amount: number;
  readonly currency: "usd";
  readonly source: string;
  readonly created: number;
};

/** What the books hold. No card's number: only what it is called and how it behaves. */
export type SandboxKinds = {
  card: Omit<KnownCard, "brand"> & {
    readonly id: string;
    /** Stripe's fields take other brands, too. */
    readonly brand: KnownCard["brand"] | "diners";
    readonly expMonth: number;
    readonly expYear: number;
  };
  setup: {
    readonly id: string;
    readonly client_secret: string;
    readonly customer: string;
    readonly metadata: { readonly reference?: string };
    readonly status: "requires_payment_method" | "succeeded";
    readonly payment_method: string | null;
  };
  session: {
    readonly id: string;
    readonly status: "open" | "complete";
    readonly url: string;
    readonly customer: string;
    readonly client_reference_id: string;
    readonly success_url: string;
    readonly cancel_url: string;
    readonly locale: "en" | "es";
    readonly payment_method: string | null;
  };
  /** Of cards that were keyed on the payment line: the card's id. */
  token: { readonly card: string };
  /** By the reference the call was handed over with. */
  call: { readonly token: string };
  intent: Intent;
  movement: Movement;
  /** By idempotency key. */
  answer: { readonly asked: string; readonly status: ContentfulStatusCode; readonly body: unknown };
};

export type StripeEvent = {
  readonly id: string;
  readonly object: "event";
  readonly type: string;
  readonly created: number;
  readonly data: { readonly object: { readonly id: string; readonly metadata: Intent["metadata"] } };
};

/** What a request comes to: what is answered, written and told. */
export type Answer = {
  readonly status: ContentfulStatusCode;
  readonly body: unknown;
  readonly entries: readonly Entry<SandboxKinds>[];
  readonly event?: Pick<StripeEvent, "type" | "data"> | undefined;
  readonly behaviour?: Behaviour | undefined;
};

export type Sandbox = {
  readonly books: Books<SandboxKinds>;
  readonly seconds: () => number;
  readonly newId: (prefix: string) => string;
  readonly origin: () => string;
};
