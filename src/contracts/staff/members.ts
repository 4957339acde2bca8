import { z } from "@hono/zod-openapi";
import { Grant } from "#contracts/accounts.ts";
import { DeliveryRequest, LineRequest, Order, Outcome } from "#contracts/orders.ts";
import { Prescription } from "#contracts/prescriptions.ts";
import { Day, Id, Instant, Language, RecordNumber } from "#contracts/shapes.ts";
import { Renewal, RenewalAnswer } from "#contracts/staff/renewals.ts";
import { ACCESS_REASONS } from "#domain/staff/access-reasons.ts";

/** By a number (record, prescription, confirmation or phone), or by family name and day of birth. */
export const MemberSearch = z
  .union([
    z.object({
      number: z
        .string()
        .transform((text) => text.replace(/\D/g, ""))
        .pipe(z.string().regex(/^\d{9,10}$/, "nine or ten digits"))
        .openapi({ type: "string", example: "100200310" }),
    }),
    z.object({ familyName: z.string().trim().min(1).max(80), birthDate: Day }),
  ])
  .openapi("MemberSearch");

/** No more than is needed to choose the right one. */
export const FoundMembers = z
  .object({ members: z.array(z.object({ id: Id, name: z.string(), birthYear: z.int(), city: z.string() })) })
  .openapi("FoundMembers");
export type FoundMembers = z.infer<typeof FoundMembers>;

export const MemberOpening = z
  .object({
    reason: z.enum(ACCESS_REASONS),
    /** What "other" is; the member reads it. */
    note: z.string().trim().max(200).default(""),
  })
  .openapi("MemberOpening");

const Address = z.object({
  id: Id,
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
});

export const MemberPage = z
  .object({
    id: Id,
    name: z.string(),
    recordNumber: z.string(),
    birthDate: Day,
    language: Language,
    phone: z.string().nullable(),
    email: z.string().nullable(),
    area: z.string(),
    coverage: z.object({
      name: z.string(),
      allPrescribers: z.boolean(),
      deductibleCents: z.int(),
      deductibleMetCents: z.int(),
    }),
    membershipEndedOn: Day.nullable(),
    addresses: z.array(Address),
    allergies: z.array(z.object({ substance: z.string(), reaction: z.string().nullable() })),
    /** Medicines of a sensitive class are left out for the reader's role. */
    hidesSensitive: z.boolean(),
    prescriptions: z.array(Prescription),
    orders: z.array(Order.extend({ id: Id })),
    /** Who may act for the member, and for whom the member may. */
    grants: z.array(Grant),
    transfers: z.array(
      z.object({
        id: Id,
        requestedAt: Instant,
        status: z.string(),
        /** The medicine, or the pharmacy it was asked from. */
        what: z.string(),
        to: z.string(),
        answerBy: Day,
      }),
    ),
    opening: z.object({ reason: z.enum(ACCESS_REASONS), until: Instant, callerChecked: z.boolean() }),
  })
  .openapi("MemberPage");
export type MemberPage = z.infer<typeof MemberPage>;

/** What a caller says; whether it is what we have is answered by yes or no. */
export const CallerSays = z
  .object({
    recordNumber: RecordNumber,
    birthDate: Day,
    /** The street number or the ZIP code of an address. */
    addressPart: z.string().trim().min(1).max(20),
  })
  .openapi("CallerSays");

export const Ordering = z
  .object({
    name: z.string(),
    prescriptions: z.array(Prescription),
    addresses: z.array(Address),
    cards: z.array(z.object({ id: Id, brand: z.string(), last4: z.string() })),
  })
  .openapi("Ordering");
export type Ordering = z.infer<typeof Ordering>;

export const ReadBackRequest = z
  .object({
    lines: z.array(LineRequest).min(1).max(40),
    delivery: DeliveryRequest,
    paymentMethodId: Id.optional(),
  })
  .openapi("ReadBackRequest");

