import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

const ParcelLine = z.object({
  id: Id,
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

export const Parcel = z
  .object({
    id: Id,
    version: z.int(),
    status: z.enum(["open", "label-asked", "labelled", "handed-over", "cancelled"]),
    member: z.string(),
    shipTo: z.array(z.string()),
    lines: z.array(ParcelLine),
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
    /** What lies ready, a group for each person and address; the first line begins the parcel. */
    ready: z.array(
      z.object({
        lineId: Id,
        member: z.string(),
        city: z.string(),
        dueAt: Instant,
        overdue: z.boolean(),
        lines: z.array(ParcelLine),
      }),
    ),
    parcels: z.array(Parcel),
    manifests: z.array(z.object({ id: Id, createdAt: Instant, parcels: z.array(Parcel) })),
  })
  .openapi("ParcelBench");
export type ParcelBench = z.infer<typeof ParcelBench>;

const version = z.int().min(1);
export const BeginParcel = z.object({ lineId: Id }).openapi("BeginParcel");
export const ParcelVersion = z.object({ version }).openapi("ParcelVersion");
export const ScanBottle = z.object({ version, barcode: z.string().min(1).max(60) }).openapi("ScanBottle");
export const TakeOutBottle = z.object({ version, lineId: Id }).openapi("TakeOutBottle");
export const WeighParcel = z.object({ version, grams: z.int().min(1).max(100_000) }).openapi("WeighParcel");
export const ActedParcel = z.object({ id: Id }).openapi("ActedParcel");
export type ActedParcel = z.infer<typeof ActedParcel>;
export const Manifest = z.object({ id: Id }).openapi("Manifest");
