import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, RecordNumber } from "#contracts/shapes.ts";

const text = z.string().trim().min(1).max(100);

/** Days begin where the plan's offices are, both included; left out, the last month. */
export const AuditFilter = z
  .object({
    mrn: RecordNumber.optional(),
    /** E-mail of a member of staff, or a part of the name. */
    staff: text.optional(),
    action: text.optional(),
    channel: text.optional(),
    reason: text.optional(),
    fromOn: Day.optional(),
    toOn: Day.optional(),
  })
  .openapi("AuditFilter");
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditSearch = AuditFilter.extend({
  /** `next` of the page before. */
  after: z.string().max(60).optional(),
}).openapi("AuditSearch");

export const AuditPage = z
  .object({
    entries: z.array(
      z.object({
        id: Id,
        at: Instant,
        member: z.object({ mrn: z.string(), name: z.string() }),
        who: z.string(),
        action: z.string(),
        channel: z.string(),
        reason: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
    fromOn: Day,
    toOn: Day,
  })
  .openapi("AuditPage");
export type AuditPage = z.infer<typeof AuditPage>;

export const BegunExport = z.object({ id: Id }).openapi("BegunAuditExport");
export type BegunExport = z.infer<typeof BegunExport>;

export const AuditActs = z
  .object({
    acts: z.array(
      z.object({
        id: Id,
        at: Instant,
        by: z.string(),
        exported: z.boolean(),
        filter: z.record(z.string(), z.string().nullable()),
      }),
    ),
  })
  .openapi("AuditActs");
export type AuditActs = z.infer<typeof AuditActs>;
