import type { Selectable, Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noteAct } from "#use-cases/staff/note-act.ts";
import { dropLinks, sendLink } from "#use-cases/staff/send-link.ts";
import { columnsOfPlace, faultsOfPlace, type StaffPlace } from "#use-cases/staff/staff-place.ts";

/** Whose account, as the administrator saw it. */
export type AccountAt = { readonly staffId: string; readonly version: number };

export type AccountRefusal = Refusal<
  "not-allowed" | "not-found" | "changed-meanwhile" | "own-account" | "last-administrator" | "bad-input"
>;

type Account = Selectable<DB["staff"]>;
type Step = {
  readonly trx: Transaction<DB>;
  readonly now: Date;
  readonly account: Account;
  /** Nobody else is left who could administer the plan. */
  readonly isLastAdministrator: boolean;
};
type Done = Omit<Parameters<typeof noteAct>[2], "staffId" | "aboutStaffId">;

/**
 * One act on another's account, in one transaction with its entry in the log. All administrators are locked first, in
 * one order: of two who take each other's role away, the second is told that there would be nobody left.
 */
async function actOnAccount(
  { database, clock }: Dependencies,
  admin: StaffActor,
  { staffId, version }: AccountAt,
  act: (step: Step) => Promise<Done | AccountRefusal>,
): Promise<AccountRefusal | undefined> {
  if (!mayAct(admin, "manage-staff", null)) return refuse("not-allowed");
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const administrators = await trx
      .selectFrom("staff")
      .selectAll()
      .where("role", "=", "administrator")
      .orderBy("staff_id")
      .forUpdate()
      .execute();
    const account = await trx
      .selectFrom("staff")
      .selectAll()
      .where("staff_id", "=", staffId)
      .forUpdate()
      .executeTakeFirst();
    if (account === undefined) return refuse("not-found");
    if (account.version !== version) return refuse("changed-meanwhile");
    const others = administrators.filter((other) => other.staff_id !== staffId && canSignOn(other));
    const isLastAdministrator = account.role === "administrator" && others.length === 0;
    const done = await act({ trx, now, account, isLastAdministrator });
    if ("kind" in done) return done;
    await trx
      .updateTable("staff")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("staff_id", "=", staffId)
      .execute();
    await noteAct(trx, now, { ...done, staffId: admin.staffId, aboutStaffId: staffId });
    return undefined;
  });
}

/** Somebody invited who never came, or who is locked out, administers nothing. */
function canSignOn(account: Account): boolean {
  return account.ended_at === null && (account.password_hash !== null || account.single_sign_on_subject !== null);
}

/** Gives somebody another name, role or place. Nobody does it to their own account. */
export async function changeStaff(
  dependencies: Dependencies,
  admin: StaffActor,
  at: AccountAt,
  change: StaffPlace & { readonly name: string },
): Promise<AccountRefusal | undefined> {
  const faults = await faultsOfPlace(dependencies.database, change);
  return actOnAccount(dependencies, admin, at, async ({ trx, account, isLastAdministrator }) => {
    const place = columnsOfPlace(change);
    const moves =
      place.role !== account.role ||
      place.pharmacy_id !== account.pharmacy_id ||
      place.prescriber_id !== account.prescriber_id;
    if (moves && account.staff_id === admin.staffId) return refuse("own-account");
    if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
    if (isLastAdministrator && change.role !== "administrator") return refuse("last-administrator");
    await trx
      .updateTable("staff")
      .set({ ...place, name: change.name })
      .where("staff_id", "=", account.staff_id)
      .execute();
    return { action: "staff-changed", details: { from: account.role, to: change.role } };
  });
}

/** Locks somebody out at once: sessions end, links lead nowhere, no way of signing on is taken until it is unlocked. */
export function lockStaff(
  dependencies: Dependencies,
  admin: StaffActor,
  at: AccountAt,
): Promise<AccountRefusal | undefined> {
  return actOnAccount(dependencies, admin, at, async ({ trx, now, account, isLastAdministrator }) => {
    if (account.staff_id === admin.staffId) return refuse("own-account");
    if (isLastAdministrator) return refuse("last-administrator");
    if (account.ended_at !== null) return refuse("changed-meanwhile");
    await trx.updateTable("staff").set({ ended_at: now }).where("staff_id", "=", account.staff_id).execute();
    await endSessions(trx, now, account.staff_id);
    await dropLinks(trx, now, account.staff_id);
    return { action: "staff-locked" };
  });
}

/** Lets somebody sign on again, by what they signed on with before. */
export function unlockStaff(
  dependencies: Dependencies,
  admin: StaffActor,
  at: AccountAt,
): Promise<AccountRefusal | undefined> {
  return actOnAccount(dependencies, admin, at, async ({ trx, account }) => {
    if (account.ended_at === null) return refuse("changed-meanwhile");
    await trx.updateTable("staff").set({ ended_at: null }).where("staff_id", "=", account.staff_id).execute();
    return { action: "staff-unlocked" };
  });
}

/** Signs somebody out everywhere. */
export function endStaffSessions(
  dependencies: Dependencies,
  admin: StaffActor,
  at: AccountAt,
): Promise<AccountRefusal | undefined> {
  return actOnAccount(dependencies, admin, at, async ({ trx, now, account }) => {
    await endSessions(trx, now, account.staff_id);
    return { action: "staff-sessions-ended" };
  });
}

/**
 * For whoever lost their authenticator: the old one counts no more, sessions end, and a link is mailed to enrol another,
 * which asks for the password. For somebody who never set up a password it is the invitation once more.
 */
export function resetAuthenticator(
  dependencies: Dependencies,
  admin: StaffActor,
  at: AccountAt,
  publicOrigin: string,
): Promise<AccountRefusal | undefined> {
  return actOnAccount(dependencies, admin, at, async ({ trx, now, account }) => {
    if (account.staff_id === admin.staffId) return refuse("own-account");
    if (account.ended_at !== null) return refuse("changed-meanwhile");
    const isNew = account.password_hash === null;
    await trx
      .updateTable("staff")
      .set({ authenticator_secret: null, authenticator_last_step: null })
      .where("staff_id", "=", account.staff_id)
      .execute();
    await endSessions(trx, now, account.staff_id);
    await sendLink(
      trx,
      now,
      { staffId: account.staff_id, name: account.name, email: account.email },
      { kind: isNew ? "invitation" : "authenticator", publicOrigin },
    );
    return { action: isNew ? "staff-link-sent" : "staff-authenticator-reset" };
  });
}

async function endSessions(trx: Transaction<DB>, now: Date, staffId: string): Promise<void> {
  await trx
    .updateTable("staff_sessions")
    .set({ expires_at: now })
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", now)
    .execute();
}
