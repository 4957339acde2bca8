import type { Kysely } from "kysely";
import type { Database } from "#database/database.ts";
import { isRetryable } from "#database/errors.ts";
import type { DB } from "#database/generated/row-types.ts";
import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { readPrescriptions } from "#database/queries/read-prescriptions.ts";
import { readProfile } from "#database/queries/read-profile.ts";
import { readRenewals, type RenewalRow } from "#database/queries/read-renewals.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { type WrittenPrescription, writtenFaults } from "#domain/prescription/written-prescription.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { refillsAsked, type RenewalAnswer } from "#domain/renewal/renewal-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { decideLineAgain } from "#use-cases/orders/decide-line-again.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { priceLine } from "#use-cases/orders/price-line.ts";
import { enterPrescription, supersede } from "#use-cases/prescribing/enter-prescription.ts";
import { findDrug } from "#use-cases/prescribing/find-drugs.ts";
import { type Prescriber, prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { type PrescribingWarning, prescribingWarnings } from "#use-cases/prescribing/prescribing-warnings.ts";
import { signWithSecondFactor, type SigningRefusal } from "#use-cases/prescribing/sign-with-second-factor.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";
import { lockRenewal } from "#use-cases/renewals/lock-renewal.ts";

export type AnswerAsk = {
  readonly renewalId: string;
  readonly answer: RenewalAnswer;
  /** What the member may read besides; null for nothing. */
  readonly note: string | null;
  /** The authenticator's code: asked for where the medicine is controlled. */
  readonly code?: string | undefined;
  /** A replacement against an allergy, or beside a medicine of the same kind, is sent only once that was read. */
  readonly warningsRead: boolean;
};

export type AnswerResult =
  | { readonly kind: "warned"; readonly warnings: readonly PrescribingWarning[] }
  /** `lineStatus` is where the waiting line went by itself. */
  | { readonly kind: "answered"; readonly lineStatus: LineStatus }
  | Refusal<"not-allowed" | "not-found" | "changed-meanwhile" | "bad-input" | "drug-not-found">
  | SigningRefusal;

/** Who answers, how the request is found for them, and how they sign for what they prescribe. */
export type Answerer<SignRefusal> = {
  readonly find: () => Promise<RenewalRow | undefined>;
  readonly by: (row: RenewalRow) => Prescriber;
  readonly sign: (schedule: DeaSchedule | null) => SignRefusal | undefined | Promise<SignRefusal | undefined>;
  /** Who of the prescriber's office said it, and when, where a pharmacist wrote it down. */
  readonly byPhone: { readonly informant: string; readonly toldAt: Date } | null;
};

const ATTEMPTS = 4;

/** After a change of dose what is left of the old one does not last: the next fill need not wait for it. */
const EARLY_AFTER_CHANGE_DAYS = 30;

/**
 * A prescriber's answer, for their own patient or a colleague's whom they cover. An approval of any kind is a new
 * prescription that takes the old one's place; the order line that waited moves to it and goes on by itself. Of several
 * answers at once the first counts, the others are told.
 */
export async function answerRenewal(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: AnswerAsk,
): Promise<AnswerResult> {
  const by = prescriberOf(staff, "answer-renewal", dependencies.clock());
  if (by.kind === "refused") return by;
  return settleRenewal(dependencies, ask, {
    find: async () => (await readRenewals(dependencies.database, { ...by, renewalId: ask.renewalId }))[0],
    by: () => by,
    sign: (schedule) => signWithSecondFactor(dependencies, staff, schedule, ask.code),
    byPhone: null,
  });
}

/** Writes an answer down, whoever brings it, and lets the order go on by it. */
export async function settleRenewal<SignRefusal>(
  dependencies: Dependencies,
  ask: Pick<AnswerAsk, "answer" | "note" | "warningsRead">,
  answerer: Answerer<SignRefusal>,
): Promise<Exclude<AnswerResult, SigningRefusal> | SignRefusal> {
  const { database, clock } = dependencies;
  const now = clock();
  let { answer } = ask;
  let signed = false;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const row = await answerer.find();
    if (row === undefined) return refuse("not-found");
    if (row.renewal_status !== "sent") return refuse("changed-meanwhile");
    const by = answerer.by(row);
    const plan = await readPlan(database, row.policy_version);
    const notOffered = answer.kind === "denied" ? refuseReason(plan, "deny", answer.reason) : undefined;
    if (notOffered !== undefined) return notOffered;
    answer = plainAnswer(answer, row);
    const written = writtenBy(answer, row);
    if (written !== null) {
      const drug = await findDrug(dependencies, written.drugId);
      if (drug === undefined) return refuse("drug-not-found");
      const faults = writtenFaults(written, drug.schedule, plan.policy.maxDaysSupply);
      if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
      if (answer.kind === "replaced" && !ask.warningsRead) {
        const warnings = prescribingWarnings(
          drug,
          await readProfile(database, row.member_id),
          by.on,
          row.prescription_id,
        );
        if (warnings.length > 0) return { kind: "warned", warnings };
      }
      const unsigned = signed ? undefined : await answerer.sign(drug.schedule);
      if (unsigned !== undefined) return unsigned;
      signed = true;
    }
    try {
      const result = await database.kysely.transaction().execute((trx) =>
        write({ ...database, kysely: trx }, plan, row, written, {
          answer,
          note: ask.note,
          by,
          now,
          byPhone: answerer.byPhone,
        }),
      );
      if (result !== null) return result;
    } catch (error) {
      if (!isRetryable(error) || attempt === ATTEMPTS) throw error;
    }
  }
  return refuse("changed-meanwhile");
}

