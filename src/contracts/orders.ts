import { z } from "@hono/zod-openapi";
import { DecidedItem, ItemRequest, OrderItem, PlacedItem } from "#contracts/items.ts";
import { OrderParcel, ShippingDelay } from "#contracts/mailed.ts";
import { ConfirmationNumber, Day, Id, Instant, Problem, RecordNumber, RxNumber } from "#contracts/shapes.ts";

export const Outcome = z.enum(["accepted", "scheduled", "sent-to-prescriber", "already-ordered", "refused"]);

export const DeliveryRequest = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("pickup"), pharmacyId: Id }),
    z.object({ kind: z.literal("mail"), addressId: Id }),
  ])
  .openapi("DeliveryRequest");

export const LineRequest = z
  .object({
    rxNumber: RxNumber,
    /** For someone whose list you may not see: the number on their health ID card. */
    mrn: RecordNumber.optional(),
    daysSupply: z.int().min(1).max(365).optional(),
    /** Another way than the order's, for this line: so that one order reaches each person their own way. */
    delivery: DeliveryRequest.optional(),
    /** Ask a pharmacist for a few days' supply until this line is there; where the rules don't let it be asked, nothing is. */
    bridge: z.boolean().optional(),
  })
  .openapi("LineRequest");

export const OrderRequest = z
  .object({
    /** Empty only where there are items. */
    lines: z.array(LineRequest).max(40),
    /** Over-the-counter items, beside the refills or alone. */
    items: z.array(ItemRequest).max(40).optional(),
    delivery: DeliveryRequest,
    paymentMethodId: Id.optional(),
  })
  .refine(({ lines, items = [] }) => lines.length + items.length > 0, { path: ["lines"], error: "at least one line" })
  .openapi("OrderRequest");
export type OrderRequest = z.infer<typeof OrderRequest>;

export const Price = z
  .object({ amountCents: z.int(), currency: z.literal("USD"), code: z.string(), because: z.string() })
  .openapi("Price");

export const Promised = z
  .object({
    kind: z.enum(["ready-by", "arrives-by", "starts-on", "answer-by"]),
    by: Day,
    /** For `starts-on`: what follows once it has started. */
    then: z.object({ kind: z.enum(["ready-by", "arrives-by"]), by: Day }).optional(),
  })
  .openapi("Promise");

/** A line that was decided. `detail` is plain words; `nextStep` what to do now. */
export const DecidedLine = z
  .object({
    rxNumber: z.string(),
    outcome: Outcome,
    code: z.string(),
    detail: z.string(),
    nextStep: z.string().optional(),
    /** The day a refusal or a wait clears. */
    clearsOn: Day.optional(),
    promise: Promised.optional(),
    price: Price.optional(),
    /** Only where the reader may see the list it comes from. */
    drug: z.string().optional(),
    person: z.string().optional(),
    daysSupply: z.int().optional(),
    /** Only in quotes: the label's days and 90 side by side, where both may be had. */
    daysChoices: z.array(z.object({ daysSupply: z.int(), price: Price })).optional(),
    /** Only in quotes: it would come after the medicine has run out, and what can be done in the same order. */
    gap: z
      .object({
        runsOutOn: Day,
        arrivesBy: Day,
        daysWithout: z.int(),
        words: z.string(),
        /** A counter where it would be ready before. */
        pickup: z.object({ pharmacyId: Id, pharmacyName: z.string(), by: Day }).optional(),
        /** A bridge supply that may be asked for with `bridge: true`; a pharmacist decides. */
        bridge: z.object({ days: z.int(), pharmacyName: z.string() }).optional(),
      })
      .optional(),
  })
  .openapi("DecidedLine");
export type DecidedLine = z.infer<typeof DecidedLine>;

export const Quote = z
  .object({
    lines: z.array(DecidedLine),
    /** Present where items were asked for. */
    items: z.array(DecidedItem).optional(),
    /** What will be charged for the lines that go ahead. */
    total: z.object({ amountCents: z.int(), currency: z.literal("USD") }),
  })
  .openapi("Quote");
export type Quote = z.infer<typeof Quote>;

