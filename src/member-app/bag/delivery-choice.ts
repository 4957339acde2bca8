import type { Address, PaymentMethod, Pharmacy } from "#contracts/places.ts";
import type { OrderRequest } from "#contracts/orders.ts";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import type { z } from "zod";

/** What the reader can choose from. */
export type Places = {
  /** Plan pharmacies, nearest first where an address tells what near is. */
  readonly pharmacies: readonly z.infer<typeof Pharmacy>[];
  readonly addresses: readonly z.infer<typeof Address>[];
  readonly cards: readonly z.infer<typeof PaymentMethod>[];
  /** Whether the reader's area has mail order. */
  readonly mails: boolean;
};

/** How the order reaches the reader. Ids are empty where there is nothing to choose. */
export type DeliveryChoice =
  | {
      readonly kind: "pickup";
      readonly pharmacyId: string;
      /** For what is mailed all the same; empty or absent where nothing is. */
      readonly cardId?: string;
    }
  | { readonly kind: "mail"; readonly addressId: string; readonly cardId: string };

/** What an order is made of. */
export type OrderContent = {
  readonly lines: OrderRequest["lines"];
  readonly items: NonNullable<OrderRequest["items"]>;
};

/** What a form or an address of the page says was chosen, unchecked. */
export function choiceAsSent(sent: (name: string) => string): DeliveryChoice {
  return sent("delivery") === "mail"
    ? { kind: "mail", addressId: sent("address"), cardId: sent("card") }
    : { kind: "pickup", pharmacyId: sent("pharmacy"), cardId: sent("card") };
}

/** The choice with what is missing or no longer offered filled in: the pharmacy on the first label, the first address, the first card. */
export function completeChoice(
  sent: DeliveryChoice,
  bag: BagContent,
  { pharmacies, addresses, cards, mails }: Places,
): DeliveryChoice {
  if (sent.kind === "mail" && mails) {
    return { kind: "mail", addressId: offered(sent.addressId, addresses), cardId: offered(sent.cardId, cards) };
  }
  const asked = sent.kind === "pickup" ? sent.pharmacyId : "";
  const wanted = [asked, ...labelPharmacies(bag), ...bag.items.map(({ pharmacy }) => pharmacy.id)].find((id) =>
    pharmacies.some((pharmacy) => pharmacy.id === id),
  );
  const pharmacyId = wanted ?? pharmacies[0]?.id ?? "";
  return bag.lines.some(({ line }) => line.delivery?.kind === "mail")
    ? { kind: "pickup", pharmacyId, cardId: offered((sent.kind === "pickup" ? sent.cardId : undefined) ?? "", cards) }
    : { kind: "pickup", pharmacyId };
}

/** The pharmacies on the labels, as far as the reader may know them. */
export function labelPharmacies({ lines }: BagContent): string[] {
  return lines.flatMap(({ labelPharmacyId }) => labelPharmacyId ?? []);
}

function offered(id: string, all: readonly { readonly id: string }[]): string {
  return all.some((each) => each.id === id) ? id : (all[0]?.id ?? "");
}

/** The review page that shows this choice. Nothing in it tells of anybody's health. */
export function reviewPath(choice: DeliveryChoice): string {
  const sent =
    choice.kind === "pickup"
      ? { delivery: choice.kind, pharmacy: choice.pharmacyId }
      : { delivery: choice.kind, address: choice.addressId, card: choice.cardId };
  return `/bag?${new URLSearchParams(sent)}`;
}

/** Where the bag's review begins: things chosen from what comes by mail are reviewed for mail. */
export function reviewHref({ lines, items }: BagContent): string {
  const mailed =
    lines.length === 0 && items.length > 0 && items.every(({ pharmacy }) => pharmacy.kind === "mail-order");
  return mailed ? "/bag?delivery=mail" : "/bag";
}

/** All of the bag, as it is ordered. */
export function contentOf({ lines, items }: BagContent): OrderContent {
  return { lines: lines.map(({ line }) => line), items: items.map(({ itemId, quantity }) => ({ itemId, quantity })) };
}

/** The order of these; null while there is no address to mail to, or no pharmacy. */
export function orderOf({ lines, items }: OrderContent, choice: DeliveryChoice): OrderRequest | null {
  const content = { lines, ...(items.length === 0 ? {} : { items }) };
  const isMailed = choice.kind === "mail" || lines.some(({ delivery }) => delivery?.kind === "mail");
  const cardId = choice.cardId ?? "";
  const card = isMailed && cardId !== "" ? { paymentMethodId: cardId } : {};
  if (choice.kind === "pickup") {
    return choice.pharmacyId === ""
      ? null
      : { ...content, delivery: { kind: "pickup", pharmacyId: choice.pharmacyId }, ...card };
  }
  if (choice.addressId === "") return null;
  return { ...content, delivery: { kind: "mail", addressId: choice.addressId }, ...card };
}
