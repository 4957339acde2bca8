import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { type Profile, readProfile } from "#database/queries/read-profile.ts";
import { readLineRenewal, readRenewals as queryRenewals, type RenewalRow } from "#database/queries/read-renewals.ts";
import { type Day, daysBetween } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { expiresOn } from "#domain/refill/expiry.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { runsOutOn } from "#domain/refill/too-soon.ts";
import { type Adherence, adherence } from "#domain/renewal/adherence.ts";
import { refillsAsked } from "#domain/renewal/renewal-answer.ts";
import { type RenewalClock, renewalClock } from "#domain/renewal/renewal-clock.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { coverDay, prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { type PrescribingWarning, prescribingWarnings } from "#use-cases/prescribing/prescribing-warnings.ts";
import { prescriptionOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** An open renewal with what a prescriber weighs before answering. */
export type ListedRenewal = {
  readonly row: RenewalRow;
  readonly clock: RenewalClock;
  /** Whole days since it was asked. */
  readonly askedDaysAgo: number;
  readonly pharmacyName: string;
  readonly refillsAsked: number;
  readonly expiresOn: Day;
  readonly runsOutOn: Day | null;
  readonly adherence: Adherence | null;
  /** Set where the reader answers for somebody else. */
  readonly forColleague: string | null;
};

/** The renewals that wait for a prescriber, oldest due first. */
export async function readRenewalInbox(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "inbox"; readonly renewals: readonly ListedRenewal[] } | Refusal<"not-allowed">> {
  const now = clock();
  const reader = prescriberOf(staff, "answer-renewal", now);
  if (reader.kind === "refused") return reader;
  const rows = await queryRenewals(database, reader);
  const plan = await readPlan(database, rows[0]?.policy_version);
  for (const memberId of new Set(rows.map((row) => row.member_id))) noteRead(database, now, staff, memberId);
  return { kind: "inbox", renewals: rows.map((row) => describe(row, plan, now, reader.prescriberId)) };
}

export type ReadRenewal = {
  readonly kind: "renewal";
  readonly renewal: ListedRenewal;
  readonly profile: Profile;
  readonly warnings: readonly PrescribingWarning[];
};

/** One renewal with the patient's other medicines and allergies; one that was answered or withdrawn is there no more. */
export async function readRenewal(
  { database, clock }: Dependencies,
  staff: StaffActor,
  renewalId: string,
): Promise<ReadRenewal | Refusal<"not-allowed" | "not-found" | "changed-meanwhile">> {
  const now = clock();
  const reader = prescriberOf(staff, "answer-renewal", now);
  if (reader.kind === "refused") return reader;
  const [row] = await queryRenewals(database, { ...reader, renewalId });
  if (row === undefined) return refuse("not-found");
  if (row.renewal_status !== "sent") return refuse("changed-meanwhile");
  const plan = await readPlan(database, row.policy_version);
  noteRead(database, now, staff, row.member_id);
  return weigh(database, row, plan, now, reader.prescriberId);
}

/** What a pharmacist of the line's pharmacy asks a prescriber's office by phone. */
export async function readRenewalOfLine(
  { database, clock }: Dependencies,
  staff: StaffActor,
  lineId: string,
): Promise<(ReadRenewal & { readonly timeZone: string }) | Refusal<"not-allowed" | "not-found" | "changed-meanwhile">> {
  const row = await findRenewalOfLine(database, staff, lineId);
  if ("kind" in row) return row;
  if (row.renewal_status !== "sent") return refuse("changed-meanwhile");
  const now = clock();
  const plan = await readPlan(database, row.policy_version);
  noteRead(database, now, staff, row.member_id);
  return {
    ...(await weigh(database, row, plan, now, row.asked_prescriber_id)),
    timeZone: zoneOf(row, plan),
  };
}

/** The request behind a line, for who may write its answer down; a line of another pharmacy does not exist for them. */
export async function findRenewalOfLine(
  database: Dependencies["database"],
  staff: StaffActor,
  lineId: string,
): Promise<RenewalRow | Refusal<"not-allowed" | "not-found">> {
  if (!mayAct(staff, "enter-renewal-answer", null)) return refuse("not-allowed");
  const row = await readLineRenewal(database, lineId);
  return row !== undefined && mayAct(staff, "enter-renewal-answer", row.line_pharmacy_id) ? row : refuse("not-found");
}

async function weigh(
  database: Dependencies["database"],
  row: RenewalRow,
  plan: Plan,
  now: Date,
  readerId: string,
): Promise<ReadRenewal> {
  const profile = await readProfile(database, row.member_id);
  const warnings = prescribingWarnings(
    { name: row.drug_name, therapy: row.therapy },
    profile,
    coverDay(now),
    row.prescription_id,
  );
  return { kind: "renewal", renewal: describe(row, plan, now, readerId), profile, warnings };
}

export function zoneOf({ line_pharmacy_id }: Pick<RenewalRow, "line_pharmacy_id">, plan: Plan): string {
  const pharmacy = plan.pharmacies.get(line_pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  return pharmacy.timeZone;
}

function noteRead(database: Dependencies["database"], now: Date, { staffId }: StaffActor, memberId: string): void {
  recordStaffRead(database, now, { staffId }, "renewal-read", memberId);
}

function describe(row: RenewalRow, plan: Plan, now: Date, readerId: string): ListedRenewal {
  const pharmacy = plan.pharmacies.get(row.line_pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  const today = dayInZone(now, pharmacy.timeZone);
  const prescription = prescriptionOfRow(row, plan);
  const schedule = row.dea_schedule as DeaSchedule | null;
  return {
    row,
    clock: renewalClock(timesOf(row), today),
    askedDaysAgo: daysBetween(dayInZone(row.requested_at, pharmacy.timeZone), today),
    pharmacyName: pharmacy.name,
    refillsAsked: refillsAsked(row.refills_authorized, schedule),
    expiresOn: expiresOn(prescription, schedule, plan.policy),
    runsOutOn: runsOutOn(prescription, plan.policy),
    adherence: adherence(prescription.fills, today),
    forColleague: row.asked_prescriber_id === readerId ? null : row.asked_prescriber_name,
  };
}

export function timesOf(row: Pick<RenewalRow, "answer_due_on" | "seen_at" | "followed_up_at" | "escalated_at">) {
  return {
    answerDueOn: row.answer_due_on as Day,
    seenAt: row.seen_at,
    followedUpAt: row.followed_up_at,
    escalatedAt: row.escalated_at,
  };
}
