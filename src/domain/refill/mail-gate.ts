import type { Day } from "#domain/calendar/day.ts";
import type { RefusalCode } from "#domain/refill/refill-decision.ts";
import type { DrugFacts, MailForbidden, RefillFacts } from "#domain/refill/refill-facts.ts";

/** What the member's area may keep out of the mail, in the order in which it is answered. */
const FORBIDDEN: readonly {
  readonly what: MailForbidden;
  readonly code: RefusalCode;
  readonly isSo: (drug: DrugFacts) => boolean;
}[] = [
  { what: "controlled", code: "mail-forbidden-controlled", isSo: (drug) => drug.deaSchedule !== null },
  {
    what: "heat-sensitive",
    code: "mail-forbidden-heat-sensitive",
    isSo: (drug) => drug.heatSensitive || drug.coldChain,
  },
  { what: "injectable", code: "mail-forbidden-injectable", isSo: (drug) => drug.injectable },
];

/**
 * Why this medicine can't be mailed to the member on this day, or null when it can. A mail-order pharmacy needs a
 * current licence of the state it ships to (California BPC 4112; the others as configured); the last day of a licence
 * still counts. Military mail is asked no state's licence: it leaves the pharmacy's own state for a federal post.
 */
export function mailRefusal({ drug, delivery }: RefillFacts, on: Day): RefusalCode | null {
  if (delivery.kind !== "mail") return null;
  const forbidden = FORBIDDEN.find(({ what, isSo }) => delivery.areaForbids.includes(what) && isSo(drug));
  if (forbidden !== undefined) return forbidden.code;
  // A box keeps a parcel for days, and nobody opens the door.
  if (delivery.addressKind === "po-box" && drug.coldChain) return "mail-cold-to-box";
  // Weeks on the way, through foreign customs, where no cold lasts and no controlled medicine may pass.
  if (delivery.addressKind === "military")
    return drug.coldChain || drug.deaSchedule !== null ? "mail-not-to-military" : null;
  const licensedUntil = delivery.licensedStates.get(delivery.shipToState);
  return licensedUntil === undefined || licensedUntil < on ? "ship-to-state-not-licensed" : null;
}