/** "Other" refills that are the ones asked for change nothing. */
function plainAnswer(answer: RenewalAnswer, row: RenewalRow): RenewalAnswer {
  return answer.kind === "approved-with-changes" && answer.refills === askedOf(row) ? { kind: "approved" } : answer;
}

function askedOf(row: RenewalRow): number {
  return refillsAsked(row.refills_authorized, row.dea_schedule as DeaSchedule | null);
}

/** What the answer prescribes; null where it prescribes nothing. */
function writtenBy(answer: RenewalAnswer, row: RenewalRow): WrittenPrescription | null {
  const asBefore = {
    drugId: row.drug_id,
    directions: row.directions,
    quantity: row.quantity,
    daysSupply: row.days_supply,
  };
  switch (answer.kind) {
    case "approved":
      return { ...asBefore, refills: askedOf(row) };
    case "approved-with-changes":
      return { ...asBefore, refills: answer.refills };
    case "replaced":
      return answer;
    case "denied":
    case "visit-asked":
      return null;
  }
}

type Answering = Pick<AnswerAsk, "answer" | "note"> & {
  readonly by: Prescriber;
  readonly now: Date;
  readonly byPhone: Answerer<never>["byPhone"];
};

/** Null where something moved since it was read, and nothing was written. */
async function write(
  database: Database,
  plan: Plan,
  row: RenewalRow,
  written: WrittenPrescription | null,
  { answer, note, by, now, byPhone }: Answering,
): Promise<Extract<AnswerResult, { kind: "answered" }> | null> {
  const trx = database.kysely;
  if (!(await lockRenewal(trx, row))) return null;
  const newPrescriptionId = written === null ? null : await renew(trx, plan, row, written, { by, now });
  await trx
    .updateTable("renewal_requests")
    .set({
      status: "answered",
      answered_at: now,
      answered_by_staff_id: by.staffId,
      seen_at: row.seen_at ?? now,
      answer: answer.kind,
      denial_reason: answer.kind === "denied" ? answer.reason : null,
      note,
      new_prescription_id: newPrescriptionId,
      informant: byPhone?.informant ?? null,
      told_at: byPhone?.toldAt ?? null,
    })
    .where("renewal_id", "=", row.renewal_id)
    .execute();
  const step = {
    lineId: row.line_id,
    memberId: row.member_id,
    byStaffId: by.staffId,
    action: byPhone === null ? "renewal-answered" : "renewal-entered",
    event: `renewal-${answer.kind}`,
  } as const;
  const told = {
    prescriber: by.name,
    ...(byPhone === null ? {} : { informant: byPhone.informant, toldAt: byPhone.toldAt.toISOString() }),
  };
  if (newPrescriptionId === null || written === null) {
    await bumpVersion(trx, row.prescription_id);
    const reason = answer.kind === "denied" ? answer.reason : null;
    await moveLine(trx, now, { ...step, status: "declined", details: { ...told, reason } });
    return { kind: "answered", lineStatus: "declined" };
  }
  const [renewed] = await readPrescriptions(database, {
    memberId: row.member_id,
    readerId: row.member_id,
    prescriptionId: newPrescriptionId,
  });
  if (renewed === undefined) throw new Error("a prescription just written can't be read");
  const decided = decideLineAgain(plan, { ...row, line_days_supply: null }, renewed, now);
  await moveLine(trx, now, {
    ...step,
    status: decided.status,
    details: {
      ...told,
      refills: written.refills,
      drug: `${renewed.drug_name} ${renewed.strength}`,
      quantity: written.quantity,
      daysSupply: written.daysSupply,
    },
    columns: {
      ...decided.columns,
      prescription_id: newPrescriptionId,
      ...("quantity" in decided.columns ? {} : { quantity: written.quantity, days_supply: written.daysSupply }),
      ...priceAfter(renewed, plan, row, decided.columns.days_supply ?? written.daysSupply),
    },
  });
  return { kind: "answered", lineStatus: decided.status };
}

