import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { StoredPolicy } from "#database/queries/read-plan.ts";
import type { NewSubject, SettingSubject, SettingValues } from "#domain/settings/setting-fields.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import { readPolicy, type SettingAt } from "#use-cases/settings/stored-settings.ts";

type ChangedBy = { readonly staffId: string; readonly now: Date };

/** Sets these fields and makes the plan's next version of it, which every process then reads; returns its number. */
export async function writeStored(
  kysely: Kysely<DB>,
  { subject, subjectId }: SettingAt,
  values: SettingValues,
  by: ChangedBy,
): Promise<number> {
  if (subject !== "policy" && subject !== "wording") {
    await writeRow(kysely, { subject, subjectId }, values);
    return writeVersion(kysely, await readPolicy(kysely), by);
  }
  let body = await readPolicy(kysely);
  for (const [field, value] of Object.entries(values)) body = withValueAt(body, field.split("."), value);
  return writeVersion(kysely, body, by);
}

/** Adds something new, with all of its fields, and makes the plan's next version; returns its number. */
export async function addStored(
  kysely: Kysely<DB>,
  at: RowAt<NewSubject>,
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

/** The policy and its wording are no row of their own. */
type RowAt<Subject extends SettingSubject = Exclude<SettingSubject, "policy" | "wording">> = {
  readonly subject: Subject;
  readonly subjectId: string;
};

async function writeRow(kysely: Kysely<DB>, { subject, subjectId }: RowAt, values: SettingValues): Promise<void> {
  const value = someOf(values);
  switch (subject) {
    case "area":
      await kysely
        .updateTable("areas")
        .set(given(areaColumns(value)))
        .where("area_id", "=", subjectId)
        .execute();
      return;
    case "pharmacy":
      await writePharmacy(kysely, subjectId, values);
      return;
    case "coverage": {
      const { copay_cents_per_30_days: copays } = await kysely
        .selectFrom("coverages")
        .select("copay_cents_per_30_days")
        .where("coverage_id", "=", subjectId)
        .executeTakeFirstOrThrow();
      await kysely
        .updateTable("coverages")
        .set({
          ...given(coverageColumns(value)),
          copay_cents_per_30_days: JSON.stringify({ ...(copays as object), ...given(copaysOf(value)) }),
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
  }
}

async function writePharmacy(kysely: Kysely<DB>, pharmacyId: string, values: SettingValues): Promise<void> {
  const { hours } = await kysely
    .selectFrom("pharmacies")
    .select("hours")
    .where("pharmacy_id", "=", pharmacyId)
    .executeTakeFirstOrThrow();
  const value = someOf(values);
  const zip = value.text("zip");
  await kysely
    .updateTable("pharmacies")
    .set({
      ...given(pharmacyColumns(value)),
      hours: JSON.stringify({ ...(hours as object), ...given(hoursOf(value)) }),
      // Distances are measured from the middle of the ZIP code's area.
      ...(zip === undefined ? {} : centroidOf(zip)),
      ...("licences" in values ? { ship_to_licences: JSON.stringify(values["licences"]) } : {}),
    })
    .where("pharmacy_id", "=", pharmacyId)
    .execute();
}

async function addRow(
  kysely: Kysely<DB>,
  { subject, subjectId }: RowAt<NewSubject>,
  values: SettingValues,
): Promise<void> {
  const value = allOf(values);
  switch (subject) {
    case "area":
      await kysely
        .insertInto("areas")
        .values({ area_id: subjectId, ...areaColumns(value) })
        .execute();
      return;
    case "pharmacy": {
      const place = centroidOf(value.text("zip"));
      if (place === undefined) throw new Error("a pharmacy is to stand in a ZIP code that does not exist");
      await kysely
        .insertInto("pharmacies")
        .values({
          pharmacy_id: subjectId,
          kind: value.text("kind"),
          ...pharmacyColumns(value),
          ...place,
          hours: JSON.stringify(hoursOf(value)),
        })
        .execute();
      return;
    }
    case "coverage":
      await kysely
        .insertInto("coverages")
        .values({
          coverage_id: subjectId,
          ...coverageColumns(value),
          copay_cents_per_30_days: JSON.stringify(copaysOf(value)),
        })
        .execute();
  }
}

/** Reads values by field. Checked when they were entered, they are what their field holds; `Missing` where it is left out. */
type ValueReader<Missing> = {
  readonly text: (field: string) => string | Missing;
  readonly texts: (field: string) => string[] | Missing;
  readonly number: (field: string) => number | Missing;
  readonly yes: (field: string) => boolean | Missing;
  readonly json: (field: string) => unknown;
};

/** Of a change: the fields that are to be set. */
function someOf(values: SettingValues): ValueReader<undefined> {
  return allOf(values);
}

/** Of something new nothing is missing. */
function allOf(values: SettingValues): ValueReader<never> {
  const value = (field: string) => values[field] as never;
  return { text: value, texts: value, number: value, yes: value, json: value };
}

function areaColumns<Missing>(value: ValueReader<Missing>) {
  return { name: value.text("name"), features: value.texts("features"), mail_forbids: value.texts("mailForbids") };
}

/** Its copays stand in one column of their own, see {@link copaysOf}. */
function coverageColumns<Missing>(value: ValueReader<Missing>) {
  return {
    name: value.text("name"),
    mail_90_days_costs_30_day_copays: value.number("mail90DaysCosts30DayCopays"),
    deductible_cents: value.number("deductibleCents"),
    covers_all_prescribers: value.yes("coversAllPrescribers"),
  };
}

function copaysOf<Missing>(value: ValueReader<Missing>) {
  return {
    generic: value.number("copayGeneric"),
    preferredBrand: value.number("copayPreferredBrand"),
    otherBrand: value.number("copayOtherBrand"),
  };
}

/** Its hours stand in one column of their own, see {@link hoursOf}. */
function pharmacyColumns<Missing>(value: ValueReader<Missing>) {
  return {
    name: value.text("name"),
    area_id: value.text("area"),
    line1: value.text("line1"),
    city: value.text("city"),
    state: value.text("state"),
    zip: value.text("zip"),
    time_zone: value.text("timeZone"),
    phone: value.text("phone"),
    refill_phone: value.text("refillPhone"),
    languages: value.texts("languages"),
    npi: value.text("npi"),
    ncpdp_id: value.text("ncpdpId"),
  };
}

function hoursOf<Missing>(value: ValueReader<Missing>) {
  return {
    week: value.json("week"),
    closedOnFederalHolidays: value.yes("closedOnFederalHolidays"),
    closedDays: value.texts("closedDays"),
  };
}

/** What was given of these; an update leaves the rest as it is. */
function given<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as never;
}

function withValueAt<Body extends object>(body: Body, [key = "", ...rest]: readonly string[], value: unknown): Body {
  const part = (body as Record<string, object | undefined>)[key];
  return { ...body, [key]: rest.length === 0 ? value : withValueAt(part ?? {}, rest, value) };
}
