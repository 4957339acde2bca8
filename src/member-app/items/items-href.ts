import type { DeliveryChoice } from "#member-app/bag/delivery-choice.ts";

/** The catalogue of where the order comes from. Nothing in it tells of anybody's health. */
export function itemsHref(choice: DeliveryChoice): string {
  const from = choice.kind === "mail" ? "mail" : choice.pharmacyId;
  return from === "" ? "/items" : `/items?${new URLSearchParams({ pharmacy: from })}`;
}
