/** Four people an order, the orderer included: "yourself and up to three other members at one time". */
const MAX_PEOPLE_PER_ORDER = 4;

/**
 * Whether an order is for too many people. Who orders counts even without a line of their own; a guest, who is nobody
 * we know, doesn't.
 * @param people of each line, by any key that tells people apart and names the orderer as `ordererId` does
 */
export function tooManyPeople(ordererId: string | null, people: readonly (string | null)[]): boolean {
  const distinct = new Set([ordererId, ...people]);
  distinct.delete(null);
  return distinct.size > MAX_PEOPLE_PER_ORDER;
}
