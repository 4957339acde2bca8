import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

export const BridgeList = z
  .object({
    bridges: z.array(
      z.object({
        id: Id,
        status: z.enum(["asked", "given"]),
        requestedAt: Instant,
        member: z.object({ name: z.string(), birthDate: Day }),
        drug: z.string(),
        rxNumber: z.string(),
        directions: z.string(),
        prescriber: z.string(),
        orderNumber: z.string(),
        askedDays: z.int(),
        givenDays: z.int().nullable(),
        givenQuantity: z.number().nullable(),
        /** By when the order it was asked with is expected. */
        orderedFor: Day,
        lastFilledOn: Day.nullable(),
      }),
    ),
  })
  .openapi("BridgeList");
export type BridgeList = z.infer<typeof BridgeList>;

export const BridgeAct = z
  .discriminatedUnion("act", [
    z.object({
      act: z.literal("give"),
      days: z.int().min(1).max(7),
      /** The pharmacist judges that stopping the medicine is unsafe. */
      stoppingUnsafe: z.boolean(),
      prescriberUnreachable: z.boolean(),
    }),
    z.object({
      act: z.literal("decline"),
      reason: z.enum(["not-needed", "unsafe", "see-prescriber", "prescriber-reached"]),
    }),
    z.object({ act: z.literal("hand-over") }),
  ])
  .openapi("BridgeAct");
