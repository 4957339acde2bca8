import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { membersRunningOut } from "#database/queries/members-running-out.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { readPrescriptions } from "#database/queries/read-prescriptions.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { isReminderDue } from "#domain/refill/reminder-due.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { scopeNow } from "#use-cases/family/sight.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import { describePrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";

/** What comes due within these days is told along, so that it needs no notice of its own. */
const TOLD_ALONG_DAYS = 3;
/** A fill's own days may end this long before its supply does: earlier fills were not used up yet. */
const CARRIED_OVER_DAYS = 60;
const REMINDED_DAYS = 14;
/** Before every id. */
const NO_MEMBER = "00000000-0000-0000-0000-000000000000";

type DueMedicine = {
  readonly memberId: string;
  readonly prescriptionId: string;
  readonly runsOutOn: Day;
  readonly isSensitive: boolean;
  readonly isDueNow: boolean;
};

/**
 * Reminds of medicines of which about 14 days are left: each person gets one notice for all that is due in the household
 * they look after, and another only when something else comes due. Who has had enough reminders today gets this one
 * another day.
 * @returns how many notices were written
 */
export async function remindToRefill(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock();
  const today = dayInZone(now, PLAN_ZONE);
  const since = await startOfTelling(database.kysely);
  const due: DueMedicine[] = [];
  const ends = { from: addDays(today, -CARRIED_OVER_DAYS), to: addDays(today, REMINDED_DAYS) };
  let members = await membersRunningOut(database, ends, NO_MEMBER);
  while (members.length > 0) {
    for (const memberId of members) {
      const medicines = await dueOf(dependencies, memberId, today);
      due.push(...medicines.filter(({ runsOutOn }) => since === null || addDays(runsOutOn, -REMINDED_DAYS) > since));
    }
    members = await membersRunningOut(database, ends, members.at(-1) ?? NO_MEMBER);
  }
  const told = new Map<string, DueMedicine[]>();
  for (const [memberId, medicines] of Map.groupBy(due, (medicine) => medicine.memberId)) {
    for (const { readerId, isOwn } of await readersOf(database.kysely, memberId, now)) {
      const shown = medicines.filter(({ isSensitive }) => isOwn || !isSensitive);
      told.set(readerId, [...(told.get(readerId) ?? []), ...shown]);
    }
  }
  let written = 0;
  for (const [readerId, medicines] of told) {
    if (await remind(dependencies, readerId, medicines)) written++;
  }
  return written;
}

/** What came due while the demo plan was made was told before it began. */
async function startOfTelling(kysely: Kysely<DB>): Promise<Day | null> {
  const row = await kysely.selectFrom("installation").select("demo_loaded_at").executeTakeFirst();
  const loadedAt = row?.demo_loaded_at ?? null;
  return loadedAt === null ? null : dayInZone(loadedAt, PLAN_ZONE);
}

async function dueOf({ database, clock }: Dependencies, memberId: string, today: Day): Promise<DueMedicine[]> {
  const rows = await readPrescriptions(database, { memberId, readerId: memberId });
  const plan = await readPlan(database, rows[0]?.policy_version);
  const automatic = await database.kysely
    .selectFrom("automatic_refills")
    .select("prescription_id")
    .where("member_id", "=", memberId)
    .where("stopped_at", "is", null)
    .execute();
  return describePrescriptions(rows, plan, clock(), true).flatMap((medicine): DueMedicine[] => {
    const { row, runsOutOn } = medicine;
    if (runsOutOn === null || automatic.some(({ prescription_id }) => prescription_id === row.prescription_id))
      return [];
    if (!isReminderDue(medicine, addDays(today, TOLD_ALONG_DAYS), plan.policy)) return [];
    const isDueNow = isReminderDue(medicine, today, plan.policy);
    const isSensitive = row.sensitive_class !== null && !row.shown_to_proxies;
    return [{ memberId, prescriptionId: row.prescription_id, runsOutOn, isSensitive, isDueNow }];
  });
}

/** Who is told for a member: the member, or where they don't sign on themselves those who act for them in full. */
async function readersOf(
  kysely: Kysely<DB>,
  memberId: string,
  now: Date,
): Promise<readonly { readonly readerId: string; readonly isOwn: boolean }[]> {
  const account = await kysely
    .selectFrom("accounts")
    .select("member_id")
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  if (account !== undefined) return [{ readerId: memberId, isOwn: true }];
  const grants = await kysely
    .selectFrom("grants as g")
    .innerJoin("accounts as a", "a.member_id", "g.proxy_member_id")
    .innerJoin("members as m", "m.member_id", "g.member_id")
    .select(["g.proxy_member_id", "g.scope as grant_scope", "g.basis as grant_basis"])
    .select(["g.expires_on as grant_expires_on", "m.birth_date"])
    .where("g.member_id", "=", memberId)
    .where("g.revoked_at", "is", null)
    .execute();
  return grants.flatMap((grant) =>
    scopeNow(grant, now) === "full" ? [{ readerId: grant.proxy_member_id, isOwn: false }] : [],
  );
}

async function remind(
  dependencies: Dependencies,
  readerId: string,
  medicines: readonly DueMedicine[],
): Promise<boolean> {
  const { database, clock } = dependencies;
  const known = await database.kysely
    .selectFrom("refill_reminders")
    .select(["prescription_id", "runs_out_on"])
    .where("member_id", "=", readerId)
    .where(
      "prescription_id",
      "in",
      medicines.map(({ prescriptionId }) => prescriptionId),
    )
    .execute();
  const news = medicines.filter(
    ({ prescriptionId, runsOutOn }) =>
      !known.some((one) => one.prescription_id === prescriptionId && one.runs_out_on === runsOutOn),
  );
  if (!news.some(({ isDueNow }) => isDueNow)) return false;
  const result = await writeNotice(dependencies, {
    memberId: readerId,
    kind: "refill-soon",
    change: `refill-soon:${hashOf(news)}`,
    details: { lines: medicines.length },
  });
  if (result === "later") return false;
  const reminded_at = clock();
  await database.kysely
    .insertInto("refill_reminders")
    .values(
      news.map(({ prescriptionId, runsOutOn }) => ({
        member_id: readerId,
        prescription_id: prescriptionId,
        runs_out_on: runsOutOn,
        reminded_at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return result === "written";
}

/** Names what is told, so that it is told once. */
function hashOf(medicines: readonly DueMedicine[]): string {
  const names = medicines.map(({ prescriptionId, runsOutOn }) => `${prescriptionId} ${runsOutOn}`).toSorted();
  return createHash("sha256").update(names.join("\n")).digest("base64url").slice(0, 22);
}