async function renew(
  trx: Kysely<DB>,
  plan: Plan,
  row: RenewalRow,
  written: WrittenPrescription,
  { by, now }: Pick<Answering, "by" | "now">,
): Promise<string> {
  const writtenOn = dayInZone(now, plan.pharmacies.get(row.line_pharmacy_id)?.timeZone ?? "UTC");
  const id = await enterPrescription(trx, {
    ...written,
    memberId: row.member_id,
    prescriberId: by.prescriberId,
    staffId: by.staffId,
    pharmacyId: row.pharmacy_id,
    purpose: row.purpose,
    writtenOn,
    carried: {
      prior_prescription_id: row.prescription_id,
      // The prescriber has just answered about the dose.
      hold_reason: row.hold_reason === "dose-question" ? null : row.hold_reason,
      early_fill_allowed_until: changesDose(row, written) ? addDays(writtenOn, EARLY_AFTER_CHANGE_DAYS) : null,
      prescriber_bars_90_days: row.prescriber_bars_90_days,
      care_plan_otc: row.care_plan_otc,
      // What the member lets helpers see was said of the medicine as it was.
      shown_to_proxies: row.shown_to_proxies && written.drugId === row.drug_id,
    },
  });
  await supersede(trx, row.prescription_id, id);
  return id;
}

function changesDose(row: RenewalRow, written: WrittenPrescription): boolean {
  return (
    written.drugId !== row.drug_id ||
    written.directions.en.trim() !== row.directions.en.trim() ||
    written.quantity * row.days_supply !== row.quantity * written.daysSupply
  );
}

/** Nobody pays more than the order said: a dearer replacement is given at the price shown, a cheaper one at its own. */
function priceAfter(renewed: PrescriptionRow, plan: Plan, row: RenewalRow, daysSupply: number) {
  const price = priceLine(renewed, plan, row.delivery_kind, daysSupply, new Map());
  return price.amountCents < row.price_cents ? { price_cents: price.amountCents, price_code: price.code } : {};
}

/** The prescription can be ordered again: orders that were decided before must look again. */
async function bumpVersion(trx: Kysely<DB>, prescriptionId: string): Promise<void> {
  await trx
    .updateTable("prescriptions")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("prescription_id", "=", prescriptionId)
    .execute();
}
