import type { Quote } from "#contracts/orders.ts";
import type { AddressList, PaymentMethodList, PharmacyList } from "#contracts/places.ts";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import {
  completeChoice,
  contentOf,
  type DeliveryChoice,
  orderOf,
  type Places,
} from "#member-app/bag/delivery-choice.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, type Faults, faultsOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";

/** Everything the review page shows. */
export type Review = {
  readonly bag: BagContent;
  readonly places: Places;
  readonly choice: DeliveryChoice;
  /** Absent where the lines can't be decided as chosen; `faults` then says why. */
  readonly quote: Quote | undefined;
  readonly faults: Faults | undefined;
};

/** Reads the bag and decides its lines for the way chosen. */
export async function readReview(page: PageContext, sent: DeliveryChoice): Promise<Review> {
  const [bag, places] = await Promise.all([page.api.get<BagContent>("/bag"), readPlaces(page)]);
  const content = dataOf(bag);
  const choice = completeChoice(sent, content, places);
  const order = orderOf(contentOf(content), choice);
  if (content.lines.length + content.items.length === 0 || order === null)
    return { bag: content, places, choice, quote: undefined, faults: undefined };
  const answer = await page.api.send<Quote>("POST", "/quotes", order);
  return {
    bag: content,
    places,
    choice,
    quote: answer.ok ? answer.data : undefined,
    faults: answer.ok ? undefined : faultsOf(answer, page.language),
  };
}

export async function readPlaces(page: PageContext): Promise<Places> {
  const { api } = page;
  const mails = signedOn(page).area.features.includes("mail-order");
  const none = { ok: true, status: 200, data: { paymentMethods: [] } } as const satisfies ApiAnswer<PaymentMethodList>;
  const [addresses, cards] = await Promise.all([
    api.get<AddressList>("/addresses"),
    mails ? api.get<PaymentMethodList>("/payment-methods") : none,
  ]);
  const zip = dataOf(addresses).addresses[0]?.zip;
  const near = zip === undefined ? undefined : await api.get<PharmacyList>(`/pharmacies?near=${zip}`);
  const pharmacies = near?.ok === true ? near.data : dataOf(await api.get<PharmacyList>("/pharmacies"));
  return {
    pharmacies: pharmacies.pharmacies.filter(({ kind }) => kind === "plan"),
    addresses: dataOf(addresses).addresses,
    cards: dataOf(cards).paymentMethods.filter(({ isExpired }) => isExpired !== true),
    mails,
  };
}
