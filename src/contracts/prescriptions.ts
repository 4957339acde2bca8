import { z } from "@hono/zod-openapi";
import { DeliveryRequest, Outcome, Price } from "#contracts/orders.ts";
import { BagItem } from "#contracts/items.ts";
import { Day, Id, Instant, RecordNumber, RxNumber } from "#contracts/shapes.ts";

/** What would happen if this were ordered now, for pick-up at the pharmacy on the label. */
export const RefillAnswer = z
  .object({
    kind: Outcome,
    code: z.string(),
    detail: z.string(),
    clearsOn: Day.optional(),
    nextStep: z.string().optional(),
    /** The open request's, where there is one. */
    confirmationNumber: z.string().optional(),
    /** The open request's status code, e.g. `ready-for-pickup`. */
    status: z.string().optional(),
    /** The open request's state in words, e.g. "Ready for pick-up". */
    statusWords: z.string().optional(),
    /** What the open request promised, while it is still to come, e.g. "Ready by Tue, Nov 24". */
    promiseWords: z.string().optional(),
  })
  .openapi("RefillAnswer");

/** Supply on hand against the honest arrival of a refill ordered now. */
export const Supply = z
  .object({
    daysLeft: z.int(),
    /** 0–100, of the last fill. */
    percentLeft: z.int(),
    kind: z.enum(["enough", "short", "out", "unknown"]),
    /** In words, e.g. "lasts to Dec 9" or "You may run out 2 days before a mailed refill arrives". */
    words: z.string(),
  })
  .openapi("Supply");

export const Prescription = z
  .object({
    id: Id,
    rxNumber: z.string(),
    drug: z.string(),
    strength: z.string(),
    directions: z.string(),
    purpose: z.string(),
    prescriber: z.string(),
    pharmacy: z.object({ id: Id, name: z.string(), refillPhone: z.string() }),
    lastFilledOn: Day.nullable(),
    daysSupply: z.int(),
    quantity: z.number(),
    refillsRemaining: z.int(),
    expiresOn: Day,
    runsOutOn: Day.nullable(),
    supply: Supply,
    overTheCounter: z.boolean(),
    canBe90Days: z.boolean(),
    inBag: z.boolean(),
    /** A sensitive medicine, which no helper sees unless the member shows it; only on one's own list. */
    sensitive: z.object({ shownToHelpers: z.boolean() }).optional(),
    refill: RefillAnswer,
  })
  .openapi("Prescription");
export type Prescription = z.infer<typeof Prescription>;

export const PrescriptionList = z
  .object({ person: z.string(), prescriptions: z.array(Prescription) })
  .openapi("PrescriptionList");
export type PrescriptionList = z.infer<typeof PrescriptionList>;

export const PrescriptionDetails = Prescription.extend({
  person: z.string(),
  writtenOn: Day,
  /** Whether automatic refills can be agreed to: never of controlled medicines. */
  mayBeAutomatic: z.boolean(),
  /** Whether it can be mailed to the reader's first address, or why not and what to do; absent without mail order or address. */
  mail: z
    .object({
      allowed: z.boolean(),
      detail: z.string(),
      /** The most days one mailed fill may have. */
      maxDaysSupply: z.int(),
    })
    .optional(),
  fills: z.array(z.object({ filledOn: Day, daysSupply: z.int(), quantity: z.number(), pharmacy: z.string() })),
}).openapi("PrescriptionDetails");
export type PrescriptionDetails = z.infer<typeof PrescriptionDetails>;

/** What runs out soon and can be ordered, of the reader and of people they act for in full. */
export const DueList = z
  .object({ medicines: z.array(z.object({ person: z.string(), prescription: Prescription })) })
  .openapi("DueList");
export type DueList = z.infer<typeof DueList>;

export const AutomaticRefill = z
  .object({
    prescriptionId: Id,
    drug: z.string(),
    person: z.string(),
    isOwn: z.boolean(),
    agreedAt: Instant,
    /** The day from which it has to be agreed to again. */
    endsOn: Day,
    daysSupply: z.int().nullable(),
    delivery: DeliveryRequest,
    /** The pharmacy's name, or the address. */
    place: z.string(),
    /** The fill that was announced: until its day it can be skipped. */
    next: z.object({ fillOn: Day, price: Price }).nullable(),
    /** It stopped by itself; agree again to go on. */
    stopped: z.object({ at: Instant, reason: z.string(), words: z.string() }).nullable(),
  })
  .openapi("AutomaticRefill");
export type AutomaticRefill = z.infer<typeof AutomaticRefill>;
export const AutomaticRefillList = z
  .object({ automaticRefills: z.array(AutomaticRefill) })
  .openapi("AutomaticRefillList");
export type AutomaticRefillList = z.infer<typeof AutomaticRefillList>;
export const AutomaticRefillRequest = z
  .object({
    delivery: DeliveryRequest,
    paymentMethodId: Id.optional(),
    daysSupply: z.int().min(1).max(365).optional(),
    /** Said by the member: never assumed. */
    agreed: z.literal(true),
  })
  .openapi("AutomaticRefillRequest");

export const BagLine = z
  .object({
    id: Id,
    rxNumber: z.string(),
    /** Absent for a line added by number. */
    drug: z.string().optional(),
    person: z.string().optional(),
    byNumber: z.boolean(),
    daysSupply: z.int().optional(),
    canBe90Days: z.boolean(),
    /** To order this line: give these to POST /api/quotes or /api/orders. */
    line: z.object({
      rxNumber: z.string(),
      mrn: z.string().optional(),
      daysSupply: z.int().optional(),
      delivery: DeliveryRequest.optional(),
      bridge: z.boolean().optional(),
    }),
    /** Absent for a line added by number: where somebody fills their prescriptions is theirs to tell. */
    labelPharmacyId: Id.optional(),
  })
  .openapi("BagLine");

export const Bag = z
  .object({
    lines: z.array(BagLine),
    /** Over-the-counter items, for the reader. */
    items: z.array(BagItem),
    people: z.int(),
  })
  .openapi("Bag");
export type Bag = z.infer<typeof Bag>;

export const BagAddition = z
  .object({ rxNumber: RxNumber, mrn: RecordNumber.optional(), daysSupply: z.int().min(1).max(365).optional() })
  .openapi("BagAddition");

/** What is left out stays as it is; null takes the label's days, or the way the rest of the bag goes. */
export const BagLineChange = z
  .object({
    daysSupply: z.int().min(1).max(365).nullable().optional(),
    delivery: DeliveryRequest.nullable().optional(),
    bridge: z.boolean().optional(),
  })
  .openapi("BagLineChange");
