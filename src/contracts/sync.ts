import { z } from "@hono/zod-openapi";
import { DecidedLine, DeliveryRequest } from "#contracts/orders.ts";
import { Day, Id } from "#contracts/shapes.ts";

export const SyncChoices = z
  .object({
    person: z.string(),
    /** Days on which one of the medicines runs out anyway, the latest first. */
    days: z.array(Day),
    medicines: z.array(
      z.object({
        id: Id,
        drug: z.string(),
        runsOutOn: Day.nullable(),
        /** "Lasts to Dec 9" */
        words: z.string(),
      }),
    ),
  })
  .openapi("SyncChoices");
export type SyncChoices = z.infer<typeof SyncChoices>;

export const SyncRequest = z
  .object({
    /** A grant id from /people; without it one's own medicines. */
    person: Id.optional(),
    /** The day on which everything shall run out. */
    syncOn: Day,
    delivery: DeliveryRequest,
    paymentMethodId: Id.optional(),
  })
  .openapi("SyncRequest");
export type SyncRequest = z.infer<typeof SyncRequest>;

export const SyncPlan = z
  .object({
    person: z.string(),
    syncOn: Day,
    lines: z.array(
      z.object({
        id: Id,
        drug: z.string(),
        runsOutOn: Day.nullable(),
        step: z.enum(["short-fill", "runs-out-then", "left-out"]),
        /** Of a short fill. */
        days: z.int().optional(),
        /** What it needs, or why it is left out. */
        words: z.string(),
        decided: DecidedLine.optional(),
      }),
    ),
    total: z.object({ amountCents: z.int(), currency: z.literal("USD") }),
  })
  .openapi("SyncPlan");
export type SyncPlan = z.infer<typeof SyncPlan>;

export const SyncOrderRequest = SyncRequest.extend({
  /** The total that was shown and agreed to; a plan that would cost otherwise orders nothing. */
  agreedCents: z.int().min(0),
}).openapi("SyncOrderRequest");
