import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

/** Days are UTC, as the payment provider counts them; today where none is named. */
export const PaymentDayQuery = z.object({ day: Day.optional() });
export const PaymentDayParam = z.object({ day: Day });

const Counted = z.object({ count: z.int(), cents: z.int() });

/** What one side has and the other has not, or not to the cent. */
export const PaymentDifference = z
  .object({
    id: Id,
    day: Day,
    kind: z.enum(["capture", "refund", "other"]),
    /** The charge's or the refund's, as the provider names it. */
    providerId: z.string(),
    confirmationNumber: z.string().nullable(),
    ourCents: z.int().nullable(),
    providerCents: z.int().nullable(),
    state: z.enum(["open", "cleared", "resolved"]),
    resolved: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable(),
  })
  .openapi("PaymentDifference");
export type PaymentDifference = z.infer<typeof PaymentDifference>;

export const PaymentDay = z
  .object({
    day: Day,
    figures: z.object({
      holds: Counted,
      releases: Counted,
      captures: Counted,
      refunds: Counted,
      declined: Counted,
    }),
    /** At this moment: asks the provider has not answered, and orders that need another card. */
    waiting: z.object({ unanswered: z.int(), needCard: z.int() }),
    /** The day's, and of other days those that nobody has looked into. */
    differences: z.array(PaymentDifference),
    /** The last days compared, newest first; charged less refunded. */
    compared: z.array(z.object({ day: Day, comparedAt: Instant, ourCents: z.int(), providerCents: z.int() })),
  })
  .openapi("PaymentDay");
export type PaymentDay = z.infer<typeof PaymentDay>;

export const ResolveDifference = z.object({ note: z.string().trim().min(1).max(500) }).openapi("ResolveDifference");
