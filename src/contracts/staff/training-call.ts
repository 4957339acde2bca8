import { z } from "@hono/zod-openapi";
import { KeypadTurn } from "#contracts/keypad.ts";
import { Day } from "#contracts/shapes.ts";

/** A call from its beginning, as far as it has come: nothing of it is kept. */
export const TrainingAct = z
  .object({
    to: z.enum(["refill", "mailorder"]).default("refill"),
    /** What was keyed before, act by act, as the answer before gave it; absent to begin. "" is a silence. */
    before: z
      .array(z.string().regex(/^[\d*#]{0,200}$/))
      .max(500)
      .optional(),
    keys: z
      .string()
      .regex(/^[\d*#]{1,200}$/)
      .optional(),
    hangUp: z.boolean().optional(),
  })
  .openapi("TrainingAct");

export const TrainingTurn = KeypadTurn.omit({ call: true, step: true })
  .extend({ before: z.array(z.string()) })
  .openapi("TrainingTurn");
export type TrainingTurn = z.infer<typeof TrainingTurn>;

/** What can be keyed in a training call; all made up. */
export const TrainingNumbers = z
  .object({
    recordNumber: z.string(),
    ready: z.string(),
    alsoReady: z.string(),
    noRefills: z.string(),
    tooSoon: z.string(),
    onOrder: z.string(),
    refillPhone: z.string(),
    birthDate: Day,
    streetNumber: z.string(),
    zip: z.string(),
  })
  .openapi("TrainingNumbers");
export type TrainingNumbers = z.infer<typeof TrainingNumbers>;
