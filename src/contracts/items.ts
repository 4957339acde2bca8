import { z } from "@hono/zod-openapi";
import { OrderParcel, ShippingDelay } from "#contracts/mailed.ts";
import { Day, Id } from "#contracts/shapes.ts";

const ItemPrice = z.object({
  amountCents: z.int(),
  currency: z.literal("USD"),
  code: z.string(),
  because: z.string(),
});

export const ItemRequest = z.object({ itemId: Id, quantity: z.int().min(1).max(20) }).openapi("ItemRequest");

/** An item as it was decided. `detail` is plain words; `advice` what to ask the pharmacist about. */
export const DecidedItem = z
  .object({
    itemId: Id,
    /** Absent where there is no such item. */
    name: z.string().optional(),
    quantity: z.int(),
    outcome: z.enum(["accepted", "refused"]),
    code: z.string(),
    detail: z.string(),
    advice: z.array(z.string()),
    price: ItemPrice.optional(),
    promise: z.object({ kind: z.enum(["ready-by", "arrives-by"]), by: Day }).optional(),
  })
  .openapi("DecidedItem");
export type DecidedItem = z.infer<typeof DecidedItem>;

export const PlacedItem = DecidedItem.extend({ id: Id.optional(), status: z.string().optional() }).openapi(
  "PlacedItem",
);
export type PlacedItem = z.infer<typeof PlacedItem>;

/** An item of an order that was placed. */
export const OrderItem = z
  .object({
    id: Id,
    itemId: Id,
    name: z.string(),
    package: z.string(),
    quantity: z.int(),
    status: z.string(),
    /** In the reader's language, e.g. "Set aside for you". */
    statusWords: z.string(),
    /** Why it can't be had. */
    reasonWords: z.string().optional(),
    price: ItemPrice,
    promise: z.object({ kind: z.enum(["ready-by", "arrives-by"]), by: Day }),
    promiseWords: z.string(),
    delivery: z.object({
      kind: z.enum(["pickup", "mail"]),
      pharmacyId: Id,
      pharmacyName: z.string(),
      /** Where it is mailed. */
      shipTo: z.string().optional(),
    }),
    canCancel: z.boolean(),
    delay: ShippingDelay.optional(),
    parcel: OrderParcel.optional(),
  })
  .openapi("OrderItem");
export type OrderItem = z.infer<typeof OrderItem>;

/** An item as a pharmacy sells it to the reader. */
export const CatalogueItem = z
  .object({
    id: Id,
    name: z.string(),
    /** What it is for. */
    purpose: z.string(),
    package: z.string(),
    warnings: z.string(),
    category: z.string(),
    categoryWords: z.string(),
    /** Active ingredients, as codes and in words. */
    ingredients: z.array(z.string()),
    ingredientWords: z.array(z.string()),
    minAge: z.int().optional(),
    mostPerOrder: z.int(),
    mailable: z.boolean(),
    inStock: z.boolean(),
    /** Of one piece, for the reader. */
    price: ItemPrice,
    /** The reader's care plan names it; it is among their refills too. */
    inCarePlan: z.boolean(),
    inBag: z.int().optional(),
  })
  .openapi("CatalogueItem");
export type CatalogueItem = z.infer<typeof CatalogueItem>;

export const Catalogue = z
  .object({
    pharmacy: z.object({ id: Id, name: z.string(), kind: z.enum(["plan", "mail-order"]) }),
    /** By name. */
    items: z.array(CatalogueItem),
  })
  .openapi("Catalogue");
export type Catalogue = z.infer<typeof Catalogue>;

export const BagItem = z
  .object({
    itemId: Id,
    name: z.string(),
    package: z.string(),
    quantity: z.int(),
    /** In whose catalogue it was chosen. */
    pharmacy: z.object({ id: Id, kind: z.enum(["plan", "mail-order"]) }),
  })
  .openapi("BagItem");
export type BagItem = z.infer<typeof BagItem>;

export const BagItemAddition = z
  .object({ itemId: Id, quantity: z.int().min(1).max(20), pharmacyId: Id })
  .openapi("BagItemAddition");
