import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";
import { DELAY_ANSWERS } from "#domain/promise/late-shipment.ts";
import { CLAIM_WISHES } from "#domain/shipping/claim.ts";
import { TRACKING_KINDS } from "#domain/shipping/tracking.ts";

/** It ships later than promised: its member may wait, or cancel and pay nothing. */
export const ShippingDelay = z
  .object({
    /** The day it was to ship, and the day it will. */
    promisedOn: Day,
    newOn: Day,
    /** What saying nothing means, from `answerBy` on. */
    silence: z.enum(["waits", "cancels"]),
    answerBy: Instant,
    answer: z.enum(DELAY_ANSWERS).optional(),
  })
  .openapi("ShippingDelay");
export type ShippingDelay = z.infer<typeof ShippingDelay>;

export const DelayAnswer = z.object({ answer: z.enum(DELAY_ANSWERS) }).openapi("DelayAnswer");

/** The parcel it is on its way in, once the carrier has it. */
export const OrderParcel = z
  .object({
    carrier: z.string(),
    trackingNumber: z.string(),
    trackingUrl: z.string(),
    expectedOn: Day.optional(),
    /** The carrier does not tell anything just now. */
    silent: z.boolean(),
    contents: z.array(z.string()),
    /** What the carrier told, oldest first. */
    events: z.array(z.object({ at: Instant, kind: z.enum(TRACKING_KINDS), words: z.string() })),
  })
  .openapi("OrderParcel");
export type OrderParcel = z.infer<typeof OrderParcel>;

/** A parcel of an order that came broken, and waits for what its member wants. */
export const BrokenParcel = z
  .object({
    id: Id,
    /** What of this order lies in it. */
    lineIds: z.array(Id),
    itemIds: z.array(Id),
    /** What was asked for, where a pharmacist has to decide on it. */
    wish: z.enum(CLAIM_WISHES).optional(),
    /** A controlled medicine lies in it. */
    pharmacistDecides: z.boolean(),
  })
  .openapi("BrokenParcel");
export type BrokenParcel = z.infer<typeof BrokenParcel>;

export const BrokenParcelList = z.object({ parcels: z.array(BrokenParcel) }).openapi("BrokenParcelList");
export type BrokenParcelList = z.infer<typeof BrokenParcelList>;

export const ParcelWish = z.object({ wish: z.enum(CLAIM_WISHES) }).openapi("ParcelWish");
