import { readPlan } from "#database/queries/read-plan.ts";
import { mayAct, type Role } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { STAFF_IDLE_MINUTES } from "#use-cases/staff/read-staff-session.ts";

export type ListedStaff = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly pharmacy: { readonly id: string; readonly name: string } | null;
  readonly prescriber: { readonly id: string; readonly name: string } | null;
  /** `invited` has set up nothing yet; `no-authenticator` waits for another one; `elsewhere` is known to the plan's single sign-on only. */
  readonly state: "active" | "invited" | "no-authenticator" | "elsewhere" | "locked";
  readonly lastSeenAt: Date | null;
  readonly openSessions: number;
  readonly version: number;
};

const MOST = 200;

/** Everybody who works at the plan by name, or those whose name or e-mail holds the text. */
export async function listStaff(
  dependencies: Dependencies,
  admin: StaffActor,
  search: string,
): Promise<{ readonly kind: "staff"; readonly staff: readonly ListedStaff[] } | Refusal<"not-allowed">> {
  if (!mayAct(admin, "manage-staff", null)) return refuse("not-allowed");
  const text = `%${search.trim().replaceAll(/[%_\\]/g, "")}%`;
  const rows = await query(dependencies)
    .where((eb) => eb.or([eb("staff.name", "ilike", text), eb("staff.email", "ilike", text)]))
    .orderBy("staff.name")
    .orderBy("staff.staff_id")
    .limit(MOST)
    .execute();
  return { kind: "staff", staff: rows.map(listed) };
}

export type StaffDetails = ListedStaff & {
  readonly kind: "account";
  readonly own: boolean;
  readonly createdAt: Date;
  readonly acts: readonly {
    readonly at: Date;
    readonly by: string;
    readonly action: string;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
};

/** One account and what was done with it, newest first. */
export async function readStaffAccount(
  dependencies: Dependencies,
  admin: StaffActor,
  staffId: string,
): Promise<StaffDetails | Refusal<"not-allowed" | "not-found">> {
  if (!mayAct(admin, "manage-staff", null)) return refuse("not-allowed");
  const row = await query(dependencies).where("staff.staff_id", "=", staffId).executeTakeFirst();
  if (row === undefined) return refuse("not-found");
  const acts = await dependencies.database.kysely
    .selectFrom("administration_acts as a")
    .innerJoin("staff as s", "s.staff_id", "a.staff_id")
    .select(["a.at", "a.action", "a.details", "s.name"])
    .where("a.about_staff_id", "=", staffId)
    .orderBy("a.at", "desc")
    .orderBy("a.act_id", "desc")
    .limit(50)
    .execute();
  return {
    ...listed(row),
    kind: "account",
    own: staffId === admin.staffId,
    createdAt: row.created_at,
    acts: acts.map(({ at, action, details, name }) => ({
      at,
      by: name,
      action,
      details: (details ?? {}) as Record<string, unknown>,
    })),
  };
}

export type StaffPlaces = {
  readonly kind: "places";
  readonly pharmacies: readonly { readonly id: string; readonly name: string; readonly mailOrder: boolean }[];
  readonly prescribers: readonly { readonly id: string; readonly name: string }[];
};

/** Where somebody can work, and as which of the plan's prescribers. */
export async function readStaffPlaces(
  { database }: Dependencies,
  admin: StaffActor,
): Promise<StaffPlaces | Refusal<"not-allowed">> {
  if (!mayAct(admin, "manage-staff", null)) return refuse("not-allowed");
  const { pharmacies } = await readPlan(database);
  const prescribers = await database.kysely
    .selectFrom("prescribers")
    .select(["prescriber_id", "name"])
    .where("network", "in", ["plan", "dentist"])
    .orderBy("name")
    .execute();
  return {
    kind: "places",
    pharmacies: [...pharmacies.values()]
      .filter(({ kind }) => kind !== "contracted-community")
      .map(({ id, name, kind }) => ({ id, name, mailOrder: kind === "mail-order" })),
    prescribers: prescribers.map(({ prescriber_id, name }) => ({ id: prescriber_id, name })),
  };
}

function query({ database, clock }: Dependencies) {
  const now = clock();
  return database.kysely
    .selectFrom("staff")
    .leftJoin("pharmacies as p", "p.pharmacy_id", "staff.pharmacy_id")
    .leftJoin("prescribers as d", "d.prescriber_id", "staff.prescriber_id")
    .selectAll("staff")
    .select(["p.name as pharmacy_name", "d.name as prescriber_name"])
    .select((eb) => [
      eb
        .selectFrom("staff_sessions as s")
        .select((inner) => inner.fn.max("s.last_seen_at").as("at"))
        .whereRef("s.staff_id", "=", "staff.staff_id")
        .as("last_seen_at"),
      eb
        .selectFrom("staff_sessions as s")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("s.staff_id", "=", "staff.staff_id")
        .where("s.expires_at", ">", now)
        .where("s.last_seen_at", ">", new Date(now.getTime() - STAFF_IDLE_MINUTES * 60_000))
        .as("open_sessions"),
      eb
        .exists(
          eb
            .selectFrom("staff_links as l")
            .select("l.staff_id")
            .whereRef("l.staff_id", "=", "staff.staff_id")
            .where("l.kind", "=", "invitation"),
        )
        .as("was_invited"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof query>["execute"]>>[number];

function listed(row: Row): ListedStaff {
  const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });
  return {
    id: row.staff_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    pharmacy: named(row.pharmacy_id, row.pharmacy_name),
    prescriber: named(row.prescriber_id, row.prescriber_name),
    state: stateOf(row),
    lastSeenAt: row.last_seen_at,
    openSessions: row.open_sessions ?? 0,
    version: row.version,
  };
}

function stateOf(row: Row): ListedStaff["state"] {
  if (row.ended_at !== null) return "locked";
  if (row.single_sign_on_subject !== null) return "active";
  if (row.password_hash === null) return row.was_invited ? "invited" : "elsewhere";
  return row.authenticator_secret === null ? "no-authenticator" : "active";
}
