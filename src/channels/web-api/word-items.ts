import { wordDelay, wordOrderParcel, wordShipTo } from "#channels/web-api/word-mailed.ts";
import type { BagItem, CatalogueItem, DecidedItem, OrderItem, PlacedItem } from "#contracts/items.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { ItemPriceCode } from "#domain/otc/price-item.ts";
import type { BagContents } from "#use-cases/bag/bag.ts";
import type { ReadItem } from "#use-cases/orders/read-orders.ts";
import type { ItemAnswer } from "#use-cases/otc/item-answer.ts";
import type { ListedItem } from "#use-cases/otc/list-items.ts";
import type { Language } from "#words/languages.ts";
import {
  wordIngredient,
  wordItemAdvice,
  wordItemCategory,
  wordItemDecision,
  wordItemPrice,
  wordItemStatus,
} from "#words/word-item.ts";
import { memberItemReason } from "#words/word-reason.ts";
import { wordPromise } from "#words/word-order.ts";

/** A decided item as the API tells it, ordered or not. */
export function wordItem(answer: ItemAnswer, language: Language): PlacedItem {
  const { itemId, name, quantity, decision, advice, price, promise, orderItemId, status } = answer;
  return {
    itemId,
    ...(name === undefined ? {} : { name: name[language] }),
    quantity,
    outcome: decision.kind,
    code: decision.code,
    detail: wordItemDecision(decision, language),
    advice: advice.map((each) => wordItemAdvice(each, language)),
    ...(price === undefined ? {} : { price: priced(price.amountCents, price.code, language) }),
    ...(promise === undefined ? {} : { promise: { kind: promise.kind, by: promise.by } }),
    ...(orderItemId === undefined ? {} : { id: orderItemId }),
    ...(status === undefined ? {} : { status }),
  };
}

/** For an answer whose items are there only where some were asked for. */
export function itemsWorded(items: readonly ItemAnswer[] | undefined, language: Language): { items?: PlacedItem[] } {
  return items === undefined || items.length === 0 ? {} : { items: items.map((item) => wordItem(item, language)) };
}

function priced(amountCents: number, code: ItemPriceCode, language: Language): NonNullable<DecidedItem["price"]> {
  return { amountCents, currency: "USD", code, because: wordItemPrice(code, language) };
}

/** An item of an order, for its orderer. */
export function wordOrderItem({ row, pharmacyName, canCancel, reasonWords }: ReadItem, language: Language): OrderItem {
  const promise = { kind: row.promise_kind, by: row.promise_by as Day };
  return {
    id: row.order_item_id,
    itemId: row.item_id,
    name: row.name[language],
    package: row.package[language],
    quantity: row.quantity,
    status: row.status,
    statusWords: wordItemStatus(row, language, row.parcel?.arrived),
    ...(row.reason === null ? {} : { reasonWords: memberItemReason(reasonWords, row.reason, language) }),
    price: priced(row.price_cents, row.price_code, language),
    promise,
    promiseWords: wordPromise(promise, language),
    delivery: {
      kind: row.delivery_kind,
      pharmacyId: row.pharmacy_id,
      pharmacyName,
      ...(row.ship_to === null ? {} : { shipTo: wordShipTo(row.ship_to) }),
    },
    canCancel,
    ...(row.delay === null ? {} : { delay: wordDelay(row.delay) }),
    ...(row.parcel === null
      ? {}
      : {
          parcel: wordOrderParcel(
            row.parcel,
            row.parcel.items.map((name) => name[language]),
            language,
          ),
        }),
  };
}

/** An item of a pharmacy's catalogue. */
export function wordCatalogueItem({ row, price }: ListedItem, language: Language): CatalogueItem {
  return {
    id: row.item_id,
    name: row.name[language],
    purpose: row.purpose[language],
    package: row.package[language],
    warnings: row.warnings[language],
    category: row.category,
    categoryWords: wordItemCategory(row.category, language),
    ingredients: [...row.ingredients],
    ingredientWords: row.ingredients.map((ingredient) => wordIngredient(ingredient, language)),
    ...(row.min_age === null ? {} : { minAge: row.min_age }),
    mostPerOrder: row.most_per_order,
    mailable: row.mailable,
    inStock: row.on_hand > 0,
    price: priced(price.amountCents, price.code, language),
    inCarePlan: row.care_plan_network !== null,
    ...(row.in_bag === null ? {} : { inBag: row.in_bag }),
  };
}

export function wordBagItem(row: BagContents["items"][number], language: Language): BagItem {
  return {
    itemId: row.item_id,
    name: row.name[language],
    package: row.package[language],
    quantity: row.quantity,
    pharmacy: { id: row.pharmacy_id, kind: row.pharmacy_kind },
  };
}
