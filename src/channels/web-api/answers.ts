import type { z } from "@hono/zod-openapi";
import { Problem } from "#contracts/shapes.ts";

/** How a route declares what it answers; the refusals every route may give are added to each. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

export const nothing = { description: "Done" } as const;

export const problems = {
  default: {
    description: "Refused: `code` says why, `detail` in plain words",
    content: { "application/problem+json": { schema: Problem } },
  },
} as const;

export function json<Schema extends z.ZodType>(schema: Schema) {
  return { content: { "application/json": { schema } }, required: true };
}
