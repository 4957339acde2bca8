import { z } from "@hono/zod-openapi";
import { OneTimeCode } from "#contracts/accounts.ts";
import { Day, Id, Instant } from "#contracts/shapes.ts";
import { DENIAL_REASONS } from "#domain/renewal/renewal-answer.ts";

/** What a prescriber is told before sending: read it, then send again with `warningsRead`. */
export const PrescribingWarning = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("allergy"), substance: z.string(), reaction: z.string().nullable() }),
    z.object({ kind: z.literal("duplicate-therapy"), medicine: z.string() }),
    z.object({ kind: z.literal("duplicate-dispense"), medicine: z.string(), on: Day.nullable() }),
  ])
  .openapi("PrescribingWarning");
export type PrescribingWarning = z.infer<typeof PrescribingWarning>;

const BothLanguages = z.object({ en: z.string().trim().max(400), es: z.string().trim().max(400) });

/** What is written, besides for whom and where to. Units and days are of one fill; refills come after the first. */
export const Written = z
  .object({ drugId: Id, directions: BothLanguages, quantity: z.number(), daysSupply: z.number(), refills: z.number() })
  .openapi("WrittenPrescription");

/** The authenticator's code, for a controlled medicine unless the second factor was shown within two minutes. */
export const signing = { code: OneTimeCode.optional(), warningsRead: z.boolean().default(false) };

export const RenewalAnswer = z
  .object({
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("approved") }),
      z.object({ kind: z.literal("approved-with-changes"), refills: z.number() }),
      Written.extend({ kind: z.literal("replaced") }),
      z.object({ kind: z.literal("denied"), reason: z.enum(DENIAL_REASONS) }),
      z.object({ kind: z.literal("visit-asked") }),
    ]),
    /** What the member may read besides. */
    note: z.string().trim().max(400).optional(),
    ...signing,
  })
  .openapi("RenewalAnswer");

export const AnsweredRenewal = z
  .object({
    /** Where the order line that waited went by itself. */
    lineStatus: z.string(),
  })
  .openapi("AnsweredRenewal");

export const RenewalListed = z
  .object({
    id: Id,
    clock: z.enum(["sent", "seen", "overdue", "escalated"]),
    requestedAt: Instant,
    askedDaysAgo: z.int(),
    answerDueOn: Day,
    /** Whose patient it is, where the reader answers for somebody else. */
    forColleague: z.string().optional(),
    passedOnTo: z.string().optional(),
    patient: z.object({ id: Id, name: z.string(), birthDate: Day }),
    drug: z.string(),
    deaSchedule: z.string().optional(),
    directions: z.string(),
    quantity: z.number(),
    daysSupply: z.int(),
    refillsAsked: z.int(),
    lastFilledOn: Day.optional(),
    runsOutOn: Day.optional(),
    /** Days with medicine in hand, of the last 180 or as many as there are. */
    adherence: z.object({ daysCovered: z.int(), ofDays: z.int() }).optional(),
    /** Why it was asked for: no refills left, lapsed, or lapsing before the next fill. */
    because: z.string(),
  })
  .openapi("RenewalListed");
export type RenewalListed = z.infer<typeof RenewalListed>;

export const RenewalInbox = z.object({ renewals: z.array(RenewalListed) }).openapi("RenewalInbox");
export type RenewalInbox = z.infer<typeof RenewalInbox>;

/** What else the patient takes and does not bear. */
export const PatientProfile = z
  .object({
    allergies: z.array(z.object({ substance: z.string(), reaction: z.string().nullable() })),
    medicines: z.array(
      z.object({
        id: Id,
        drug: z.string(),
        directions: z.string(),
        prescriber: z.string(),
        lastFilledOn: Day.optional(),
        lastDaysSupply: z.int().optional(),
        /** Status of the open order, where there is one. */
        openStatus: z.string().optional(),
        /** The reader may cancel it. */
        mayCancel: z.boolean(),
      }),
    ),
  })
  .openapi("PatientProfile");
export type PatientProfile = z.infer<typeof PatientProfile>;

export const Renewal = RenewalListed.extend({
  rxNumber: z.string(),
  drugId: Id,
  directionsIn: z.object({ en: z.string(), es: z.string() }),
  purpose: z.string(),
  writtenOn: Day,
  expiresOn: Day,
  pharmacy: z.string(),
  prescriber: z.string(),
  fills: z.array(z.object({ filledOn: Day, daysSupply: z.int(), quantity: z.number() })),
  profile: PatientProfile,
  warnings: z.array(PrescribingWarning),
}).openapi("Renewal");
export type Renewal = z.infer<typeof Renewal>;

const Cover = z.object({ id: Id, name: z.string(), fromOn: Day, toOn: Day });

export const Covers = z
  .object({
    /** Who answers for me. */
    forMe: z.array(Cover),
    /** For whom I answer. */
    byMe: z.array(Cover),
    colleagues: z.array(z.object({ prescriberId: Id, name: z.string() })),
  })
  .openapi("Covers");
export type Covers = z.infer<typeof Covers>;

export const NewCover = z.object({ prescriberId: Id, fromOn: Day, toOn: Day }).openapi("NewCover");
