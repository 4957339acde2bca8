import { v7 as newId } from "uuid";
import { generateSecret } from "otplib";
import { violatesUnique } from "#database/errors.ts";
import type { Role } from "#domain/staff/roles.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type NewStaff = {
  readonly staffId?: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Of pharmacists, technicians and mail-order staff, and only theirs. */
  readonly pharmacyId: string | null;
  /** Of prescribers, and only theirs. */
  readonly prescriberId: string | null;
  /** Null for who signs on only through the plan's single sign-on. */
  readonly password: string | null;
  /** For the authenticator app; drawn where none is given. */
  readonly authenticatorSecret?: string;
};

/** Adds somebody who works at the plan. */
export async function addStaff(
  { database, clock }: Dependencies,
  {
    staffId = newId(),
    email,
    name,
    role,
    pharmacyId,
    prescriberId,
    password,
    authenticatorSecret = generateSecret(),
  }: NewStaff,
): Promise<
  { readonly kind: "added"; readonly staffId: string; readonly authenticatorSecret: string } | Refusal<"email-in-use">
> {
  try {
    await database.kysely
      .insertInto("staff")
      .values({
        staff_id: staffId,
        email,
        name,
        role,
        pharmacy_id: pharmacyId,
        prescriber_id: prescriberId,
        password_hash: password === null ? null : await hashPassword(password),
        authenticator_secret: authenticatorSecret,
        created_at: clock(),
      })
      .execute();
  } catch (error) {
    // With an id of the caller's own, the same person twice meets the key before the e-mail.
    if (violatesUnique(error, "staff_email") || violatesUnique(error, "staff_pkey")) return refuse("email-in-use");
    throw error;
  }
  return { kind: "added", staffId, authenticatorSecret };
}
