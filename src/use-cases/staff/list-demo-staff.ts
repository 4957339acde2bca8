import { generate } from "otplib";
import type { Role } from "#domain/staff/roles.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Somebody a visitor of the demo can be, with the code their authenticator app would show now. */
export type DemoStaff = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly pharmacy: string | null;
  readonly code: string;
};

const STEP_SECONDS = 30;

/**
 * The demo plan's staff. A code is taken for half a minute longer than the app shows it, so it can be read and typed.
 * Each is taken once: after that the next one is told, a little before its time, which is taken as well.
 */
export async function listDemoStaff({ database, clock }: Dependencies): Promise<DemoStaff[]> {
  const rows = await database.kysely
    .selectFrom("staff")
    .leftJoin("pharmacies", "pharmacies.pharmacy_id", "staff.pharmacy_id")
    .select([
      "staff.name",
      "staff.email",
      "staff.role",
      "staff.authenticator_secret",
      "staff.authenticator_last_step",
      "pharmacies.name as pharmacy",
    ])
    // Nobody real has an e-mail there (RFC 2606), should a demo ever be started over a real plan.
    .where("staff.email", "like", "%@example.com")
    .where("staff.ended_at", "is", null)
    .where("staff.password_hash", "is not", null)
    .orderBy("staff.created_at")
    .orderBy("staff.staff_id")
    .execute();
  const epoch = clock().getTime() / 1000;
  const staff: DemoStaff[] = [];
  for (const { name, email, role, pharmacy, authenticator_secret: secret, authenticator_last_step: lastStep } of rows) {
    if (secret === null) continue;
    const unused = lastStep === null ? 0 : (lastStep + 1) * STEP_SECONDS;
    staff.push({
      name,
      email,
      role: role as Role,
      pharmacy,
      code: await generate({ secret, epoch: Math.max(epoch, unused) }),
    });
  }
  return staff;
}
