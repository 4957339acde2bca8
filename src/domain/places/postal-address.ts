import type { Day } from "#domain/calendar/day.ts";
import { addDays } from "#domain/calendar/day.ts";
import { isState } from "#domain/places/us-states.ts";
import { stateOfZip } from "#domain/places/zip-states.ts";

export type PostalAddress = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

/** What a carrier finds there: a door, a post office box, or a military post office (APO, FPO, DPO). */
export type AddressKind = "street" | "po-box" | "military";

/** What is wrong with one field of an address, as a code that channels word. */
export type AddressFault =
  | "state"
  | "zip-unknown"
  | "zip-other-state"
  | "street-number"
  | "general-delivery"
  | "military-city"
  | "military-line";

/** "State" of military mail: the Americas, Europe with Africa and the Middle East, the Pacific (USPS Publication 28, 225). */
const MILITARY_STATES: ReadonlySet<string> = new Set(["AA", "AE", "AP"]);
const MILITARY_CITY = /^(?:[AFD]PO)$/i;
/** Unit, PSC or CMR with its numbers, or a ship's name (USPS Publication 28, 238). */
const MILITARY_LINE = /^(?:(?:unit|psc|cmr|umr)\s+\d+|uss|usns|uscgc)\b/i;
/** "PO Box 12", "P.O. Box", "Post Office Box", "Apartado 12", and a bare "Box 12"; not the boxes of rural routes. */
const PO_BOX = /^(?:(?:p\.?\s*o\.?|post\s+office)\s*(?:box|drawer)|apartado(?:\s+postal)?|box)\s*#?\s*\w+/i;

export function isMilitaryState(state: string): boolean {
  return MILITARY_STATES.has(state);
}

export function addressKind({ line1, line2, state }: Pick<PostalAddress, "line1" | "line2" | "state">): AddressKind {
  if (isMilitaryState(state)) return "military";
  return [line1, line2 ?? ""].some((line) => PO_BOX.test(line.trim())) ? "po-box" : "street";
}

/** Only the post office has the key to a box, and hands parcels over to the armed forces. */
export function isPostOnly(address: Pick<PostalAddress, "line1" | "line2" | "state">): boolean {
  return addressKind(address) !== "street";
}

/**
 * What is wrong with an address, by field; empty where parcels can go there. ZIP codes are those of the state named; a
 * street has a number somewhere in its first line, and nothing goes to General Delivery, where anybody may ask for it.
 * @param isZip whether the ZIP exists; military ones stand in no directory of places
 */
export function checkAddress(
  address: PostalAddress,
  isZip: (zip: string) => boolean,
): Readonly<Partial<Record<"line1" | "city" | "state" | "zip", AddressFault>>> {
  const { line1, city, state, zip } = address;
  const military = isMilitaryState(state);
  if (!military && !isState(state)) return { state: "state" };
  const zipFault = checkZip(state, zip, military || isZip(zip));
  return {
    ...(zipFault === null ? {} : { zip: zipFault }),
    ...(military && !MILITARY_CITY.test(city.trim()) ? { city: "military-city" as const } : {}),
    ...line1Fault(line1.trim(), military),
  };
}

function checkZip(state: string, zip: string, exists: boolean): AddressFault | null {
  const of = stateOfZip(zip);
  if (!exists || of === undefined) return "zip-unknown";
  return of === state ? null : "zip-other-state";
}

function line1Fault(line1: string, military: boolean): { readonly line1?: AddressFault } {
  if (/^general\s+delivery\b/i.test(line1)) return { line1: "general-delivery" };
  if (military) return MILITARY_LINE.test(line1) ? {} : { line1: "military-line" };
  return /\d/.test(line1) ? {} : { line1: "street-number" };
}

/** An address for a while counts from its first day to its last; without days, always. */
export type AddressDays = { readonly fromOn: Day | null; readonly untilOn: Day | null };

export type AddressDaysFault = "address-days-order" | "address-days-over" | "address-days-long";

/** Longer than this is a move, not a stay. */
const LONGEST_STAY_DAYS = 366;

export function checkAddressDays({ fromOn, untilOn }: AddressDays, today: Day): AddressDaysFault | null {
  if (fromOn === null || untilOn === null) return fromOn === untilOn ? null : "address-days-order";
  if (untilOn < fromOn) return "address-days-order";
  if (untilOn < today) return "address-days-over";
  return untilOn > addDays(fromOn, LONGEST_STAY_DAYS) ? "address-days-long" : null;
}

/** Whether somebody is at the address on this day. */
export function isThere({ fromOn, untilOn }: AddressDays, on: Day): boolean {
  return (fromOn === null || fromOn <= on) && (untilOn === null || on <= untilOn);
}
