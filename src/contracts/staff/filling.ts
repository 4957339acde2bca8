import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, Money } from "#contracts/shapes.ts";
import { COUNSELING_ANSWERS, IDENTITY_CHECKS } from "#domain/filling/filling-acts.ts";
import {
  DECLINE_REASONS,
  LINE_HOLD_REASONS,
  OVERRIDE_REASONS,
  SUBSTITUTION_REASONS,
} from "#domain/filling/filling-line.ts";
import { WARNING_REASONS } from "#domain/filling/profile-warnings.ts";

/** The version of the line that the one who acts was looking at: an act on an older one is refused and nothing lost. */
const version = z.int().min(1);
const note = z.string().trim().max(300).optional();

export const LineVersion = z.object({ version }).openapi("LineVersion");
export const VerifyLine = z
  .object({
    version,
    override: z.enum(OVERRIDE_REASONS).optional(),
    /** Why it is filled in spite of an allergy or of the like that is taken already; needed where the line warns of one. */
    warnings: z.enum(WARNING_REASONS).optional(),
  })
  .openapi("VerifyLine");
export const CountLine = z
  .object({
    version,
    /** What the scanner read from the stock bottle, or its NDC typed in. */
    barcode: z.string().trim().min(1).max(200),
    /** Needed where the code does not hold them. */
    lot: z.string().trim().min(1).max(40).optional(),
    expiresOn: Day.optional(),
  })
  .openapi("CountLine");
export const HandOverLine = z
  .object({ version, identity: z.enum(IDENTITY_CHECKS), counseling: z.enum(COUNSELING_ANSWERS) })
  .openapi("HandOverLine");
export const PartOfLine = z.object({ version, quantity: z.number().positive(), restBy: Day }).openapi("PartOfLine");
export const OutOfStock = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("wait"), version, until: Day }),
    z.object({ kind: z.literal("another-pharmacy"), version, pharmacyId: Id }),
  ])
  .openapi("OutOfStock");
export const HoldLine = z.object({ version, reason: z.enum(LINE_HOLD_REASONS), note }).openapi("HoldLine");
export const DeclineLine = z.object({ version, reason: z.enum(DECLINE_REASONS), note }).openapi("DeclineLine");
export const SubstituteLine = z
  .object({
    version,
    reason: z.enum(SUBSTITUTION_REASONS),
    /** Another drug of the same therapy; absent for another package of the prescribed one. */
    drugId: Id.optional(),
    /** The package to take, as FDA writes it: 55111-122-90. */
    ndc: z.string().trim().max(20).optional(),
  })
  .openapi("SubstituteLine");

export const ActedLine = z
  .object({
    id: Id,
    /** The rule that put the line on hold instead of doing what was asked. */
    heldFor: z.string().optional(),
  })
  .openapi("ActedLine");
export type ActedLine = z.infer<typeof ActedLine>;

const Label = z.object({
  language: z.enum(["en", "es"]),
  pharmacy: z.object({ name: z.string(), address: z.string(), refillPhone: z.string(), phone: z.string() }),
  rxNumber: z.string(),
  patient: z.string(),
  drug: z.string(),
  directions: z.string(),
  purpose: z.string(),
  quantity: z.number(),
  daysSupply: z.int(),
  prescriber: z.string(),
  filledOn: Day,
  discardAfter: Day,
  refillsLeft: z.int(),
  rest: z.object({ quantity: z.number(), by: Day }).optional(),
});

const Warning = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("allergy"), substance: z.string(), reaction: z.string().nullable() }),
  z.object({ kind: z.literal("duplicate-therapy"), medicine: z.string() }),
  z.object({ kind: z.literal("duplicate-dispense"), medicine: z.string(), on: Day.nullable() }),
  z.object({ kind: z.literal("controlled"), schedule: z.string() }),
  z.object({ kind: z.enum(["ninety-days", "first-fill", "ships-cold"]) }),
]);

/** A line with all that is on one screen while it is worked. */
export const FillingLine = z
  .object({
    id: Id,
    version,
    status: z.string(),
    step: z.enum(["fill", "check"]).optional(),
    dueAt: Instant,
    overdue: z.boolean(),
    confirmationNumber: z.string(),
    channel: z.string(),
    placedAt: Instant,
    delivery: z.enum(["pickup", "mail"]),
    price: Money,
    timeZone: z.string(),
    /** What may be done with it now by the one who asks; the first comes next. */
    acts: z.array(z.string()),
    /** What comes next and is somebody else's to do. */
    waitsFor: z.enum(["pharmacist", "counter"]).optional(),
    claim: z.object({ by: z.string(), mine: z.boolean(), at: Instant }).optional(),
    hold: z.object({ code: z.string(), owner: z.string() }).optional(),
    restBy: Day.optional(),
    /** What is in work: a whole fill or a part. */
    dispense: z
      .object({
        sequence: z.int(),
        drug: z.string(),
        ndc: z.string(),
        quantity: z.number(),
        daysSupply: z.int(),
        substitution: z.string().optional(),
        override: z.string().optional(),
        counsel: z.enum(["first-fill", "changed"]).optional(),
        stock: z.object({ ndc: z.string(), lot: z.string(), expiresOn: Day }).optional(),
        checkedOn: Day.optional(),
      })
      .optional(),
    member: z.object({
      name: z.string(),
      recordNumber: z.string(),
      birthDate: Day,
      language: z.enum(["en", "es"]),
      phone: z.string().optional(),
    }),
    /** As the prescriber wrote it. */
    prescription: z.object({
      rxNumber: z.string(),
      drug: z.string(),
      ndc: z.string(),
      deaSchedule: z.string().optional(),
      directions: z.string(),
      purpose: z.string(),
      quantity: z.number(),
      daysSupply: z.int(),
      refillsAuthorized: z.int(),
      unitsRemaining: z.number(),
      writtenOn: Day,
      prescriber: z.string(),
    }),
    ordered: z.object({ quantity: z.number(), daysSupply: z.int() }),
    label: Label,
    warnings: z.array(Warning),
    allergies: z.array(z.object({ substance: z.string(), reaction: z.string().nullable() })),
    medicines: z.array(
      z.object({
        drug: z.string(),
        directions: z.string(),
        prescriber: z.string(),
        lastFilledOn: Day.optional(),
        openStatus: z.string().optional(),
      }),
    ),
    fills: z.array(
      z.object({ filledOn: Day, drug: z.string(), quantity: z.number(), daysSupply: z.int(), ofThis: z.boolean() }),
    ),
    timeline: z.array(
      z.object({
        at: Instant,
        status: z.string(),
        code: z.string().optional(),
        byKind: z.string(),
        by: z.string().optional(),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
      }),
    ),
    otherPharmacies: z.array(z.object({ id: Id, name: z.string(), miles: z.number() })),
    orderId: Id,
    /** Over-the-counter items of the same order, at this pharmacy. */
    items: z.array(z.object({ id: Id, name: z.string(), quantity: z.int(), status: z.string() })),
    equivalents: z.array(z.object({ id: Id, drug: z.string(), ndc: z.string() })),
  })
  .openapi("FillingLine");
export type FillingLine = z.infer<typeof FillingLine>;
