import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { StoredPolicy } from "#database/queries/read-plan.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type { DrugTier } from "#domain/price/price.ts";
import { defaultPromiseTerms } from "#domain/promise/promise-terms.ts";
import { REASON_KINDS } from "#domain/settings/reasons.ts";
import { fieldsOf, type NewSubject, type SettingSubject, type SettingValues } from "#domain/settings/setting-fields.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";

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

type ChangedBy = { readonly staffId: string; readonly now: Date };

/** Sets these fields and makes the plan's next version of it, which every process then reads; returns its number. */
export async function writeStored(
  kysely: Kysely<DB>,
  at: SettingAt,
  values: SettingValues,
  by: ChangedBy,
): Promise<number> {
  if (at.subject !== "policy" && at.subject !== "wording") {
    await writeRow(kysely, at, values);
    return writeVersion(kysely, await readPolicy(kysely), by);
  }
  let body = await readPolicy(kysely);
  for (const [field, value] of Object.entries(values)) body = withValueAt(body, field.split("."), value);
  return writeVersion(kysely, body, by);
}

/** Adds something new, with all of its fields, and makes the plan's next version; returns its number. */
export async function addStored(
  kysely: Kysely<DB>,
  at: { readonly subject: NewSubject; readonly subjectId: string },
  values: SettingValues,
  by: ChangedBy,
): Promise<number> {
  await addRow(kysely, at, values);
  return writeVersion(kysely, await readPolicy(kysely), by);
}

