import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";

export const PASSWORD = "a long test phrase";

/** The least a plan needs for its members to sign on. */
export async function addPlan(kysely: Kysely<DB>): Promise<void> {
  await kysely
    .insertInto("installation")
    .values({ plan_name: "Test Health", confirmation_key: Buffer.alloc(16, 7) })
    .execute();
  await kysely
    .insertInto("policies")
    .values({ version: 1, body: JSON.stringify(defaultRefillPolicy), changed_by: "test", changed_at: new Date(0) })
    .execute();
  await kysely
    .insertInto("areas")
    .values({ area_id: "south", name: "South", features: ["online-refill"] })
    .execute();
  await kysely
    .insertInto("coverages")
    .values({
      coverage_id: "standard",
      name: "Standard",
      copay_cents_per_30_days: "{}",
      mail_90_days_costs_30_day_copays: 2,
      covers_all_prescribers: false,
    })
    .execute();
}

export type SampleMember = {
  readonly mrn: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly birthDate?: string;
  readonly language?: "en" | "es";
  readonly contactEmail?: string | null;
  /** With an account, whose password is `PASSWORD`. */
  readonly email?: string;
};

let passwordHash: Promise<string> | undefined;

/** @returns the member's id */
export async function addMember(kysely: Kysely<DB>, member: SampleMember): Promise<string> {
  const {
    mrn,
    givenName = "Samuel",
    familyName = "Okafor",
    birthDate = "1981-02-03",
    language = "en",
    contactEmail = null,
    email,
  } = member;
  const memberId = randomUUID();
  await kysely
    .insertInto("members")
    .values({
      member_id: memberId,
      mrn,
      given_name: givenName,
      family_name: familyName,
      birth_date: birthDate,
      area_id: "south",
      coverage_id: "standard",
      language,
      contact_email: contactEmail,
    })
    .execute();
  if (email !== undefined) {
    passwordHash ??= hashPassword(PASSWORD);
    await kysely
      .insertInto("accounts")
      .values({ member_id: memberId, email, password_hash: await passwordHash, created_at: new Date(0) })
      .execute();
  }
  return memberId;
}