/** The exact words to read to the caller, in the caller's language; nothing is ordered yet. */
export const ReadBack = z
  .object({
    id: Id,
    language: Language,
    opening: z.string(),
    lines: z.array(
      z.object({
        rxNumber: z.string(),
        outcome: Outcome,
        words: z.string(),
        /** Of the open request, where it was ordered before. */
        confirmationNumber: z.string().optional(),
      }),
    ),
    total: z.string(),
    question: z.string(),
    ordersSomething: z.boolean(),
  })
  .openapi("ReadBack");
export type ReadBack = z.infer<typeof ReadBack>;

export const CallerAgreed = z.object({ callerAgreed: z.boolean() }).openapi("CallerAgreed");

const Details = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Oldest first. */
const TimelineEvents = z.array(
  z.object({
    at: Instant,
    status: z.string(),
    code: z.string().nullable(),
    byKind: z.string(),
    by: z.string().nullable(),
    role: z.string().nullable(),
    details: Details.optional(),
  }),
);

export const OrderTimeline = z
  .object({
    id: Id,
    confirmationNumber: z.string(),
    placedAt: Instant,
    channel: z.string(),
    orderer: z.string().nullable(),
    lines: z.array(
      z.object({
        id: Id,
        member: z.object({ id: Id, name: z.string() }),
        rxNumber: z.string(),
        /** Absent where the reader's role may not know it. */
        drug: z.string().optional(),
        pharmacy: z.string(),
        /** The pharmacy's, in which its instants are shown. */
        timeZone: z.string(),
        delivery: z.enum(["pickup", "mail"]),
        status: z.string(),
        statusWords: z.string(),
        quantity: z.number(),
        daysSupply: z.int(),
        price: z.object({ amountCents: z.int(), because: z.string() }),
        promiseWords: z.string(),
        firstPromisedBy: Day,
        promisedBy: Day,
        /** The reader's own pharmacy fills it. */
        worksOnIt: z.boolean(),
        mayEnterRenewal: z.boolean(),
        events: TimelineEvents,
      }),
    ),
    /** What was ordered without a prescription. */
    items: z.array(
      z.object({
        id: Id,
        member: z.object({ id: Id, name: z.string() }),
        name: z.string(),
        package: z.string(),
        pharmacy: z.string(),
        timeZone: z.string(),
        delivery: z.enum(["pickup", "mail"]),
        quantity: z.int(),
        statusWords: z.string(),
        reasonWords: z.string().optional(),
        price: z.object({ amountCents: z.int(), because: z.string() }),
        promiseWords: z.string(),
        worksOnIt: z.boolean(),
        events: TimelineEvents,
      }),
    ),
    /** What their members were told, and how, oldest first. */
    notices: z.array(
      z.object({
        at: Instant,
        member: z.string(),
        channel: z.enum(["email", "sms", "push"]),
        kind: z.string(),
        /** What it told, as its subject. */
        subject: z.string(),
        status: z.string(),
      }),
    ),
    /** Members of further lines: those are shown once a reason is given for them. */
    withheld: z.array(Id),
  })
  .openapi("OrderTimeline");
export type OrderTimeline = z.infer<typeof OrderTimeline>;

/** What the prescriber was asked, for a pharmacist who calls the office. */
export const PhoneRenewal = Renewal.extend({
  /** The pharmacy's, on whose clocks calls are told. */
  timeZone: z.string(),
}).openapi("PhoneRenewal");
export type PhoneRenewal = z.infer<typeof PhoneRenewal>;

/** A prescriber's answer as the pharmacist heard it on the phone. */
export const PhoneAnswer = RenewalAnswer.omit({ code: true })
  .extend({
    informant: z.string().trim().min(2).max(80).openapi({ example: "Linh Nguyen, MD" }),
    /** On the pharmacy's clocks. */
    toldAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date")
      .openapi({ example: "2026-11-21T10:15" }),
  })
  .openapi("PhoneAnswer");
