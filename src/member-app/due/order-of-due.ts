import type { OrderRequest } from "#contracts/orders.ts";
import type { DueList } from "#contracts/prescriptions.ts";
import type { Places } from "#member-app/bag/delivery-choice.ts";

const MAX_PEOPLE = 4;

/**
 * One order of what is due, each medicine the way it came last: picked up at the pharmacy on its label, or mailed to the
 * first address where the label is the mail-order pharmacy's. For four people at most; null where there is nothing, or
 * no way to get it.
 */
export function orderOfDue(medicines: DueList["medicines"], places: Places): OrderRequest | null {
  const people = [...new Set(medicines.map(({ person }) => person))].slice(0, MAX_PEOPLE);
  const [address] = places.addresses;
  const [card] = places.cards;
  const pickupAt = (id: string): OrderRequest["delivery"] | null =>
    places.pharmacies.some((pharmacy) => pharmacy.id === id) ? { kind: "pickup", pharmacyId: id } : null;
  const mailed: OrderRequest["delivery"] | null =
    places.mails && address !== undefined && card !== undefined ? { kind: "mail", addressId: address.id } : null;
  const [nearest] = places.pharmacies;
  const lines = medicines
    .filter(({ person }) => people.includes(person))
    .flatMap(({ prescription }) => {
      const delivery = pickupAt(prescription.pharmacy.id) ?? mailed ?? (nearest ? pickupAt(nearest.id) : null);
      return delivery === null ? [] : [{ rxNumber: prescription.rxNumber, delivery }];
    });
  const [first] = lines;
  if (first === undefined) return null;
  const isMailed = lines.some(({ delivery }) => delivery.kind === "mail");
  return {
    lines,
    delivery: first.delivery,
    ...(isMailed && card !== undefined ? { paymentMethodId: card.id } : {}),
  };
}
