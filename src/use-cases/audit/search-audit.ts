import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Database } from "#database/database.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone, instantOf } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noteAct } from "#use-cases/staff/note-act.ts";

/** What to look for; null where anything will do. Days begin where the plan's offices are, both included. */
export type AuditFilter = {
  /** A member's record number. */
  readonly mrn: string | null;
  /** A member of staff, by e-mail or a part of the name. */
  readonly staff: string | null;
  readonly action: string | null;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly fromOn: Day;
  readonly toOn: Day;
};

export type AuditEntry = {
  readonly id: string;
  readonly at: Date;
  readonly member: { readonly mrn: string; readonly name: string };
  readonly who: {
    readonly kind: "member" | "proxy" | "guest" | "staff" | "system";
    /** Of a proxy and of staff. */
    readonly name: string | null;
  };
  readonly action: string;
  readonly channel: string;
  readonly reason: string | null;
};

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next: string | null };

const PAGE = 100;
const EXPORT_PAGE = 1000;
/** A link to an export is there to be followed at once. */
const EXPORT_MINUTES = 15;

/**
 * One page of the access log, newest first. Each search is written down with what it looked for, except the following
 * pages of one. A row is read by its place (`at`, `access_id`), so that the thousandth page costs what the first does.
 */
export async function searchAudit(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: { readonly filter: AuditFilter; readonly after: string | null },
): Promise<(AuditPage & { readonly kind: "found" }) | Refusal<"not-allowed" | "bad-input">> {
  if (!mayAct(staff, "search-audit", null)) return refuse("not-allowed");
  const { database, clock } = dependencies;
  const after = ask.after === null ? null : cursorOf(ask.after);
  if (after === undefined) return refuse("bad-input", { fields: { after: "cursor" } });
  if (ask.filter.fromOn > ask.filter.toOn) return refuse("bad-input", { fields: { toOn: "ends-before-start" } });
  const page = await readPage(database, ask.filter, after, PAGE);
  if (after === null) {
    await noteAct(database.kysely, clock(), {
      staffId: staff.staffId,
      action: "audit-searched",
      details: ask.filter,
    });
  }
  return { kind: "found", ...page };
}

/** Begins an export: it is written down with what was asked, and can be fetched by the one who began it. */
export async function beginAuditExport(
  { database, clock }: Dependencies,
  staff: StaffActor,
  filter: AuditFilter,
): Promise<{ readonly kind: "begun"; readonly exportId: string } | Refusal<"not-allowed" | "bad-input">> {
  if (!mayAct(staff, "search-audit", null)) return refuse("not-allowed");
  if (filter.fromOn > filter.toOn) return refuse("bad-input", { fields: { toOn: "ends-before-start" } });
  const exportId = newId();
  await noteAct(database.kysely, clock(), {
    id: exportId,
    staffId: staff.staffId,
    action: "audit-exported",
    details: filter,
  });
  return { kind: "begun", exportId };
}

/** All entries of an export that was begun just now, read as they are asked for. */
export async function readAuditExport(
  { database, clock }: Dependencies,
  staff: StaffActor,
  exportId: string,
): Promise<
  | { readonly kind: "export"; readonly pages: AsyncGenerator<readonly AuditEntry[], void> }
  | Refusal<"not-allowed" | "not-found">
> {
  if (!mayAct(staff, "search-audit", null)) return refuse("not-allowed");
  const begun = await database.kysely
    .selectFrom("administration_acts")
    .select("details")
    .where("act_id", "=", exportId)
    .where("action", "=", "audit-exported")
    .where("staff_id", "=", staff.staffId)
    .where("at", ">", new Date(clock().getTime() - EXPORT_MINUTES * 60_000))
    .executeTakeFirst();
  if (begun === undefined) return refuse("not-found");
  return { kind: "export", pages: pagesOf(database, begun.details as unknown as AuditFilter) };
}

async function* pagesOf(database: Database, filter: AuditFilter): AsyncGenerator<readonly AuditEntry[], void> {
  let after: Place | null = null;
  do {
    const page: AuditPage = await readPage(database, filter, after, EXPORT_PAGE);
    yield page.entries;
    after = page.next === null ? null : (cursorOf(page.next) ?? null);
  } while (after !== null);
}

/** Searches and exports of the audit itself, newest first. */
export async function listAuditActs(
  { database }: Dependencies,
  staff: StaffActor,
): Promise<
  | {
      readonly kind: "acts";
      readonly acts: readonly {
        readonly id: string;
        readonly at: Date;
        readonly by: string;
        readonly exported: boolean;
        readonly filter: AuditFilter;
      }[];
    }
  | Refusal<"not-allowed">
