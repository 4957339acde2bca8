import type { Order } from "#contracts/orders.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { getItWords, itemNews, lineName, orderWords, totalOf } from "#member-app/orders/order-words.ts";
import { formatInstant, formatMoney } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";

/** The receipt to keep: plain text, which every phone and printer can read. */
export function receiptText(
  order: Order,
  { planName, language, timeZone }: { planName: string; language: Language; timeZone: string },
): string {
  const words = orderWords[language];
  const total = totalOf(order, language);
  const lines = order.lines.flatMap((line) => [
    "",
    `${lineName(line, language)} · ${line.person ?? words.otherPerson}`,
    `  ${line.statusWords} · ${line.promiseWords}`,
    `  ${getItWords(line, language)}${line.daysSupply === undefined ? "" : ` · ${words.days(line.daysSupply)}`}`,
    ...(line.price === undefined ? [] : [`  ${formatMoney(line.price.amountCents, language)} · ${line.price.because}`]),
  ]);
  const items = order.items.flatMap((item) => [
    "",
    itemPageWords[language].pieces(item.name, item.quantity),
    `  ${[item.statusWords, itemNews(item)].filter(Boolean).join(" · ")}`,
    `  ${getItWords(item, language)}`,
    `  ${formatMoney(item.price.amountCents, language)} · ${item.price.because}`,
  ]);
  return [
    planName,
    "",
    `${words.number}: ${formatConfirmationNumber(order.confirmationNumber)}`,
    words.placedOn(formatInstant(order.placedAt, language, timeZone)),
    ...lines,
    ...items,
    ...(total === undefined ? [] : ["", `${total.label}: ${total.amount} ${total.note}`]),
    "",
  ].join("\n");
}
