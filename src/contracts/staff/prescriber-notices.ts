import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

export const PrescriberNoticeList = z
  .object({
    notices: z.array(
      z.object({
        id: Id,
        kind: z.enum(["filled-for-90-days", "bridge-given"]),
        writtenAt: Instant,
        patient: z.object({ name: z.string(), birthDate: Day }),
        drug: z.string(),
        rxNumber: z.string(),
        writtenForDays: z.int(),
        /** Of a bridge supply the days that were given. */
        filledForDays: z.int(),
      }),
    ),
  })
  .openapi("PrescriberNoticeList");
export type PrescriberNoticeList = z.infer<typeof PrescriberNoticeList>;
