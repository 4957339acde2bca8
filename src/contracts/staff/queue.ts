import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

/** The piles of a pharmacy's work, in the order a line passes them. */
export const QueuePile = z.enum(["verify", "fill", "check", "ready", "on-hold", "waiting"]);
export type QueuePile = z.infer<typeof QueuePile>;

/** A pile, or what cuts across them. */
export const QUEUE_FILTERS = ["all", "overdue", "mine", ...QueuePile.options, "rest-owed"] as const;
export const QueueFilter = z.enum(QUEUE_FILTERS);
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueLine = z
  .object({
    id: Id,
    orderId: Id,
    version: z.int(),
    status: z.string(),
    pile: QueuePile,
    dueAt: Instant,
    overdue: z.boolean(),
    drug: z.string(),
    member: z.string(),
    rxNumber: z.string(),
    confirmationNumber: z.string(),
    quantity: z.number(),
    daysSupply: z.int(),
    delivery: z.enum(["pickup", "mail"]),
    deaSchedule: z.string().optional(),
    coldChain: z.boolean(),
    /** By when the rest of a part is promised. */
    restBy: Day.optional(),
    hold: z.object({ code: z.string(), owner: z.string() }).optional(),
    claim: z.object({ by: z.string(), mine: z.boolean() }).optional(),
  })
  .openapi("QueueLine");
export type QueueLine = z.infer<typeof QueueLine>;

export const Queue = z
  .object({
    pharmacy: z.object({ name: z.string(), timeZone: z.string() }),
    counts: z.record(QueueFilter, z.int()),
    /** Orders with over-the-counter items to gather. */
    itemOrders: z.int(),
    /** Bridge supplies that were asked for and nobody decided, for those who may. */
    bridges: z.int(),
    lines: z.array(QueueLine),
    /** What to send as `after` for the next page; absent on the last. */
    next: z.string().optional(),
  })
  .openapi("Queue");
export type Queue = z.infer<typeof Queue>;

/** A confirmation, prescription or record number, or a family name with the day of birth. */
export const QueueSearch = z
  .union([
    z.object({
      number: z
        .string()
        .max(40)
        .transform((text) => text.replace(/[\s-]/g, ""))
        .pipe(z.string().regex(/^\d{9,10}$/)),
    }),
    z.object({ familyName: z.string().trim().min(1).max(80), birthDate: Day }),
  ])
  .openapi("QueueSearch");

export const FoundLines = z.object({ lines: z.array(QueueLine) }).openapi("FoundLines");
export type FoundLines = z.infer<typeof FoundLines>;