> {
  if (!mayAct(staff, "search-audit", null)) return refuse("not-allowed");
  const rows = await database.kysely
    .selectFrom("administration_acts as a")
    .innerJoin("staff as s", "s.staff_id", "a.staff_id")
    .select(["a.act_id", "a.at", "a.action", "a.details", "s.name"])
    .where("a.action", "in", ["audit-searched", "audit-exported"])
    .orderBy("a.at", "desc")
    .orderBy("a.act_id", "desc")
    .limit(PAGE)
    .execute();
  return {
    kind: "acts",
    acts: rows.map((row) => ({
      id: row.act_id,
      at: row.at,
      by: row.name,
      exported: row.action === "audit-exported",
      filter: row.details as unknown as AuditFilter,
    })),
  };
}

/** The last month, where nothing else is asked. */
export function defaultAuditDays(now: Date): { fromOn: Day; toOn: Day } {
  const toOn = dayInZone(now, PLAN_ZONE);
  return { fromOn: addDays(toOn, -30), toOn };
}

type Place = { readonly at: Date; readonly id: string };

function cursorOf(text: string): Place | undefined {
  const match = /^([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(text);
  return match === null ? undefined : { at: new Date(Number.parseInt(match[1] ?? "", 36)), id: match[2] ?? "" };
}

async function readPage(
  { kysely }: Database,
  filter: AuditFilter,
  after: Place | null,
  limit: number,
): Promise<AuditPage> {
  const scope = await scopeOf(kysely, filter);
  if (scope === null) return { entries: [], next: null };
  const rows = await kysely
    .selectFrom("access_log as a")
    .innerJoin("members as m", "m.member_id", "a.member_id")
    .leftJoin("members as proxy", (join) =>
      join.onRef("proxy.member_id", "=", "a.actor_id").on("a.actor_kind", "=", "proxy"),
    )
    .leftJoin("staff as s", (join) => join.onRef("s.staff_id", "=", "a.actor_id").on("a.actor_kind", "=", "staff"))
    .select(["a.access_id", "a.at", "a.actor_kind", "a.action", "a.channel", "a.reason"])
    .select(["m.mrn", "m.given_name", "m.family_name", "s.name as staff_name"])
    .select(["proxy.given_name as proxy_given_name", "proxy.family_name as proxy_family_name"])
    .where("a.at", ">=", instantOf(filter.fromOn, 0, PLAN_ZONE))
    .where("a.at", "<", instantOf(addDays(filter.toOn, 1), 0, PLAN_ZONE))
    .$if(scope.memberId !== null, (query) => query.where("a.member_id", "=", scope.memberId ?? ""))
    .$if(scope.staffIds !== null, (query) =>
      query.where("a.actor_kind", "=", "staff").where("a.actor_id", "in", scope.staffIds ?? []),
    )
    .$if(filter.action !== null, (query) => query.where("a.action", "=", filter.action ?? ""))
    .$if(filter.channel !== null, (query) => query.where("a.channel", "=", filter.channel ?? ""))
    .$if(filter.reason !== null, (query) =>
      query.where((eb) =>
        eb.or([eb("a.reason", "=", filter.reason), eb("a.reason", "like", `${filter.reason ?? ""}: %`)]),
      ),
    )
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("a.at", "a.access_id"), "<", eb.tuple(after?.at ?? new Date(0), after?.id ?? "")),
      ),
    )
    .orderBy("a.at", "desc")
    .orderBy("a.access_id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown.map((row) => ({
      id: row.access_id,
      at: row.at,
      member: { mrn: row.mrn, name: `${row.given_name} ${row.family_name}` },
      who: {
        kind: row.actor_kind as AuditEntry["who"]["kind"],
        name:
          row.staff_name ??
          (row.proxy_given_name === null ? null : `${row.proxy_given_name} ${row.proxy_family_name ?? ""}`),
      },
      action: row.action,
      channel: row.channel,
      reason: row.reason,
    })),
    next: rows.length > limit && last !== undefined ? `${last.at.getTime().toString(36)}.${last.access_id}` : null,
  };
}

/** Whom the filter names; null where it names nobody there is. */
async function scopeOf(
  kysely: Kysely<DB>,
  { mrn, staff }: AuditFilter,
): Promise<{ readonly memberId: string | null; readonly staffIds: readonly string[] | null } | null> {
  let memberId: string | null = null;
  let staffIds: string[] | null = null;
  if (mrn !== null) {
    const row = await kysely.selectFrom("members").select("member_id").where("mrn", "=", mrn).executeTakeFirst();
    if (row === undefined) return null;
    memberId = row.member_id;
  }
  if (staff !== null) {
    const text = staff.replaceAll(/[%_\\]/g, "");
    const rows = await kysely
      .selectFrom("staff")
      .select("staff_id")
      .where((eb) => eb.or([eb("email", "ilike", text), eb("name", "ilike", `%${text}%`)]))
      .execute();
    if (rows.length === 0) return null;
    staffIds = rows.map(({ staff_id }) => staff_id);
  }
  return { memberId, staffIds };
}
