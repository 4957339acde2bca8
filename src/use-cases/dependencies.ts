import type { Database } from "#database/database.ts";
import type { Role } from "#domain/staff/roles.ts";

/** What every use case may lean on; each takes the part it needs. */
export type Dependencies = {
  readonly database: Database;
  /** Now. Demo and tests may start it elsewhere; it always runs on. */
  readonly clock: () => Date;
};

/** A signed-on member, as every use case sees the one who asks. */
export type Actor = {
  readonly memberId: string;
  readonly sessionId: string;
  readonly language: "en" | "es";
};

/** A signed-on member of staff. */
export type StaffActor = {
  readonly staffId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
  /** Null for agents, prescribers and administrators. */
  readonly pharmacyId: string | null;
  /** Only a prescriber's. */
  readonly prescriberId: string | null;
  /** When the second factor was last shown. */
  readonly secondFactorAt: Date;
};
