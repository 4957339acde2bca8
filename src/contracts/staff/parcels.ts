import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, Zip } from "#contracts/shapes.ts";
import { CLAIM_DECISIONS, CLAIM_KINDS, CLAIM_WISHES } from "#domain/shipping/claim.ts";

const ParcelLine = z.object({
  id: Id,
  /** Whose it is: more than one where they agreed to share parcels. */
  member: z.string(),
  rxNumber: z.string(),
  drug: z.string(),
  quantity: z.number(),
  confirmationNumber: z.string(),
  scanned: z.boolean(),
  coldChain: z.boolean(),
  controlled: z.boolean(),
  /** Why a written word on counselling goes with it. */
  counsel: z.enum(["first-fill", "changed"]).nullable(),
});

const ParcelItem = z.object({
  id: Id,
  member: z.string(),
  name: z.string(),
  quantity: z.int(),
  confirmationNumber: z.string(),
});

export const Parcel = z
  .object({
    id: Id,
    version: z.int(),
    status: z.enum(["open", "label-asked", "labelled", "handed-over", "cancelled"]),
    member: z.string(),
    shipTo: z.array(z.string()),
    lines: z.array(ParcelLine),
    /** Over-the-counter items in it. */
    items: z.array(ParcelItem),
    weightGrams: z.int().nullable(),
    coldChain: z.boolean(),
    /** A cold parcel does not go out on every day. */
    mayGoOut: z.boolean(),
    /** Nothing on the outside tells of medicine. */
    plainOutside: z.boolean(),
    label: z
      .object({
        carrier: z.string(),
        service: z.string(),
        trackingNumber: z.string(),
        trackingUrl: z.string(),
        expectedOn: Day,
      })
      .nullable(),
    manifestId: Id.nullable(),
    timeZone: z.string(),
  })
  .openapi("Parcel");
export type Parcel = z.infer<typeof Parcel>;

export const ParcelBench = z
  .object({
    pharmacy: z.object({ name: z.string(), timeZone: z.string() }),
    /** What lies ready, a group for each parcel; `lineId`, a line's or an item's, begins it. */
    ready: z.array(
      z.object({
        lineId: Id,
        member: z.string(),
        city: z.string(),
        dueAt: Instant,
        overdue: z.boolean(),
        lines: z.array(ParcelLine),
        items: z.array(ParcelItem),
      }),
    ),
    parcels: z.array(Parcel),
    manifests: z.array(z.object({ id: Id, createdAt: Instant, parcels: z.array(Parcel) })),
  })
  .openapi("ParcelBench");
export type ParcelBench = z.infer<typeof ParcelBench>;

const version = z.int().min(1);
/** `lineId` names a line, or an over-the-counter item of an order. */
export const BeginParcel = z.object({ lineId: Id }).openapi("BeginParcel");
export const ParcelVersion = z.object({ version }).openapi("ParcelVersion");
export const ScanBottle = z.object({ version, barcode: z.string().min(1).max(60) }).openapi("ScanBottle");
export const TakeOutBottle = z.object({ version, lineId: Id }).openapi("TakeOutBottle");
export const WeighParcel = z.object({ version, grams: z.int().min(1).max(100_000) }).openapi("WeighParcel");
export const ActedParcel = z.object({ id: Id }).openapi("ActedParcel");
export type ActedParcel = z.infer<typeof ActedParcel>;
export const Manifest = z.object({ id: Id }).openapi("Manifest");

const ClaimLine = z.object({
  id: Id,
  drug: z.string(),
  quantity: z.number(),
  confirmationNumber: z.string(),
  member: z.string(),
  controlled: z.boolean(),
  coldChain: z.boolean(),
});

export const Claim = z
  .object({
    id: Id,
    version: z.int(),
    kind: z.enum(CLAIM_KINDS),
    status: z.enum(["open", "replaced", "sent-again", "returned-to-stock", "arrived"]),
    member: z.string(),
    phone: z.string().nullable(),
    shipTo: z.object({ line1: z.string(), line2: z.string(), city: z.string(), state: z.string(), zip: z.string() }),
    carrier: z.string(),
    trackingNumber: z.string(),
    trackingUrl: z.string(),
    /** What the carrier told last. */
    lastTold: z.object({ words: z.string(), at: Instant }).nullable(),
    openedAt: Instant,
    /** Who opened it; null for the clock. */
    openedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    decidedBy: z.string().nullable(),
    /** When the parcel came after all. */
    turnedUpAt: Instant.nullable(),
    lines: z.array(ClaimLine),
    /** Over-the-counter items that lay in it. */
    items: z.array(z.object({ name: z.string(), quantity: z.int() })),
    /** What the member asked for in the place of what came broken. */
    wish: z.enum(CLAIM_WISHES).nullable(),
    /** What may be decided now, by whoever asks. */
    decisions: z.array(z.enum(CLAIM_DECISIONS)),
    /** A controlled medicine is in it: a pharmacist decides. */
    pharmacistDecides: z.boolean(),
    timeZone: z.string(),
  })
  .openapi("ParcelClaim");
export type Claim = z.infer<typeof Claim>;

export const ClaimList = z
  .object({ pharmacy: z.object({ name: z.string(), timeZone: z.string() }), claims: z.array(Claim) })
  .openapi("ParcelClaimList");
export type ClaimList = z.infer<typeof ClaimList>;

export const ReportParcel = z
  .object({ trackingNumber: z.string().min(1).max(60), kind: z.enum(CLAIM_KINDS) })
  .openapi("ReportParcel");
export const DecideClaim = z
  .object({
    version,
    decision: z.enum(CLAIM_DECISIONS),
    /** Where it goes this time, where the address was wrong. */
    shipTo: z
      .object({
        line1: z.string().trim().min(1).max(100),
        line2: z.string().trim().max(100),
        city: z.string().trim().min(1).max(60),
        state: z
          .string()
          .trim()
          .toUpperCase()
          .pipe(z.string().regex(/^[A-Z]{2}$/, "two letters"))
          .openapi({ example: "CA" }),
        zip: Zip.openapi({ example: "90242" }),
      })
      .optional(),
  })
  .openapi("DecideClaim");
export const ActedClaim = z.object({ id: Id }).openapi("ActedClaim");
export type ActedClaim = z.infer<typeof ActedClaim>;
