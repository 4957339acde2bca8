import { randomUUID } from "node:crypto";
import type { Insertable, Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Pharmacy } from "#database/queries/read-plan.ts";
import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import type { Actor } from "#use-cases/dependencies.ts";
import { addPlan } from "#use-cases/testing/sample-plan.ts";

/** Tuesday, 24 November 2026, ten in the morning in California: two days before Thanksgiving. */
export const NOW = new Date("2026-11-24T18:00:00Z");
export const TODAY = parseDay("2026-11-24");

const ALL_FEATURES = ["online-refill", "guest-refill", "phone-refill", "mail-order", "transfer-online"];
const everyDay = [{ openMinute: 540, closeMinute: 1140 }];
const HOURS = {
  week: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((weekday) => [weekday, everyDay])),
  closedOnFederalHolidays: true,
  closedDays: [],
};

/** What the tests of ordering order from: four pharmacies, three areas, two coverages, two prescribers, five medicines. */
export type SamplePharmacy = {
  readonly downey: string;
  readonly honolulu: string;
  readonly mailOrder: string;
  readonly community: string;
  readonly planDoctor: string;
  readonly outsideDoctor: string;
  readonly drugs: Readonly<Record<SampleDrug, string>>;
};
export type SampleDrug = "ordinary" | "sensitive" | "insulin" | "controlled" | "brand";

const DRUGS: Readonly<Record<SampleDrug, Partial<Insertable<DB["drugs"]>>>> = {
  ordinary: { name: "Lisinopril" },
  sensitive: { name: "Sertraline", sensitive_class: "mental-health" },
  insulin: { name: "Insulin lispro", cold_chain: true },
  controlled: { name: "Zolpidem", dea_schedule: "IV", psychotropic: true },
  brand: { name: "Apixaban", tier: "otherBrand", usual_price_cents_per_30_days: 40_000 },
};

export async function addSamplePharmacy(kysely: Kysely<DB>): Promise<SamplePharmacy> {
  await addPlan(kysely);
  await kysely.updateTable("areas").set({ features: ALL_FEATURES }).where("area_id", "=", "south").execute();
  await kysely
    .insertInto("areas")
    .values([
      {
        area_id: "islands",
        name: "Islands",
        features: ["online-refill", "mail-order"],
        mail_forbids: ["controlled", "heat-sensitive"],
      },
      { area_id: "desert", name: "Desert", features: ["online-refill"] },
    ])
    .execute();
  const copays = JSON.stringify({ generic: 1000, preferredBrand: 3500, otherBrand: 6000 });
  await kysely.updateTable("coverages").set({ copay_cents_per_30_days: copays }).execute();
  await kysely
    .insertInto("coverages")
    .values([
      {
        coverage_id: "saver",
        name: "Saver",
        copay_cents_per_30_days: copays,
        mail_90_days_costs_30_day_copays: 3,
        covers_all_prescribers: false,
        deductible_cents: 50_000,
      },
      {
        coverage_id: "free",
        name: "Free",
        copay_cents_per_30_days: JSON.stringify({ generic: 0, preferredBrand: 0, otherBrand: 0 }),
        mail_90_days_costs_30_day_copays: 2,
        covers_all_prescribers: true,
      },
    ])
    .execute();
  const pharmacies = {
    downey: await addPharmacy(kysely, {
      name: "Downey",
      state: "CA",
      zip: "90242",
      latitude: 33.92,
      longitude: -118.14,
    }),
    honolulu: await addPharmacy(kysely, {
      name: "Honolulu",
      area_id: "islands",
      state: "HI",
      zip: "96814",
      time_zone: "Pacific/Honolulu",
      latitude: 21.29,
      longitude: -157.85,
    }),
    mailOrder: await addPharmacy(kysely, {
      name: "Mail order",
      kind: "mail-order",
      ship_to_licences: JSON.stringify({ CA: "2030-12-31", HI: "2030-12-31", NV: "2026-11-01" }),
    }),
    community: await addPharmacy(kysely, { name: "Corner", kind: "contracted-community" }),
  };
  return {
    ...pharmacies,
    planDoctor: await addPrescriber(kysely, "plan"),
    outsideDoctor: await addPrescriber(kysely, "outside"),
    drugs: {
      ordinary: await addDrug(kysely, "ordinary"),
      sensitive: await addDrug(kysely, "sensitive"),
      insulin: await addDrug(kysely, "insulin"),
      controlled: await addDrug(kysely, "controlled"),
      brand: await addDrug(kysely, "brand"),
    },
  };
}

let drawn = 0;
/** A number with a valid check digit that no other row of the tests has. */
export function numberOf(digits: 9 | 10): string {
  drawn += 1;
  const body = `${digits === 9 ? "1" : "7"}${String(drawn).padStart(digits - 2, "0")}`;
  return `${body}${luhnCheckDigit(body)}`;
}

async function addPharmacy(
  kysely: Kysely<DB>,
  pharmacy: Partial<Insertable<DB["pharmacies"]>> & { readonly kind?: Pharmacy["kind"] },
): Promise<string> {
  const id = randomUUID();
  await kysely
    .insertInto("pharmacies")
    .values({
      pharmacy_id: id,
      name: "Pharmacy",
      kind: "plan",
      area_id: "south",
      line1: "1 Main Street",
      city: "Downey",
      state: "CA",
      zip: "90242",
      latitude: 33.9,
      longitude: -118.1,
      time_zone: "America/Los_Angeles",
      refill_phone: numberOf(10),
      phone: "5625550100",
      languages: ["en"],
      hours: JSON.stringify(HOURS),
      npi: "1234567893",
      ncpdp_id: "0500001",
      ...pharmacy,
    })
    .execute();
  return id;
}

