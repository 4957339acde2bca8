import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { StoredPolicy } from "#database/queries/read-plan.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type { DrugTier } from "#domain/price/price.ts";
import { defaultPromiseTerms } from "#domain/promise/promise-terms.ts";
import { REASON_KINDS } from "#domain/settings/reasons.ts";
import { fieldsOf, type SettingSubject, type SettingValues } from "#domain/settings/setting-fields.ts";

/** One thing that has settings: an area by its key, others by their id; policy and wording are `plan`. */
export type SettingAt = { readonly subject: SettingSubject; readonly subjectId: string };

/** What it is called besides by its settings, and what is set now. */
export type StoredSetting = { readonly title: string; readonly values: SettingValues };

const NO_REASON_OFF = Object.fromEntries(REASON_KINDS.map((kind) => [kind, []]));

export const POLICY_ID = "plan";

/** Undefined where there is no such thing. */
export async function readStored(
  kysely: Kysely<DB>,
  { subject, subjectId }: SettingAt,
): Promise<StoredSetting | undefined> {
  switch (subject) {
    case "area": {
      const row = await kysely.selectFrom("areas").selectAll().where("area_id", "=", subjectId).executeTakeFirst();
      if (row === undefined) return undefined;
      return { title: row.name, values: { name: row.name, features: row.features, mailForbids: row.mail_forbids } };
    }
    case "pharmacy":
      return readPharmacy(kysely, subjectId);
    case "coverage": {
      const row = await kysely
        .selectFrom("coverages")
        .selectAll()
        .where("coverage_id", "=", subjectId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const copay = row.copay_cents_per_30_days as Partial<Record<DrugTier, number>>;
      return {
        title: row.name,
        values: {
          name: row.name,
          copayGeneric: copay.generic ?? 0,
          copayPreferredBrand: copay.preferredBrand ?? 0,
          copayOtherBrand: copay.otherBrand ?? 0,
          mail90DaysCosts30DayCopays: row.mail_90_days_costs_30_day_copays,
          deductibleCents: row.deductible_cents,
          coversAllPrescribers: row.covers_all_prescribers,
        },
      };
    }
    case "drug": {
      const row = await kysely
        .selectFrom("drugs")
        .select(["name", "strength", "tier", "usual_price_cents_per_30_days"])
        .where("drug_id", "=", subjectId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const values = { tier: row.tier, usualPriceCentsPer30Days: row.usual_price_cents_per_30_days };
      return { title: `${row.name} ${row.strength}`, values };
    }
    case "wording": {
      if (subjectId !== POLICY_ID) return undefined;
      const { reasonWords } = await readPolicy(kysely);
      const values = fieldsOf("wording").map(([field]) => [field, valueAt({ reasonWords }, field.split(".")) ?? {}]);
      return { title: "", values: Object.fromEntries(values) };
    }
    case "policy": {
      if (subjectId !== POLICY_ID) return undefined;
      const body = await readPolicy(kysely);
      const whole = {
        ...body,
        promise: { ...defaultPromiseTerms, ...body.promise },
        reasonsOff: { ...NO_REASON_OFF, ...body.reasonsOff },
        bridgeControlledStates: body.bridgeControlledStates ?? [],
      };
      return {
        title: "",
        values: Object.fromEntries(fieldsOf("policy").map(([field]) => [field, valueAt(whole, field.split("."))])),
      };
    }
  }
}

async function readPharmacy(kysely: Kysely<DB>, pharmacyId: string): Promise<StoredSetting | undefined> {
  const row = await kysely
    .selectFrom("pharmacies")
    .selectAll()
    .where("pharmacy_id", "=", pharmacyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const hours = row.hours as unknown as OpeningHours;
  return {
    title: row.name,
    values: {
      name: row.name,
      area: row.area_id,
      line1: row.line1,
      city: row.city,
      state: row.state,
      zip: row.zip,
      timeZone: row.time_zone,
      phone: row.phone,
      refillPhone: row.refill_phone,
      languages: row.languages,
      week: hours.week,
      closedOnFederalHolidays: hours.closedOnFederalHolidays,
      closedDays: hours.closedDays,
      npi: row.npi,
      ncpdpId: row.ncpdp_id,
      // Only the mail-order pharmacy ships.
      ...(row.kind === "mail-order" ? { licences: row.ship_to_licences } : {}),
    },
  };
}

/** The policy's newest body; the caller writes the next version of it. */
export async function readPolicy(kysely: Kysely<DB>): Promise<StoredPolicy> {
  const { body } = await kysely
    .selectFrom("policies")
    .select("body")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return body as unknown as StoredPolicy;
}

function valueAt(from: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], from);
}
