import { z } from "@hono/zod-openapi";
import { Day, Id, Instant } from "#contracts/shapes.ts";
import { NEW_SUBJECTS, SETTING_SUBJECTS } from "#domain/settings/setting-fields.ts";

export const Subject = z.enum(SETTING_SUBJECTS);
export const NewSubject = z.enum(NEW_SUBJECTS);

/** By field; what each holds and its bounds stand in the product's documentation of settings. Cents are whole, shares 0–1. */
const Values = z.record(z.string(), z.unknown()).openapi({ example: { name: "Southern California" } });

export const SettingChange = z
  .object({
    id: Id,
    subject: Subject,
    subjectId: z.string(),
    /** Whether it adds something new, which stands nowhere else before its day. */
    creates: z.boolean(),
    /** What it is called; empty for the plan's own policy. */
    title: z.string(),
    before: Values,
    after: Values,
    enteredBy: z.string(),
    enteredAt: Instant,
    effectiveOn: Day,
    note: z.string().nullable(),
    state: z.enum(["waiting", "applied", "cancelled", "refused"]),
    stateAt: Instant.nullable(),
    stateBy: z.string().nullable(),
  })
  .openapi("SettingChange");
export type SettingChange = z.infer<typeof SettingChange>;

export const Setting = z
  .object({
    subject: Subject,
    subjectId: z.string(),
    title: z.string(),
    values: Values,
    /** To be sent back with a change. */
    revision: z.int(),
    changes: z.array(SettingChange),
    areas: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Today where the plan's offices are: the first day a change can take effect. */
    today: Day,
  })
  .openapi("Setting");
export type Setting = z.infer<typeof Setting>;

export const SettingList = z
  .object({
    settings: z.array(z.object({ subjectId: z.string(), title: z.string(), values: Values, waiting: z.int() })),
    /** New ones that wait for their day, the soonest first. */
    coming: z.array(SettingChange),
    /** Today where the plan's offices are. */
    today: Day,
  })
  .openapi("SettingList");
export type SettingList = z.infer<typeof SettingList>;

export const ChangeSetting = z
  .object({
    revision: z.int(),
    values: Values,
    /** Left out, it takes effect at once. */
    effectiveOn: Day.optional(),
    note: z.string().trim().max(400).optional(),
  })
  .openapi("ChangeSetting");

export const AddSetting = z
  .object({
    /** Every field of something new; an area and a coverage bring their own `key`. */
    values: Values,
    /** Left out, it is there at once. */
    effectiveOn: Day.optional(),
    note: z.string().trim().max(400).optional(),
  })
  .openapi("AddSetting");

export const EnteredChange = z
  .object({
    id: Id,
    /** False where it waits for its day. */
    applied: z.boolean(),
  })
  .openapi("EnteredChange");
export type EnteredChange = z.infer<typeof EnteredChange>;

export const AddedSetting = EnteredChange.extend({ subjectId: z.string() }).openapi("AddedSetting");
export type AddedSetting = z.infer<typeof AddedSetting>;

export const SettingChangeList = z
  .object({ changes: z.array(SettingChange), next: z.string().nullable() })
  .openapi("SettingChangeList");
export type SettingChangeList = z.infer<typeof SettingChangeList>;