async function addPrescriber(kysely: Kysely<DB>, network: string): Promise<string> {
  const id = randomUUID();
  await kysely
    .insertInto("prescribers")
    .values({ prescriber_id: id, name: "Linh Nguyen, MD", network, npi: "1234567893" })
    .execute();
  return id;
}

async function addDrug(kysely: Kysely<DB>, drug: SampleDrug): Promise<string> {
  const id = randomUUID();
  await kysely
    .insertInto("drugs")
    .values({
      drug_id: id,
      name: drug,
      strength: "10 mg tablet",
      ndc: "0000-0000-00",
      tier: "generic",
      usual_price_cents_per_30_days: 3000,
      ...DRUGS[drug],
    })
    .execute();
  return id;
}

export type SamplePerson = { readonly memberId: string; readonly mrn: string; readonly actor: Actor };

/** A member nobody else's test knows, 45 years old where nothing else is said. */
export async function addPerson(
  kysely: Kysely<DB>,
  member: Partial<Insertable<DB["members"]>> = {},
): Promise<SamplePerson> {
  const memberId = randomUUID();
  const mrn = numberOf(9);
  await kysely
    .insertInto("members")
    .values({
      member_id: memberId,
      mrn,
      given_name: "Rosa",
      family_name: "Delgado",
      birth_date: "1981-02-03",
      area_id: "south",
      coverage_id: "standard",
      language: "en",
      ...member,
    })
    .execute();
  return { memberId, mrn, actor: { memberId, sessionId: randomUUID(), language: "en" } };
}

export type SamplePrescription = { readonly prescriptionId: string; readonly rxNumber: string; readonly mrn: string };

/**
 * By default ready to refill: 30 tablets for 30 days, written on 1 September and filled 27 days ago, five refills
 * authorised and four left.
 */
export async function addPrescription(
  kysely: Kysely<DB>,
  pharmacy: SamplePharmacy,
  owner: Pick<SamplePerson, "memberId" | "mrn">,
  more: { readonly drug?: SampleDrug; readonly filledDaysAgo?: number | null } & Partial<
    Insertable<DB["prescriptions"]>
  > = {},
): Promise<SamplePrescription> {
  const { drug = "ordinary", filledDaysAgo = 27, ...columns } = more;
  const prescriptionId = randomUUID();
  const rxNumber = numberOf(10);
  const row = {
    prescription_id: prescriptionId,
    member_id: owner.memberId,
    rx_number: rxNumber,
    drug_id: pharmacy.drugs[drug],
    prescriber_id: pharmacy.planDoctor,
    pharmacy_id: pharmacy.downey,
    directions: JSON.stringify({ en: "Take one a day", es: "Tome una al día" }),
    purpose: JSON.stringify({ en: "for blood pressure", es: "para la presión" }),
    written_on: "2026-09-01",
    quantity: 30,
    days_supply: 30,
    refills_authorized: 5,
    units_remaining: 120,
    status: "active",
    ...columns,
  };
  await kysely.insertInto("prescriptions").values(row).execute();
  if (filledDaysAgo !== null) {
    await kysely
      .insertInto("fills")
      .values({
        fill_id: randomUUID(),
        member_id: owner.memberId,
        prescription_id: prescriptionId,
        pharmacy_id: row.pharmacy_id,
        filled_on: addDays(TODAY, -filledDaysAgo),
        days_supply: row.days_supply,
        quantity: row.quantity,
      })
      .execute();
  }
  return { prescriptionId, rxNumber, mrn: owner.mrn };
}

/** Lets `proxy` act for `member`. */
export async function addGrant(
  kysely: Kysely<DB>,
  member: SamplePerson,
  proxy: SamplePerson,
  grant: {
    readonly scope?: "full" | "by-number";
    readonly basis?: "parent" | "member-given";
    readonly expiresOn?: Day | null;
  } = {},
): Promise<string> {
  const { scope = "full", basis = "member-given", expiresOn = null } = grant;
  const id = randomUUID();
  await kysely
    .insertInto("grants")
    .values({
      grant_id: id,
      member_id: member.memberId,
      proxy_member_id: proxy.memberId,
      scope,
      basis,
      granted_at: new Date("2026-01-01T00:00:00Z"),
      expires_on: expiresOn,
    })
    .execute();
  return id;
}

export async function addAddress(kysely: Kysely<DB>, { memberId }: SamplePerson, state = "CA"): Promise<string> {
  const id = randomUUID();
  await kysely
    .insertInto("addresses")
    .values({
      address_id: id,
      member_id: memberId,
      line1: "1 Main Street",
      city: "Downey",
      state,
      zip: "90242",
      created_at: NOW,
    })
    .execute();
  return id;
}

export async function addCard(kysely: Kysely<DB>, { memberId }: SamplePerson): Promise<string> {
  const id = randomUUID();
  await kysely
    .insertInto("payment_methods")
    .values({
      payment_method_id: id,
      member_id: memberId,
      provider_token: "tok_visa",
      brand: "visa",
      last4: "4242",
      expires_month: 12,
      expires_year: 2034,
      created_at: NOW,
    })
    .execute();
  return id;
}
