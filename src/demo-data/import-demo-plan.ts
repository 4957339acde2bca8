import { randomBytes } from "node:crypto";
import { addDays, addMonths, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import { birthDateOf } from "#demo-data/birth-date.ts";
import { demoAllergies } from "#demo-data/demo-allergies.ts";
import {
  addressId,
  cardId,
  drugId,
  idOf,
  memberId,
  pharmacyId,
  prescriberId,
  prescriptionId,
} from "#demo-data/demo-ids.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoMember, DemoPharmacy, DemoPrescription } from "#demo-data/demo-rows.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import { importPlan } from "#use-cases/plan/import-plan.ts";

/** The plan's own rows: what there is before anybody has ordered anything. */
export async function importDemoPlan(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const now = dependencies.clock();
  const today = dayInZone(now, PLAN_ZONE);
  const passwords = new Map<string, string>();
  for (const { password } of plan.members) {
    if (password !== null && !passwords.has(password)) passwords.set(password, await hashPassword(password));
  }
  await importPlan(dependencies, {
    planName: plan.name,
    policy: defaultRefillPolicy,
    confirmationKey: randomBytes(16),
    areas: plan.areas.map((area) => ({
      area_id: area.key,
      name: area.name,
      features: [...area.features],
      mail_forbids: [...area.mailForbids],
    })),
    coverages: plan.coverages.map((coverage) => ({
      coverage_id: coverage.key,
      name: coverage.name,
      copay_cents_per_30_days: JSON.stringify(coverage.copayCentsPer30Days),
      mail_90_days_costs_30_day_copays: coverage.mail90DaysCosts30DayCopays,
      covers_all_prescribers: coverage.coversAllPrescribers,
      deductible_cents: coverage.deductibleCents,
    })),
    pharmacies: plan.pharmacies.map((pharmacy) => pharmacyRow(pharmacy, plan, today)),
    prescribers: plan.prescribers.map(({ key, name, network, npi }) => ({
      prescriber_id: prescriberId(key),
      name,
      network,
      npi,
    })),
    drugs: plan.drugs.map((drug) => ({
      drug_id: drugId(drug.name, drug.strength),
      name: drug.name,
      strength: drug.strength,
      ndc: drug.ndc,
      dea_schedule: drug.deaSchedule,
      dosage_class: drug.dosageClass,
      therapy: drug.therapy,
      tier: drug.tier,
      cold_chain: drug.coldChain,
      heat_sensitive: drug.heatSensitive,
      injectable: drug.injectable,
      psychotropic: drug.psychotropic,
      sensitive_class: drug.sensitiveClass,
      usual_price_cents_per_30_days: drug.usualPriceCentsPer30Days,
    })),
    members: plan.members.map((member) => ({
      member_id: memberId(member.key),
      mrn: member.mrn,
      given_name: member.givenName,
      family_name: member.familyName,
      birth_date: birthDateOf(member, today),
      area_id: member.areaKey,
      coverage_id: member.coverageKey,
      deductible_met_cents: member.deductibleMetCents,
      language: member.language,
      contact_email: member.contactEmail,
      contact_phone: member.contactPhone,
    })),
    allergies: demoAllergies(plan).map(({ memberKey, substance, reaction }) => ({
      allergy_id: idOf("allergy", `${memberKey} ${substance}`),
      member_id: memberId(memberKey),
      substance,
      reaction,
      noted_on: addDays(today, -700),
    })),
    addresses: plan.addresses.map(({ memberKey, line1, city, state, zip }) => ({
      address_id: addressId(memberKey),
      member_id: memberId(memberKey),
      line1,
      city,
      state,
      zip,
      created_at: now,
    })),
    payment_methods: plan.cards.map((card) => {
      const expires = addMonths(today, card.expiresInMonths);
      return {
        payment_method_id: cardId(card.memberKey, card.last4),
        member_id: memberId(card.memberKey),
        // The published tokens of the payment sandbox, and of a Stripe account in test mode.
        provider_token: card.behaves === "approved" ? `tok_${card.brand}` : "tok_chargeDeclined",
        brand: card.brand,
        last4: card.last4,
        expires_month: Number(expires.slice(5, 7)),
        expires_year: Number(expires.slice(0, 4)),
        created_at: now,
      };
    }),
    grants: plan.grants.map((grant) => ({
      grant_id: idOf("grant", `${grant.memberKey} ${grant.proxyKey}`),
      member_id: memberId(grant.memberKey),
      proxy_member_id: memberId(grant.proxyKey),
      scope: grant.scope,
      basis: grant.basis,
      granted_at: daysAgo(now, grant.grantedDaysAgo),
      expires_on: grant.expiresInDays === null ? null : addDays(today, grant.expiresInDays),
    })),
    accounts: plan.members.flatMap((member) => accountRow(member, passwords, now)),
    prescriptions: plan.prescriptions.map((prescription) => prescriptionRow(prescription, today)),
    fills: plan.prescriptions.flatMap((prescription) =>
      prescription.fills.map((fill, index) => ({
        fill_id: idOf("fill", `${prescription.rxNumber} ${index}`),
        member_id: memberId(prescription.memberKey),
        prescription_id: prescriptionId(prescription.rxNumber),
        pharmacy_id: pharmacyId(prescription.pharmacyKey),
        filled_on: addDays(today, -fill.daysAgo),
        days_supply: fill.daysSupply,
        quantity: fill.quantity,
      })),
    ),
  });
}

function pharmacyRow(pharmacy: DemoPharmacy, plan: DemoPlan, today: Day) {
  const { latitude, longitude } = centroidOf(pharmacy.zip) ?? unknownZip(pharmacy.zip);
  const licences = pharmacy.kind === "mail-order" ? plan.mailOrderLicences : [];
  return {
    pharmacy_id: pharmacyId(pharmacy.key),
    name: pharmacy.name,
    kind: pharmacy.kind,
    area_id: pharmacy.areaKey,
    line1: pharmacy.addressLine,
    city: pharmacy.city,
    state: pharmacy.state,
    zip: pharmacy.zip,
    latitude,
    longitude,
    time_zone: pharmacy.timeZone,
    refill_phone: pharmacy.refillPhone,
    phone: pharmacy.phone,
    languages: [...pharmacy.languages],
    hours: JSON.stringify(pharmacy.hours),
    npi: pharmacy.npi,
    ncpdp_id: pharmacy.ncpdpId,
    ship_to_licences: JSON.stringify(
      Object.fromEntries(licences.map(({ state, endsInDays }) => [state, addDays(today, endsInDays)])),
    ),
  };
}

function unknownZip(zip: string): never {
  throw new Error(`the demo plan names a ZIP code that does not exist: ${zip}`);
}

function accountRow(member: DemoMember, passwords: ReadonlyMap<string, string>, now: Date) {
  if (member.password === null || member.contactEmail === null) return [];
  const hash = passwords.get(member.password);
  if (hash === undefined) throw new Error("a demo password was not hashed");
  return [{ member_id: memberId(member.key), email: member.contactEmail, password_hash: hash, created_at: now }];
}

function prescriptionRow(prescription: DemoPrescription, today: Day) {
  return {
    prescription_id: prescriptionId(prescription.rxNumber),
    member_id: memberId(prescription.memberKey),
    rx_number: prescription.rxNumber,
    drug_id: drugId(prescription.drugName, prescription.drugStrength),
    prescriber_id: prescriberId(prescription.prescriberKey),
    pharmacy_id: pharmacyId(prescription.pharmacyKey),
    directions: JSON.stringify(prescription.directions),
    purpose: JSON.stringify(prescription.purpose),
    written_on: addDays(today, -prescription.writtenDaysAgo),
    quantity: prescription.quantity,
    days_supply: prescription.daysSupply,
    refills_authorized: prescription.refillsAuthorized,
    units_remaining: prescription.refillsRemaining * prescription.quantity,
    status: prescription.status,
    hold_reason: prescription.hold ?? null,
    care_plan_otc: prescription.carePlanOtc ?? false,
  };
}

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
