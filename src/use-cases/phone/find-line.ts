import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { openSpansOn } from "#domain/calendar/opening-hours.ts";
import type { Weekday } from "#domain/calendar/weekday.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { FoundPharmacy, PhoneLine } from "#use-cases/phone/phone-answers.ts";

const PHONE_REFILL = "phone-refill";
const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * The line of what was dialled: `refill`, `refill-AREA`, `mailorder`, or the refill phone number of a bottle, which is its
 * pharmacy's area line or the mail-order line. Null where nothing of ours answers.
 */
export async function findLine({ database }: Dependencies, dialled: string): Promise<PhoneLine | null> {
  return lineOf(await readPlan(database), dialled);
}

function lineOf(plan: Plan, dialled: string): PhoneLine | null {
  const mailOrderPhone = plan.mailOrderPharmacy?.refillPhone ?? null;
  const mailOrder = { kind: "mail-order", refillsOffered: true, pharmacy: null, mailOrderPhone } as const;
  const refill = (features: readonly string[], pharmacy: string | null): PhoneLine => ({
    kind: "refill",
    refillsOffered: features.includes(PHONE_REFILL),
    pharmacy,
    mailOrderPhone,
  });
  const to = dialled.toLowerCase();
  if (to === "mailorder") return plan.mailOrderPharmacy === undefined ? null : mailOrder;
  if (to === "refill") {
    // Named without an area it is the first that takes refills by phone.
    const area = [...plan.areas.values()].find(({ features }) => features.includes(PHONE_REFILL));
    return refill(area?.features ?? [], null);
  }
  const area = /^refill-(.+)$/.exec(to)?.[1];
  if (area !== undefined) {
    const found = plan.areas.get(area);
    return found === undefined ? null : refill(found.features, null);
  }
  const pharmacy = pharmacyOf(plan, to);
  if (pharmacy === undefined) return null;
  return pharmacy.kind === "mail-order" ? mailOrder : refill(pharmacy.area.features, pharmacy.refillPhone);
}

/** A pharmacy of the plan's by its refill phone number, with what a caller may ask of it. */
export async function findPhonePharmacy(
  { database, clock }: Dependencies,
  refillPhone: string,
): Promise<FoundPharmacy | null> {
  const pharmacy = pharmacyOf(await readPlan(database), refillPhone);
  if (pharmacy === undefined) return null;
  return {
    id: pharmacy.id,
    refillPhone: pharmacy.refillPhone,
    takesPhoneRefills: pharmacy.kind === "plan" && pharmacy.area.features.includes(PHONE_REFILL),
    today: openSpansOn(pharmacy.hours, dayInZone(clock(), pharmacy.timeZone)),
    week: WEEKDAYS.map((weekday) => pharmacy.hours.week[weekday] ?? []),
  };
}

function pharmacyOf(plan: Plan, phone: string) {
  const digits = phone.replace(/^\+?1(?=\d{10}$)/, "");
  return [...plan.pharmacies.values()].find(
    ({ refillPhone, kind }) => refillPhone === digits && kind !== "contracted-community",
  );
}
