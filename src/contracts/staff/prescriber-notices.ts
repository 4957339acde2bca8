import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";

export const PrescriberNoticeList = z
  .object({
    notices: z.array(
      z.object({
        id: Id,
        writtenAt: Instant,
        patient: z.object({ name: z.string(), birthDate: Day }),
        drug: z.string(),
        rxNumber: z.string(),
        writtenForDays: z.int(),
        filledForDays: z.int(),
      }),
    ),
  })
  .openapi("PrescriberNoticeList");
export type PrescriberNoticeList = z.infer<typeof PrescriberNoticeList>;
