import type { Dependencies } from "#use-cases/dependencies.ts";

/** What registration asks for, of somebody in the demo plan who has not registered yet. */
export type DemoNewcomer = {
  readonly name: string;
  readonly mrn: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly email: string;
};

/** The first adult of the demo plan who could register now; undefined once everybody has. */
export async function findDemoNewcomer({ database }: Dependencies): Promise<DemoNewcomer | undefined> {
  const row = await database.kysely
    .selectFrom("members")
    .leftJoin("accounts", "accounts.member_id", "members.member_id")
    .select(["mrn", "given_name", "family_name", "birth_date", "contact_email"])
    .where("accounts.member_id", "is", null)
    .where("contact_email", "is not", null)
    .where("membership_ended_on", "is", null)
    .orderBy("mrn")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.contact_email === null) return undefined;
  return {
    name: `${row.given_name} ${row.family_name}`,
    mrn: row.mrn,
    lastName: row.family_name,
    birthDate: row.birth_date,
    email: row.contact_email,
  };
}
