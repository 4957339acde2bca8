import { GRANT_ZONE } from "#use-cases/family/sight.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { isLanguage, type Language } from "#words/languages.ts";

export type MyAccount = {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly email: string;
  readonly language: Language;
  readonly mrn: string;
  readonly area: { readonly key: string; readonly name: string; readonly features: string[] };
  /** IANA zone of the area's pharmacies, in which instants are shown. */
  readonly timeZone: string;
  readonly phone: string | null;
  readonly coverage: string;
  /** Whether signing on asks for an authenticator's code. */
  readonly authenticator: boolean;
};

/** The signed-on member's own account. */
export async function readMe(
  { database }: Dependencies,
  { memberId }: { readonly memberId: string },
): Promise<MyAccount> {
  const row = await database.kysely
    .selectFrom("members")
    .innerJoin("accounts", "accounts.member_id", "members.member_id")
    .innerJoin("areas", "areas.area_id", "members.area_id")
    .innerJoin("coverages", "coverages.coverage_id", "members.coverage_id")
    .selectAll("members")
    .select([
      "accounts.email",
      "accounts.authenticator_secret",
      "areas.name as area_name",
      "areas.features",
      "coverages.name as coverage_name",
    ])
    .select((eb) =>
      eb
        .selectFrom("pharmacies")
        .select("time_zone")
        .whereRef("pharmacies.area_id", "=", "members.area_id")
        .where("kind", "=", "plan")
        .orderBy("name")
        .limit(1)
        .as("time_zone"),
    )
    .where("members.member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return {
    id: row.member_id,
    name: `${row.given_name} ${row.family_name}`,
    givenName: row.given_name,
    email: row.email,
    language: isLanguage(row.language) ? row.language : "en",
    mrn: row.mrn,
    area: { key: row.area_id, name: row.area_name, features: row.features },
    timeZone: row.time_zone ?? GRANT_ZONE,
    phone: row.contact_phone,
    coverage: row.coverage_name,
    authenticator: row.authenticator_secret !== null,
  };
}
