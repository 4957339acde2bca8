import { z } from "@hono/zod-openapi";

/** Shapes that many calls share. Days are `YYYY-MM-DD`, instants RFC 3339 in UTC, money whole cents. */

export const Day = z.iso.date().openapi({ example: "2026-11-24" });
export const Instant = z.iso.datetime().openapi({ example: "2026-11-21T18:30:00.000Z" });
export const Id = z.uuid();
export const Language = z.enum(["en", "es"]);
export const Zip = z
  .string()
  .regex(/^\d{5}$/, "five digits")
  .openapi({ example: "90242" });

/** Nine digits, the last a Luhn check digit. Spaces and dashes are dropped. */
export const RecordNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{9}$/, "nine digits"))
  .openapi({
    type: "string",
    example: "100200310",
    description: "Health record number: nine digits, the last a check digit.",
  });

/** Ten digits, the last a Luhn check digit. Spaces and dashes are dropped. */
export const RxNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{10}$/, "ten digits"))
  .openapi({
    type: "string",
    example: "7001001010",
    description: "Prescription number from the label: ten digits, the last a check digit.",
  });

export const ConfirmationNumber = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{10}$/, "ten digits"))
  .openapi({ type: "string", example: "4821773605" });

export const Money = z.object({ amountCents: z.int(), currency: z.literal("USD") }).openapi("Money");

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** Stable; safe to switch on. */
    code: z.string(),
    /** Plain words in the reader's language. */
    detail: z.string(),
    /** For bad input: what is wrong with each field, by its path in the body. */
    fields: z.record(z.string(), z.string()).optional(),
  })
  .openapi("Problem");
export type Problem = z.infer<typeof Problem>;
