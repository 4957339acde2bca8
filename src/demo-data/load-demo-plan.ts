import { createHash, randomBytes } from "node:crypto";
import { addDays, addMonths, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import { birthDateOf } from "#demo-data/birth-date.ts";
import { demoAllergies } from "#demo-data/demo-allergies.ts";
import { agreeForDemo } from "#demo-data/demo-automatic-refills.ts";
import { takeDemoCalls } from "#demo-data/demo-calls.ts";
import { fillDemoQueue } from "#demo-data/demo-filling.ts";
import { orderDemoItems, stockDemoShelves } from "#demo-data/demo-otc.ts";
import { callDemoPhoneLine } from "#demo-data/demo-messages.ts";
import { type DemoPlan, makeDemoPlan } from "#demo-data/demo-plan.ts";
import { sendDemoParcels } from "#demo-data/demo-parcels.ts";
import { changeDemoSettings } from "#demo-data/demo-settings.ts";
import { askDemoPrescribers } from "#demo-data/demo-renewals.ts";
import { workDemoTransfers } from "#demo-data/demo-transfers.ts";
import type { DemoMember, DemoPharmacy, DemoPrescription, DemoStaff } from "#demo-data/demo-rows.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { dropUnfinishedPlan, importPlan, markDemoLoaded, readInstallation } from "#use-cases/plan/import-plan.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";

const ZONE = "America/Los_Angeles";

/**
 * Loads Harbor Health into an empty installation, its days counted back from today, and orders what is to be on order.
 * One that was stopped in the middle is loaded anew, nobody having used it; a plan that is whole, or another, is left
 * alone.
 */
export async function loadDemoPlan(dependencies: Dependencies): Promise<void> {
  const plan = makeDemoPlan();
  const installation = await readInstallation(dependencies);
  if (installation !== undefined) {
    if (installation.planName !== plan.name || installation.demoLoadedAt !== null) return;
    await dropUnfinishedPlan(dependencies);
  }
  await importDemoPlan(dependencies, plan);
  for (const person of plan.staff) await addDemoStaff(dependencies, person);
  for (const prescription of plan.prescriptions) {
    if (prescription.openOrder === true) await orderForDemo(dependencies, prescription);
  }
  await fillDemoQueue(dependencies, plan, {
    memberId,
    pharmacyId,
    staffId: (email) => idOf("staff", email),
    addressId: (memberKey) => idOf("address", memberKey),
    cardId: (memberKey, last4) => idOf("card", `${memberKey} ${last4}`),
  });
  const ids = {
    memberId,
    pharmacyId,
    drugId,
    itemId: (key: string) => idOf("item", key),
    staffId: (email: string) => idOf("staff", email),
  };
  await stockDemoShelves(dependencies, plan, ids);
  await orderDemoItems(dependencies, plan, ids);
  await askDemoPrescribers(dependencies, plan, {
    memberId,
    pharmacyId,
    prescriberId: (key) => idOf("prescriber", key),
  });
  await takeDemoCalls(dependencies, plan, {
    ...ids,
    birthDate: (memberKey) => birthDateOf(memberOf(plan, memberKey), dayInZone(dependencies.clock(), ZONE)),
  });
  await callDemoPhoneLine(dependencies, plan);
  await workDemoTransfers(dependencies, plan, ids);
  await changeDemoSettings(
    dependencies,
    { staffId: (email) => idOf("staff", email), pharmacyId },
    dayInZone(dependencies.clock(), ZONE),
  );
  await agreeForDemo(dependencies, { ...ids, prescriptionId: (rxNumber) => idOf("prescription", rxNumber) });
  await markDemoLoaded(dependencies);
}

/**
 * Parcels of drawn members, at every stop of their way. After the plan itself: they need the carrier and the processor,
 * which start once the plan is there.
 */
export async function loadDemoParcels(dependencies: ShippingDependencies & MoneyDependencies): Promise<void> {
  await sendDemoParcels(dependencies, makeDemoPlan(), {
    memberId,
    pharmacyId,
    staffId: (email) => idOf("staff", email),
    addressId: (memberKey) => idOf("address", memberKey),
    cardId: (memberKey, last4) => idOf("card", `${memberKey} ${last4}`),
  });
}

function memberOf(plan: DemoPlan, key: string): DemoMember {
  const member = plan.members.find((row) => row.key === key);
  if (member === undefined) throw new Error(`the demo plan has no member ${key}`);
  return member;
}

async function importDemoPlan(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const now = dependencies.clock();
  const today = dayInZone(now, ZONE);
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
      prescriber_id: idOf("prescriber", key),
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
      address_id: idOf("address", memberKey),
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
        payment_method_id: idOf("card", `${card.memberKey} ${card.last4}`),
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
        prescription_id: prescriptionId(prescription),
        pharmacy_id: pharmacyId(prescription.pharmacyKey),
        filled_on: addDays(today, -fill.daysAgo),
        days_supply: fill.daysSupply,
        quantity: fill.quantity,
      })),
    ),
  });
}

async function addDemoStaff(
  dependencies: Dependencies,
  { email, name, role, pharmacyKey, prescriberKey, password, totpSecret }: DemoStaff,
): Promise<void> {
  const result = await addStaff(dependencies, {
    staffId: idOf("staff", email),
    email,
    name,
    role,
    pharmacyId: pharmacyKey === undefined ? null : pharmacyId(pharmacyKey),
    prescriberId: prescriberKey === undefined ? null : idOf("prescriber", prescriberKey),
    password,
    authenticatorSecret: totpSecret,
  });
  if (result.kind === "refused") throw new Error(`the demo plan has two staff with the e-mail ${email}`);
}

/** The same order a member would place; a demo row that the rules refuse is a mistake in the plan. */
async function orderForDemo(dependencies: Dependencies, prescription: DemoPrescription): Promise<void> {
  const ordererId = memberId(prescription.memberKey);
  const result = await placeOrder(
    dependencies,
    {
      channel: "demo",
      ordererId,
      lines: [{ rxNumber: prescription.rxNumber, mrn: null, daysSupply: null }],
      delivery: { kind: "pickup", pharmacyId: pharmacyId(prescription.pharmacyKey) },
      paymentMethodId: null,
    },
    { subject: ordererId, key: `demo ${prescription.key}` },
  );
  if (result.kind !== "placed" && result.kind !== "already-ordered")
    throw new Error(`the demo order ${prescription.key} was not placed`);
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
    prescription_id: prescriptionId(prescription),
    member_id: memberId(prescription.memberKey),
    rx_number: prescription.rxNumber,
    drug_id: drugId(prescription.drugName, prescription.drugStrength),
    prescriber_id: idOf("prescriber", prescription.prescriberKey),
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

/** The same key always gets the same id, so that a demo plan loaded twice is the same plan. */
function idOf(kind: string, key: string): string {
  const hex = createHash("sha256").update(`${kind} ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const memberId = (key: string) => idOf("member", key);
const pharmacyId = (key: string) => idOf("pharmacy", key);
const drugId = (name: string, strength: string) => idOf("drug", `${name} ${strength}`);
const prescriptionId = ({ rxNumber }: DemoPrescription) => idOf("prescription", rxNumber);

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
