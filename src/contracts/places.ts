import { z } from "@hono/zod-openapi";
import { ConfirmationNumber, Day, Id, Instant, RxNumber, Zip } from "#contracts/shapes.ts";

export const Address = z
  .object({
    id: Id,
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
    /** What a carrier finds there. */
    kind: z.enum(["street", "po-box", "military"]),
    /** A temporary address: the first and the last day somebody is there; null for one that always counts. */
    fromOn: Day.nullable(),
    untilOn: Day.nullable(),
  })
  .openapi("Address");
export const AddressList = z.object({ addresses: z.array(Address) }).openapi("AddressList");
export type AddressList = z.infer<typeof AddressList>;
export const AddressRequest = z
  .object({
    line1: z.string().trim().min(1).max(100),
    line2: z.string().trim().max(100).optional(),
    city: z.string().trim().min(1).max(60),
    state: z
      .string()
      .trim()
      .toUpperCase()
      .pipe(z.string().regex(/^[A-Z]{2}$/, "two letters")),
    zip: Zip,
    /** For an address that counts for a while: its first and its last day. */
    fromOn: Day.optional(),
    untilOn: Day.optional(),
  })
  .openapi("AddressRequest");

export const PaymentMethod = z
  .object({
    id: Id,
    brand: z.string(),
    last4: z.string(),
    expiresMonth: z.int(),
    expiresYear: z.int(),
    /** What a new order is paid with, unless another is chosen. */
    isDefault: z.boolean(),
    /** Its last month is over; present only then. */
    isExpired: z.literal(true).optional(),
  })
  .openapi("PaymentMethod");
export const PaymentMethodList = z.object({ paymentMethods: z.array(PaymentMethod) }).openapi("PaymentMethodList");
export type PaymentMethodList = z.infer<typeof PaymentMethodList>;
/** What of an order waits for another card; null where nothing does. */
export const OrderPayment = z
  .object({ needsCard: z.object({ amountCents: z.int(), because: z.string() }).nullable() })
  .openapi("OrderPayment");
export type OrderPayment = z.infer<typeof OrderPayment>;
/** My orders that wait for another card. */
export const CardNeeds = z
  .object({
    orders: z.array(z.object({ confirmationNumber: ConfirmationNumber, amountCents: z.int(), because: z.string() })),
  })
  .openapi("CardNeeds");
export type CardNeeds = z.infer<typeof CardNeeds>;
export const OrderCardRequest = z.object({ paymentMethodId: Id }).openapi("OrderCardRequest");
/** `then`: the page of ours to go to once the card is in. */
export const CardFormRequest = z.object({ then: z.string().max(500) }).openapi("CardFormRequest");
export const CardForm = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("page"), pageUrl: z.string(), frameUrl: z.string().nullable() }),
    z.object({
      kind: z.literal("fields"),
      publishableKey: z.string(),
      clientSecret: z.string(),
      comeBackTo: z.string(),
    }),
  ])
  .openapi("CardForm", {
    description:
      "The payment provider's form: a page of its own and where it can be framed, or what its own script needs to put its fields into a page.",
  });
export type CardForm = z.infer<typeof CardForm>;
export const PaymentMethodRequest = z.object({ token: z.string().min(4).max(200) }).openapi("PaymentMethodRequest");

export const Pharmacy = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.enum(["plan", "mail-order", "contracted-community"]),
    area: z.object({ key: z.string(), name: z.string() }),
    line1: z.string(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
    refillPhone: z.string(),
    phone: z.string(),
    languages: z.array(z.string()),
    /** In words, one entry per run of days, e.g. "Mon–Fri 9 am – 7 pm". */
    hours: z.array(z.string()),
    openNow: z.boolean(),
    /** When it opens next, in words and on its own clocks, e.g. "Mon, Nov 23, 9:00 AM"; null while it is open. */
    opensWords: z.string().nullable(),
    features: z.array(z.string()),
    /** What the area lacks, with what to do instead. */
    instead: z.array(z.object({ feature: z.string(), words: z.string() })),
    /** Straight line from the ZIP asked for; null without one. */
    miles: z.number().nullable(),
  })
  .openapi("Pharmacy");
export const PharmacyList = z.object({ pharmacies: z.array(Pharmacy) }).openapi("PharmacyList");
export type PharmacyList = z.infer<typeof PharmacyList>;

export const TransferRequest = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("inside-plan"), rxNumber: RxNumber, toPharmacyId: Id }),
    z.object({
      kind: z.literal("from-outside"),
      toPharmacyId: Id,
      outsideRxNumber: z.string().trim().min(1).max(40),
      outsidePharmacyName: z.string().trim().min(1).max(120),
      outsidePharmacyPhone: z.string().trim().min(7).max(30),
      /** What the member calls the medicine: a help for the pharmacist who calls. */
      medicineNamed: z.string().trim().max(120).optional(),
    }),
  ])
  .openapi("TransferRequest");
export const Transfer = z
  .object({
    id: Id,
    kind: z.enum(["inside-plan", "from-outside"]),
    status: z.string(),
    statusWords: z.string(),
    requestedAt: Instant,
    answerBy: Day,
    toPharmacy: z.string(),
    toPharmacyPhone: z.string(),
    /** Inside the plan: where it was before. */
    fromPharmacy: z.string().optional(),
    outside: z.object({ pharmacy: z.string(), phone: z.string(), rxNumber: z.string() }).optional(),
    medicineNamed: z.string().optional(),
    /** Whose it is, where it is not the reader's own. */
    person: z.string().optional(),
    overdue: z.boolean(),
    canCancel: z.boolean(),
    /** Moves with every change; named in a cancellation. */
    version: z.int(),
    /** Why it was refused, and what to do instead. */
    refused: z.object({ code: z.string(), why: z.string(), next: z.string() }).optional(),
    /** The prescription that moved or came of it, for its own member. */
    prescription: z.object({ id: Id, rxNumber: z.string(), drug: z.string() }).optional(),
    /** Oldest first. */
    timeline: z.array(z.object({ at: Instant, words: z.string() })),
  })
  .openapi("Transfer");
export type Transfer = z.infer<typeof Transfer>;
export const TransferList = z.object({ transfers: z.array(Transfer) }).openapi("TransferList");
export type TransferList = z.infer<typeof TransferList>;
export const TransferCancellation = z.object({ version: z.int() }).openapi("TransferCancellation");
