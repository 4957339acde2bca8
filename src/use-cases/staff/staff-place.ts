import type { Database } from "#database/database.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { Role } from "#domain/staff/roles.ts";

/** As what and where somebody works. */
export type StaffPlace = {
  readonly role: Role;
  /** Of pharmacists, technicians and mail-order staff, and only theirs. */
  readonly pharmacyId: string | null;
  /** Of prescribers, and only theirs. */
  readonly prescriberId: string | null;
};

/** What is wrong with a place, as codes by field; mail-order staff work at the mail-order pharmacy, others at the plan's own. */
export async function faultsOfPlace(
  database: Database,
  { role, pharmacyId, prescriberId }: StaffPlace,
): Promise<Record<string, string>> {
  switch (role) {
    case "pharmacist":
    case "technician":
    case "mail-order": {
      const kind = pharmacyId === null ? undefined : (await readPlan(database)).pharmacies.get(pharmacyId)?.kind;
      const fits = role === "mail-order" ? kind === "mail-order" : kind === "plan" || kind === "mail-order";
      return fits ? {} : { pharmacyId: "pharmacy" };
    }
    case "prescriber": {
      if (prescriberId === null) return { prescriberId: "prescriber" };
      const known = await database.kysely
        .selectFrom("prescribers")
        .select("prescriber_id")
        .where("prescriber_id", "=", prescriberId)
        .executeTakeFirst();
      return known === undefined ? { prescriberId: "prescriber" } : {};
    }
    case "agent":
    case "administrator":
      return {};
  }
}

/** Only what the role has: a pharmacist has no prescriber's number. */
export function columnsOfPlace({ role, pharmacyId, prescriberId }: StaffPlace) {
  const atPharmacy = role === "pharmacist" || role === "technician" || role === "mail-order";
  return {
    role,
    pharmacy_id: atPharmacy ? pharmacyId : null,
    prescriber_id: role === "prescriber" ? prescriberId : null,
  };
}
