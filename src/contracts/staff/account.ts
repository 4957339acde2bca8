import { z } from "@hono/zod-openapi";
import { Id, Instant } from "#contracts/shapes.ts";

/** Where the one who asks is signed on at the workbench. */
export const StaffSessions = z
  .object({
    sessions: z.array(
      z.object({ id: Id, device: z.string(), createdAt: Instant, lastSeenAt: Instant, current: z.boolean() }),
    ),
  })
  .openapi("StaffSessions");
export type StaffSessions = z.infer<typeof StaffSessions>;