async function writeVersion(kysely: Kysely<DB>, body: StoredPolicy, by: ChangedBy): Promise<number> {
  const { version } = await kysely
    .insertInto("policies")
    .values((eb) => ({
      version: eb.selectFrom("policies").select((inner) => eb(inner.fn.max("version"), "+", 1).as("next")),
      body: JSON.stringify(body),
      changed_by: by.staffId,
      changed_at: by.now,
    }))
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

async function writeRow(kysely: Kysely<DB>, { subject, subjectId }: SettingAt, values: SettingValues): Promise<void> {
  const value = valuesIn(values);
  switch (subject) {
    case "area":
      await kysely
        .updateTable("areas")
        .set(
          given({
            name: value.text("name"),
            features: value.texts("features"),
            mail_forbids: value.texts("mailForbids"),
          }),
        )
        .where("area_id", "=", subjectId)
        .execute();
      return;
    case "pharmacy":
      await writePharmacy(kysely, subjectId, values);
      return;
    case "coverage": {
      const { copay_cents_per_30_days: copay } = await kysely
        .selectFrom("coverages")
        .select("copay_cents_per_30_days")
        .where("coverage_id", "=", subjectId)
        .executeTakeFirstOrThrow();
      const changed = given({
        generic: value.number("copayGeneric"),
        preferredBrand: value.number("copayPreferredBrand"),
        otherBrand: value.number("copayOtherBrand"),
      });
      await kysely
        .updateTable("coverages")
        .set({
          copay_cents_per_30_days: JSON.stringify({ ...(copay as object), ...changed }),
          ...given({
            name: value.text("name"),
            mail_90_days_costs_30_day_copays: value.number("mail90DaysCosts30DayCopays"),
            deductible_cents: value.number("deductibleCents"),
            covers_all_prescribers: value.yes("coversAllPrescribers"),
          }),
        })
        .where("coverage_id", "=", subjectId)
        .execute();
      return;
    }
    case "drug":
      await kysely
        .updateTable("drugs")
        .set(
          given({
            tier: value.text("tier"),
            usual_price_cents_per_30_days: value.number("usualPriceCentsPer30Days"),
          }),
        )
        .where("drug_id", "=", subjectId)
        .execute();
      return;
    case "policy":
    case "wording":
      throw new Error("the policy has no row of its own");
  }
}

async function addRow(
  kysely: Kysely<DB>,
  { subject, subjectId }: { readonly subject: NewSubject; readonly subjectId: string },
  values: SettingValues,
): Promise<void> {
  const value = allValuesIn(values);
  switch (subject) {
    case "area":
      await kysely
        .insertInto("areas")
        .values({
          area_id: subjectId,
          name: value.text("name"),
          features: value.texts("features"),
          mail_forbids: value.texts("mailForbids"),
        })
        .execute();
      return;
    case "pharmacy": {
      const place = centroidOf(value.text("zip"));
      if (place === undefined) throw new Error("a pharmacy is to stand in a ZIP code that does not exist");
      await kysely
        .insertInto("pharmacies")
        .values({
          pharmacy_id: subjectId,
          name: value.text("name"),
          kind: value.text("kind"),
          area_id: value.text("area"),
          line1: value.text("line1"),
          city: value.text("city"),
          state: value.text("state"),
          zip: value.text("zip"),
          latitude: place.latitude,
          longitude: place.longitude,
          time_zone: value.text("timeZone"),
          refill_phone: value.text("refillPhone"),
          phone: value.text("phone"),
          languages: value.texts("languages"),
          hours: JSON.stringify({
            week: values["week"],
            closedOnFederalHolidays: values["closedOnFederalHolidays"],
            closedDays: values["closedDays"],
          }),
          npi: value.text("npi"),
          ncpdp_id: value.text("ncpdpId"),
        })
        .execute();
      return;
    }
    case "coverage":
      await kysely
        .insertInto("coverages")
        .values({
          coverage_id: subjectId,
          name: value.text("name"),
          copay_cents_per_30_days: JSON.stringify({
            generic: value.number("copayGeneric"),
            preferredBrand: value.number("copayPreferredBrand"),
            otherBrand: value.number("copayOtherBrand"),
          }),
          mail_90_days_costs_30_day_copays: value.number("mail90DaysCosts30DayCopays"),
          covers_all_prescribers: value.yes("coversAllPrescribers"),
          deductible_cents: value.number("deductibleCents"),
        })
        .execute();
  }
}

async function writePharmacy(kysely: Kysely<DB>, pharmacyId: string, values: SettingValues): Promise<void> {
  const { hours } = await kysely
    .selectFrom("pharmacies")
    .select("hours")
    .where("pharmacy_id", "=", pharmacyId)
    .executeTakeFirstOrThrow();
  const value = valuesIn(values);
  const zip = value.text("zip");
  const newHours = given({
    week: values["week"],
    closedOnFederalHolidays: value.yes("closedOnFederalHolidays"),
    closedDays: value.texts("closedDays"),
  });
  await kysely
    .updateTable("pharmacies")
    .set({
      hours: JSON.stringify({ ...(hours as object), ...newHours }),
      ...given({
        name: value.text("name"),
        area_id: value.text("area"),
        line1: value.text("line1"),
        city: value.text("city"),
        state: value.text("state"),
        phone: value.text("phone"),
        refill_phone: value.text("refillPhone"),
        languages: value.texts("languages"),
        time_zone: value.text("timeZone"),
        npi: value.text("npi"),
        ncpdp_id: value.text("ncpdpId"),
      }),
      // Distances are measured from the middle of the ZIP code's area.
      ...(zip === undefined ? {} : { zip, ...centroidOf(zip) }),
      ...("licences" in values ? { ship_to_licences: JSON.stringify(values["licences"]) } : {}),
    })
    .where("pharmacy_id", "=", pharmacyId)
    .execute();
}

/** Checked when they were entered, they are what their field holds. */
function valuesIn(values: SettingValues) {
  return {
    text: (field: string) => values[field] as string | undefined,
    texts: (field: string) => values[field] as string[] | undefined,
    number: (field: string) => values[field] as number | undefined,
    yes: (field: string) => values[field] as boolean | undefined,
  };
}

/** Of something new nothing is missing. */
function allValuesIn(values: SettingValues) {
  return {
    text: (field: string) => values[field] as string,
    texts: (field: string) => values[field] as string[],
    number: (field: string) => values[field] as number,
    yes: (field: string) => values[field] as boolean,
  };
}

/** What was given of these; an update leaves the rest as it is. */
function given<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as never;
}

function valueAt(from: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], from);
}

function withValueAt<Body extends object>(body: Body, [key = "", ...rest]: readonly string[], value: unknown): Body {
  const part = (body as Record<string, object | undefined>)[key];
  return { ...body, [key]: rest.length === 0 ? value : withValueAt(part ?? {}, rest, value) };
}
