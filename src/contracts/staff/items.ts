import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";
import { ITEM_REFUSAL_REASONS, STAFF_ITEM_ACTS } from "#domain/otc/item-status.ts";

/** One item of the catalogue with what the own pharmacy has of it; nothing where it never had any. */
export const ShelfItem = z
  .object({
    id: Id,
    name: z.string(),
    package: z.string(),
    category: z.string(),
    categoryWords: z.string(),
    upc: z.string(),
    shelf: z
      .object({
        version: z.int(),
        offered: z.boolean(),
        priceCents: z.int(),
        /** Pieces nobody was promised. */
        onHand: z.int(),
      })
      .optional(),
    /** Pieces of open orders. */
    promised: z.int(),
    /** The last change by hand. */
    changed: z.object({ by: z.string(), at: Instant }).optional(),
  })
  .openapi("ShelfItem");
export type ShelfItem = z.infer<typeof ShelfItem>;

export const Shelf = z
  .object({
    pharmacy: z.object({ name: z.string(), timeZone: z.string() }),
    items: z.array(ShelfItem),
    /** Orders with items to gather. */
    waiting: z.int(),
  })
  .openapi("Shelf");
export type Shelf = z.infer<typeof Shelf>;

export const ShelfChange = z
  .object({
    /** Absent where the pharmacy never had the item. */
    version: z.int().min(1).optional(),
    offered: z.boolean(),
    priceCents: z.int().min(1).max(1_000_000),
    onHand: z.int().min(0).max(100_000),
    /** How many there were when it was looked at: what was sold meanwhile stays sold. */
    seenOnHand: z.int().min(0).max(100_000),
  })
  .openapi("ShelfChange");

export const StaffItemAct = z.enum(STAFF_ITEM_ACTS);
export type StaffItemAct = z.infer<typeof StaffItemAct>;

/** One order's items at one pharmacy. */
export const PickList = z
  .object({
    orderId: Id,
    confirmationNumber: z.string(),
    placedAt: Instant,
    dueAt: Instant,
    overdue: z.boolean(),
    delivery: z.enum(["pickup", "mail"]),
    member: z.object({ name: z.string(), birthDate: Day }),
    /** Refills of the same order are open here: they go over the counter together. */
    withRefills: z.boolean(),
    items: z.array(
      z.object({
        id: Id,
        version: z.int(),
        name: z.string(),
        package: z.string(),
        upc: z.string(),
        quantity: z.int(),
        status: z.string(),
        /** What may be done with it now by the one who asks; the first comes next. */
        acts: z.array(StaffItemAct),
      }),
    ),
  })
  .openapi("PickList");
export type PickList = z.infer<typeof PickList>;

export const PickLists = z
  .object({ pharmacy: z.object({ name: z.string(), timeZone: z.string() }), orders: z.array(PickList) })
  .openapi("PickLists");
export type PickLists = z.infer<typeof PickLists>;

export const ActOnItems = z
  .object({
    act: StaffItemAct,
    /** With the version of each that was seen. */
    items: z
      .array(z.object({ id: Id, version: z.int().min(1) }))
      .min(1)
      .max(60),
    /** For `refuse`. */
    reason: z.enum(ITEM_REFUSAL_REASONS).optional(),
  })
  .openapi("ActOnItems");
