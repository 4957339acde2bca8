import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, RecordNumber, RxNumber } from "#contracts/shapes.ts";
import { PrescribingWarning } from "#contracts/staff/renewals.ts";
import { CALL_OUTCOMES, TRANSFER_REFUSALS, TRANSFER_STATUSES } from "#domain/transfer/transfer-status.ts";

/** Who stands at the counter or is on the phone. */
const AtCounter = z.object({ mrn: RecordNumber, birthDate: Day });

const BothLanguages = (most: number) => z.object({ en: z.string().trim().max(most), es: z.string().trim().max(most) });
const Version = z.int();

export const DeskTransfer = z
  .object({
    id: Id,
    version: Version,
    status: z.enum(TRANSFER_STATUSES),
    open: z.boolean(),
    overdue: z.boolean(),
    answerBy: Day,
    requestedAt: Instant,
    member: z.object({ name: z.string(), birthDate: Day }),
    /** As its label names it. */
    outside: z.object({ pharmacy: z.string(), phone: z.string(), rxNumber: z.string() }),
    /** What the member calls it, or what the outside pharmacy named. */
    medicine: z.string().optional(),
    calls: z.int(),
    lastCall: z.enum(CALL_OUTCOMES).optional(),
  })
  .openapi("DeskTransfer");
export type DeskTransfer = z.infer<typeof DeskTransfer>;

export const TransferDesk = z.object({ transfers: z.array(DeskTransfer) }).openapi("TransferDesk");
export type TransferDesk = z.infer<typeof TransferDesk>;

const Schedule = z.enum(["none", "II", "III", "IV", "V"]);

/** What the outside pharmacy says of its prescription. Units and days are of one fill. */
export const TransferAnswer = z
  .object({
    drugId: Id,
    schedule: Schedule,
    directions: BothLanguages(400),
    purpose: BothLanguages(200),
    quantity: z.number(),
    daysSupply: z.number(),
    refillsRemaining: z.number(),
    writtenOn: Day,
    /** Absent where it was never filled there. */
    lastFilledOn: Day.optional(),
    prescriberName: z.string().trim().max(120),
    prescriberNpi: z.string().trim().max(20).optional(),
    prescriberPhone: z.string().trim().max(30).optional(),
    /** It had come to that pharmacy by transfer itself. */
    transferredBefore: z.boolean(),
    outsideDeaNumber: z.string().trim().toUpperCase().max(20).optional(),
    givenBy: z.string().trim().max(120),
    givenByPharmacist: z.boolean(),
  })
  .openapi("TransferAnswer");
export type TransferAnswer = z.infer<typeof TransferAnswer>;

export const TransferDetails = DeskTransfer.extend({
  recordNumber: z.string(),
  memberPhone: z.string().optional(),
  /** Somebody there was reached: what they said can be taken down. */
  reached: z.boolean(),
  medicineNamed: z.string().optional(),
  answer: TransferAnswer.extend({ drug: z.string(), deaSchedule: z.string().optional() }).optional(),
  /** The prescriber the plan knows by that number; absent where they will be entered as outside the plan. */
  prescriber: z.object({ name: z.string(), network: z.string() }).optional(),
  warnings: z.array(PrescribingWarning),
  refused: z.enum(TRANSFER_REFUSALS).optional(),
  attestedBy: z.string().optional(),
  /** Of the prescription it made. */
  rxNumber: z.string().optional(),
  timeline: z.array(
    z.object({
      at: Instant,
      code: z.string(),
      by: z.enum(["member", "staff", "system"]),
      who: z.string().optional(),
      outcome: z.enum(CALL_OUTCOMES).optional(),
      spokeTo: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
}).openapi("TransferDetails");
export type TransferDetails = z.infer<typeof TransferDetails>;

export const CounterTransfer = AtCounter.extend({
  outsideRxNumber: z.string().trim().min(1).max(40),
  outsidePharmacyName: z.string().trim().min(1).max(120),
  outsidePharmacyPhone: z.string().trim().min(7).max(30),
  medicineNamed: z.string().trim().max(120).optional(),
}).openapi("CounterTransfer");

export const InsideMove = AtCounter.extend({ rxNumber: RxNumber, toPharmacyId: Id }).openapi("InsideMove");
export const MovedInside = z
  .object({
    id: Id,
    /** What became of the order that was open for it. */
    line: z.enum(["goes-along", "stays", "none"]),
  })
  .openapi("MovedInside");
export type MovedInside = z.infer<typeof MovedInside>;

export const TransferCall = z
  .object({
    version: Version,
    outcome: z.enum(CALL_OUTCOMES),
    spokeTo: z.string().trim().max(120).optional(),
    note: z.string().trim().max(400).optional(),
  })
  .openapi("TransferCall");

export const AnswerToRecord = z.object({ version: Version, answer: TransferAnswer }).openapi("AnswerToRecord");
export const Attestation = z
  .object({
    version: Version,
    /** What there is to know of the member and this medicine was read. */
    warningsRead: z.boolean().default(false),
  })
  .openapi("Attestation");
export const TransferRefused = z
  .object({ version: Version, reason: z.enum(TRANSFER_REFUSALS) })
  .openapi("TransferRefused");
export const TransferTakenBack = z.object({ version: Version }).openapi("TransferTakenBack");

export const RecordedTransfer = z.object({ id: Id }).openapi("RecordedTransfer");
export type RecordedTransfer = z.infer<typeof RecordedTransfer>;
