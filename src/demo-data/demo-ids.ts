import { createHash } from "node:crypto";

/** The same key always gets the same id, so that a demo plan loaded twice is the same plan. */
export function idOf(kind: string, key: string): string {
  const hex = createHash("sha256").update(`${kind} ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const memberId = (key: string) => idOf("member", key);
export const pharmacyId = (key: string) => idOf("pharmacy", key);
export const prescriberId = (key: string) => idOf("prescriber", key);
export const staffId = (email: string) => idOf("staff", email);
export const drugId = (name: string, strength: string) => idOf("drug", `${name} ${strength}`);
export const itemId = (key: string) => idOf("item", key);
export const prescriptionId = (rxNumber: string) => idOf("prescription", rxNumber);
/** Each member of the demo has one address at the most. */
export const addressId = (memberKey: string) => idOf("address", memberKey);
export const cardId = (memberKey: string, last4: string) => idOf("card", `${memberKey} ${last4}`);
