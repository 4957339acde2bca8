import type { Database } from "#database/database.ts";
import type { Day } from "#domain/calendar/day.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { SettingSubject, SettingValues } from "#domain/settings/setting-fields.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { revisionOf } from "#use-cases/settings/change-setting.ts";
import { POLICY_ID, readStored, type SettingAt } from "#use-cases/settings/stored-settings.ts";

export type SettingChange = SettingAt & {
  readonly id: string;
  /** Whether it adds something new, which stands nowhere else before its day. */
  readonly creates: boolean;
  /** What it is called now; empty for policy and wording. */
  readonly title: string;
  /** For one that took effect what it replaced, else what stood there when it was entered. */
  readonly before: SettingValues;
  readonly after: SettingValues;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly effectiveOn: Day;
  readonly note: string | null;
  readonly state: "waiting" | "applied" | "cancelled" | "refused";
  readonly stateAt: Date | null;
  /** Who cancelled it. */
  readonly stateBy: string | null;
};

export type Setting = SettingAt & {
  readonly kind: "setting";
  readonly title: string;
  readonly values: SettingValues;
  readonly revision: number;
  /** Newest first, those still waiting among them. */
  readonly changes: readonly SettingChange[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
};

const PAGE = 50;

/** One thing's settings, with what happened to them and what is still to come. */
export async function readSetting(
  { database }: Dependencies,
  staff: StaffActor,
  at: SettingAt,
): Promise<Setting | Refusal<"not-allowed" | "not-found">> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  // One snapshot: a revision newer than the values would let them be written over unseen.
  const read = await database.kysely
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => ({ stored: await readStored(trx, at), revision: await revisionOf(trx, at) }));
  if (read.stored === undefined) return refuse("not-found");
  const { areas } = await readPlan(database);
  return {
    kind: "setting",
    subject: at.subject,
    subjectId: at.subjectId,
    ...read.stored,
    revision: read.revision,
    changes: (await queryChanges(database, { at, limit: PAGE })).slice(0, PAGE),
    areas: [...areas.values()].map(({ key, name }) => ({ id: key, name })),
  };
}

export type ListedSetting = {
  readonly subjectId: string;
  readonly title: string;
  readonly values: SettingValues;
  /** Changes that wait for their day. */
  readonly waiting: number;
};

const MOST_DRUGS = 60;

/** All things of one kind; of medicines those whose name holds `search`, which are many. */
export async function listSettings(
  { database }: Dependencies,
  staff: StaffActor,
  subject: SettingSubject,
  search: string,
): Promise<
  | {
      readonly kind: "settings";
      readonly settings: readonly ListedSetting[];
      /** New ones that wait for their day, the soonest first. */
      readonly coming: readonly SettingChange[];
    }
  | Refusal<"not-allowed">
> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const { kysely } = database;
  const waiting = await kysely
    .selectFrom("setting_changes as c")
    .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
    .select("c.subject_id")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("c.subject", "=", subject)
    .where("c.creates", "=", false)
    .where("o.change_id", "is", null)
    .groupBy("c.subject_id")
    .execute();
  const counts = new Map(waiting.map((row) => [row.subject_id, row.count]));
  const settings: ListedSetting[] = [];
  for (const subjectId of await idsOf(database, subject, search)) {
    const stored = await readStored(kysely, { subject, subjectId });
    if (stored !== undefined) settings.push({ subjectId, ...stored, waiting: counts.get(subjectId) ?? 0 });
  }
  const coming = await queryChanges(database, { creating: subject, waiting: true, limit: PAGE });
  return { kind: "settings", settings, coming: coming.toSorted(byDay) };
}

function byDay(one: SettingChange, other: SettingChange): number {
  return one.effectiveOn < other.effectiveOn ? -1 : 1;
}