export const PlacedLine = DecidedLine.extend({
  id: Id.optional(),
  status: z.string().optional(),
  /** When already ordered: the confirmation number of the open request. */
  confirmationNumber: z.string().optional(),
  /** The bridge supply that was asked for with it. */
  bridge: z.object({ days: z.int(), pharmacyName: z.string() }).optional(),
}).openapi("PlacedLine");
export type PlacedLine = z.infer<typeof PlacedLine>;

export const PlacedOrder = z
  .object({
    /** The new order's; where every line was already ordered, the first open request's. */
    confirmationNumber: ConfirmationNumber,
    placedAt: Instant,
    lines: z.array(PlacedLine),
    /** Present where items were asked for. */
    items: z.array(PlacedItem).optional(),
  })
  .openapi("PlacedOrder");
export type PlacedOrder = z.infer<typeof PlacedOrder>;

export const RefusedOrder = Problem.extend({
  lines: z.array(PlacedLine),
  items: z.array(PlacedItem).optional(),
}).openapi("RefusedOrder");

export const GuestOrderRequest = z
  .object({
    mrn: RecordNumber,
    lines: z
      .array(z.object({ rxNumber: RxNumber }))
      .min(1)
      .max(10),
    delivery: z.object({ kind: z.literal("pickup"), pharmacyId: Id.optional() }),
  })
  .openapi("GuestOrderRequest");
export type GuestOrderRequest = z.infer<typeof GuestOrderRequest>;

export const TimelineEvent = z.object({ at: Instant, status: z.string(), words: z.string() }).openapi("TimelineEvent");

/** One stop of the tracking line a member sees. */
export const TrackingStop = z
  .object({ name: z.string(), state: z.enum(["past", "here", "future"]) })
  .openapi("TrackingStop");

export const OrderLine = z
  .object({
    id: Id,
    rxNumber: z.string(),
    drug: z.string().optional(),
    person: z.string().optional(),
    outcome: Outcome,
    status: z.string(),
    /** The status in the reader's language, e.g. "Your doctor has been asked". */
    statusWords: z.string(),
    promise: Promised,
    /** The promise in words, e.g. "ready by Tue, Nov 24". */
    promiseWords: z.string(),
    price: Price.optional(),
    startsOn: Day.optional(),
    delivery: z.object({
      kind: z.enum(["pickup", "mail"]),
      pharmacyId: Id,
      pharmacyName: z.string(),
      /** Where it is mailed; only for whoever ordered it. */
      shipTo: z.string().optional(),
    }),
    /** Absent where the reader ordered by number, as are drug and person. */
    daysSupply: z.int().optional(),
    canCancel: z.boolean(),
    /** What cancelling costs, in words; present while it can be cancelled. */
    cancelWords: z.string().optional(),
    /** A few days' supply that was asked for until it comes, in words. */
    bridge: z
      .object({ status: z.enum(["asked", "given", "handed-over", "declined"]), days: z.int(), words: z.string() })
      .optional(),
    stops: z.array(TrackingStop),
    timeline: z.array(TimelineEvent),
    /** What the prescriber answered or did, in words: what changed, or the reason with what to do next. */
    prescriberSays: z
      .object({ detail: z.string(), nextStep: z.string().optional(), note: z.string().optional() })
      .optional(),
    delay: ShippingDelay.optional(),
    /** Something is wrong with its parcel, and nobody can say yet when it comes. */
    parcelInDoubt: z.boolean().optional(),
    /** Absent where the reader ordered by number. */
    parcel: OrderParcel.optional(),
  })
  .openapi("OrderLine");

export const Order = z
  .object({
    confirmationNumber: z.string(),
    placedAt: Instant,
    channel: z.string(),
    open: z.boolean(),
    lines: z.array(OrderLine),
    /** Over-the-counter items: only whoever ordered them sees them. */
    items: z.array(OrderItem),
  })
  .openapi("Order");
export type Order = z.infer<typeof Order>;

export const OrderList = z.object({ orders: z.array(Order) }).openapi("OrderList");
export type OrderList = z.infer<typeof OrderList>;
