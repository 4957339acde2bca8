/** The orderer and up to three others. */
export const MAX_PEOPLE_PER_ORDER = 4;

/**
 * Whether an order is for more people than one order allows. The orderer counts, line or not: three others is the most.
 * @param ordererKey null for a guest, who orders for one person only
 * @param personKeys whose line each is, by any key that tells people apart
 */
export function tooManyPeople(ordererKey: string | null, personKeys: readonly (string | null)[]): boolean {
  const people = new Set([ordererKey, ...personKeys]);
  people.delete(null);
  return people.size > MAX_PEOPLE_PER_ORDER;
}
