import { z } from "@hono/zod-openapi";
import { Day, Id } from "#contracts/shapes.ts";

/** One act at a keypad: nothing begins the call, keys or a silence go on with it, `hangUp` ends it. */
export const KeypadAct = z
  .object({
    call: Id.optional(),
    /** As the answer before gave it; the same act sent again gets the same answer. */
    step: z.int().min(0).max(10_000).default(0),
    /** What is dialled: `refill`, `mailorder`, or a refill phone number. */
    to: z
      .string()
      .regex(/^[\w+-]{1,40}$/)
      .default("refill"),
    keys: z
      .string()
      .regex(/^[\d*#]{1,200}$/)
      .optional(),
    hangUp: z.boolean().optional(),
  })
  .openapi("KeypadAct");

export const KeypadTurn = z
  .object({
    call: Id,
    step: z.int(),
    /** In the order of speech, in words. */
    says: z.array(z.string()),
    /** The same as sound: addresses of recordings, and pauses in milliseconds. */
    sounds: z.array(z.union([z.string(), z.int()])),
    /** What the line waits for. After `seconds` without a key an act without keys is sent. */
    awaits: z.enum(["key", "number", "message", "nothing"]),
    seconds: z.int(),
  })
  .openapi("KeypadTurn");
export type KeypadTurn = z.infer<typeof KeypadTurn>;

/** Somebody of the demo to call as. */
export const KeypadNumbers = z.object({ birthDate: Day }).openapi("KeypadNumbers");
export type KeypadNumbers = z.infer<typeof KeypadNumbers>;