async function idsOf(database: Database, subject: SettingSubject, search: string): Promise<string[]> {
  const plan = await readPlan(database);
  switch (subject) {
    case "area":
      return [...plan.areas.keys()];
    case "pharmacy":
      return [...plan.pharmacies.keys()];
    case "coverage":
      return [...plan.coverages.keys()];
    case "policy":
    case "wording":
      return [POLICY_ID];
    case "drug": {
      const text = search.trim().replaceAll(/[%_\\]/g, "");
      const rows = await database.kysely
        .selectFrom("drugs")
        .select("drug_id")
        .where("name", "ilike", `%${text}%`)
        .orderBy("name")
        .orderBy("strength")
        .limit(MOST_DRUGS)
        .execute();
      return rows.map(({ drug_id }) => drug_id);
    }
  }
}

/** Every change of settings, newest first, page by page. */
export async function listChanges(
  { database }: Dependencies,
  staff: StaffActor,
  ask: { readonly after: string | null; readonly waiting: boolean },
): Promise<
  | { readonly kind: "changes"; readonly changes: readonly SettingChange[]; readonly next: string | null }
  | Refusal<"not-allowed" | "bad-input">
> {
  if (!mayAct(staff, "change-settings", null) && !mayAct(staff, "search-audit", null)) return refuse("not-allowed");
  const match = ask.after === null ? null : /^([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(ask.after);
  if (ask.after !== null && match === null) return refuse("bad-input", { fields: { after: "cursor" } });
  const after = match === null ? null : { at: new Date(Number.parseInt(match[1] ?? "", 36)), id: match[2] ?? "" };
  const found = await queryChanges(database, { after, waiting: ask.waiting, limit: PAGE + 1 });
  const changes = found.slice(0, PAGE);
  const last = changes.at(-1);
  const next = found.length > PAGE && last !== undefined ? `${last.enteredAt.getTime().toString(36)}.${last.id}` : null;
  return { kind: "changes", changes, next };
}

async function queryChanges(
  { kysely }: Database,
  ask: {
    readonly at?: SettingAt;
    readonly after?: { readonly at: Date; readonly id: string } | null;
    readonly waiting?: boolean;
    /** Only what adds something of this kind. */
    readonly creating?: SettingSubject;
    readonly limit: number;
  },
): Promise<SettingChange[]> {
  const { at, after, creating } = ask;
  const rows = await kysely
    .selectFrom("setting_changes as c")
    .innerJoin("staff as s", "s.staff_id", "c.entered_by")
    .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
    .leftJoin("staff as ended", "ended.staff_id", "o.by_staff_id")
    .selectAll("c")
    .select(["s.name as entered_by_name", "o.outcome", "o.at as outcome_at", "o.replaced", "ended.name as ended_by"])
    .$if(at !== undefined, (query) =>
      query.where("c.subject", "=", at?.subject ?? "").where("c.subject_id", "=", at?.subjectId ?? ""),
    )
    .$if(creating !== undefined, (query) => query.where("c.creates", "=", true).where("c.subject", "=", creating ?? ""))
    .$if(ask.waiting === true, (query) => query.where("o.change_id", "is", null))
    .$if(after !== undefined && after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("c.entered_at", "c.change_id"), "<", eb.tuple(after?.at ?? new Date(0), after?.id ?? "")),
      ),
    )
    .orderBy("c.entered_at", "desc")
    .orderBy("c.change_id", "desc")
    .limit(ask.limit)
    .execute();
  return Promise.all(
    rows.map(async (row): Promise<SettingChange> => {
      const subject = row.subject as SettingSubject;
      const stored = await readStored(kysely, { subject, subjectId: row.subject_id });
      return {
        id: row.change_id,
        subject,
        subjectId: row.subject_id,
        creates: row.creates,
        title: stored?.title ?? nameIn(row.after),
        before: (row.replaced ?? row.before) as unknown as SettingValues,
        after: row.after as unknown as SettingValues,
        enteredBy: row.entered_by_name,
        enteredAt: row.entered_at,
        effectiveOn: row.effective_on as Day,
        note: row.note,
        state: (row.outcome ?? "waiting") as SettingChange["state"],
        stateAt: row.outcome_at,
        stateBy: row.ended_by,
      };
    }),
  );
}

/** What something is called that is not there yet. */
function nameIn(after: unknown): string {
  const { name } = after as { name?: unknown };
  return typeof name === "string" ? name : "";
}
