import { z } from "@hono/zod-openapi";
import { PatientProfile, signing, Written } from "#contracts/staff/renewals.ts";
import { Day, Id } from "#contracts/shapes.ts";
import { CANCEL_REASONS } from "#domain/prescription/cancel-reasons.ts";

export const PatientSearch = z
  .object({
    /** The beginning of a name, or a whole record number; empty for all. */
    text: z.string().trim().max(100),
  })
  .openapi("PatientSearch");

export const Patient = z
  .object({ id: Id, name: z.string(), recordNumber: z.string(), birthDate: Day, medicines: z.int() })
  .openapi("Patient");
export type Patient = z.infer<typeof Patient>;

export const PatientList = z.object({ patients: z.array(Patient) }).openapi("PatientList");
export type PatientList = z.infer<typeof PatientList>;

export const PatientDetails = Patient.extend({
  profile: PatientProfile,
  /** Where a prescription can be sent, the likeliest first. */
  pharmacies: z.array(z.object({ id: Id, name: z.string(), kind: z.enum(["plan", "mail-order"]), city: z.string() })),
}).openapi("PatientDetails");
export type PatientDetails = z.infer<typeof PatientDetails>;

export const DrugSearch = z.object({ text: z.string().trim().min(2).max(60) }).openapi("DrugSearch");
export const Drug = z
  .object({ id: Id, name: z.string(), strength: z.string(), deaSchedule: z.string().optional(), mostRefills: z.int() })
  .openapi("Drug");
export type Drug = z.infer<typeof Drug>;
export const DrugList = z.object({ drugs: z.array(Drug) }).openapi("DrugList");
export type DrugList = z.infer<typeof DrugList>;

export const NewPrescription = Written.extend({
  memberId: Id,
  purpose: z.object({ en: z.string().trim().max(200), es: z.string().trim().max(200) }),
  pharmacyId: Id,
  ...signing,
}).openapi("NewPrescription");

export const SentPrescription = z
  .object({
    id: Id,
    rxNumber: z.string(),
    /** Of the order of its first fill; absent where the member orders it from the mail-order pharmacy. */
    confirmationNumber: z.string().optional(),
  })
  .openapi("SentPrescription");
export type SentPrescription = z.infer<typeof SentPrescription>;

export const CancelPrescription = z.object({ reason: z.enum(CANCEL_REASONS) }).openapi("CancelPrescription");
export const CancelledPrescription = z
  .object({
    /** What became of the fill on its way. */
    fill: z.enum(["none", "stopped", "with-pharmacist", "left-already"]),
  })
  .openapi("CancelledPrescription");
export type CancelledPrescription = z.infer<typeof CancelledPrescription>;
