import type { ReasonWords } from "#domain/settings/reasons.ts";
import { wordGrant } from "#channels/web-api/word-grant.ts";
import { wordOrder } from "#channels/web-api/word-order.ts";
import { wordPrescription } from "#channels/web-api/word-prescription.ts";
import type { MemberPage, Ordering, OrderTimeline, ReadBack } from "#contracts/staff/members.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { ReadBack as OrderReadBack } from "#use-cases/members/read-back-order.ts";
import type { MemberView } from "#use-cases/members/read-member.ts";
import type { OrderTimeline as Timeline } from "#use-cases/members/read-order-timeline.ts";
import type { Ordering as OrderingView } from "#use-cases/members/read-ordering.ts";
import { brandName } from "#words/card-brand.ts";
import { isLanguage, type Language } from "#words/languages.ts";
import { noticeWords } from "#words/notice-words.ts";
import { wordItemPrice, wordItemStatus } from "#words/word-item.ts";
import { memberItemReason } from "#words/word-reason.ts";
import { wordLineStatus, wordPrice, wordPromise } from "#words/word-order.ts";
import { wordLineToRead, wordReadBack } from "#words/word-read-back.ts";

/** A member's page as staff read it; prescriptions and orders in the words the member reads. */
export function memberAnswer(view: MemberView, language: Language): MemberPage {
  const { person, opening } = view;
  return {
    id: person.member_id,
    name: `${person.given_name} ${person.family_name}`,
    recordNumber: person.mrn,
    birthDate: person.birth_date,
    language: isLanguage(person.language) ? person.language : "en",
    phone: person.contact_phone,
    email: person.contact_email,
    area: person.area_name,
    coverage: {
      name: person.coverage_name,
      allPrescribers: person.covers_all_prescribers,
      deductibleCents: person.deductible_cents,
      deductibleMetCents: person.deductible_met_cents,
    },
    membershipEndedOn: person.membership_ended_on,
    addresses: [...person.addresses],
    allergies: [...person.allergies],
    hidesSensitive: view.hidesSensitive,
    prescriptions: view.prescriptions.map((listed) => wordPrescription(listed, language)),
    orders: view.orders.map((order) => ({ ...wordOrder(order, language), id: order.orderId })),
    grants: view.grants.map((grant) => wordGrant(grant, language)),
    transfers: person.transfers.map(({ id, requestedAt, status, drug, outsidePharmacy, toPharmacy, answerBy }) => ({
      id,
      requestedAt: new Date(requestedAt).toISOString(),
      status,
      what: drug ?? outsidePharmacy ?? "",
      to: toPharmacy,
      answerBy,
    })),
    opening: { reason: opening.reason, until: opening.until.toISOString(), callerChecked: opening.callerChecked },
  };
}

export function orderingAnswer(view: OrderingView, language: Language): Ordering {
  return {
    name: view.name,
    prescriptions: view.prescriptions.map((listed) => wordPrescription(listed, language)),
    addresses: [...view.addresses],
    cards: view.cards.map(({ id, brand, last4 }) => ({ id, brand, last4 })),
  };
}

/** What is read to the caller, word by word, in the caller's own language. */
export function readBackAnswer(read: OrderReadBack): ReadBack {
  const { language } = read;
  const card = read.card === null ? "" : `${brandName(read.card.brand)} ${read.card.last4}`;
  return {
    id: read.id,
    language,
    ...wordReadBack({ ...read, card }, language),
    lines: read.lines.map(({ answer, found }) => {
      const { decision, promise } = answer;
      if (promise?.kind === "transferred-by") throw new Error("an order line promises no transfer");
      const { pharmacy } = found ?? {};
      const words = wordLineToRead(
        {
          rxNumber: answer.rxNumber,
          decision,
          drug: answer.drug,
          prescriber: answer.prescriber,
          person: answer.orderedAs === "grant" ? answer.person : undefined,
          daysSupply: answer.daysSupply,
          price: answer.price,
          promise,
          where:
            read.delivery === "mail" && read.shipTo !== null
              ? { kind: "mail", line1: read.shipTo.line1, city: read.shipTo.city }
              : pharmacy === undefined
                ? undefined
                : { kind: "pickup", name: pharmacy.name, line1: pharmacy.line1, city: pharmacy.city },
        },
        language,
      );
      return {
        rxNumber: answer.rxNumber,
        outcome: decision.kind,
        words,
        ...(decision.kind === "already-ordered" ? { confirmationNumber: decision.confirmationNumber } : {}),
      };
    }),
    ordersSomething: read.ordersSomething,
  };
}

/** Everything that happened to an order. */
export function orderTimelineAnswer(
  { order, lines, items, notices, withheld, reasonWords }: Timeline,
  language: Language,
): OrderTimeline {
  const names = new Map([...lines, ...items].map(({ row }) => [row.member_id, row.member_name]));
  return {
    id: order.order_id,
    confirmationNumber: order.confirmation_number,
    placedAt: order.placed_at.toISOString(),
    channel: order.channel,
    orderer: order.orderer_name,
    lines: lines.map((line) => timelineLine(line, language)),
    items: items.map((item) => timelineItem(item, reasonWords, language)),
    notices: notices.map(({ at, member_id, channel, kind, status }) => ({
      at: at.toISOString(),
      member: names.get(member_id) ?? "",
      channel,
      kind,
      subject: noticeWords(language).kinds[kind].subject,
      status,
    })),
    withheld: [...withheld],
  };
}

function timelineItem(
  { row, worksOnIt }: Timeline["items"][number],
  reasonWords: ReasonWords,
  language: Language,
): OrderTimeline["items"][number] {
  return {
    id: row.order_item_id,
    member: { id: row.member_id, name: row.member_name },
    name: row.name[language],
    package: row.package[language],
    pharmacy: row.pharmacy_name,
    timeZone: row.time_zone,
    delivery: row.delivery_kind,
    quantity: row.quantity,
    statusWords: wordItemStatus(row, language),
    ...(row.reason === null ? {} : { reasonWords: memberItemReason(reasonWords, row.reason, language) }),
    price: { amountCents: row.price_cents, because: wordItemPrice(row.price_code, language) },
    promiseWords: wordPromise({ kind: row.promise_kind, by: row.promise_by as Day }, language),
    worksOnIt,
    events: row.events.map(({ at, status, code, byKind, by, role }) => ({
      at: new Date(at).toISOString(),
      status,
      code,
      byKind,
      by,
      role,
    })),
  };
}

function timelineLine(
  { row, named, worksOnIt, mayEnterRenewal, firstPromisedBy }: Timeline["lines"][number],
  language: Language,
): OrderTimeline["lines"][number] {
  const promise = { kind: row.promise_kind as Promised["kind"], by: row.promise_by as Day };
  return {
    id: row.line_id,
    member: { id: row.member_id, name: row.member_name },
    rxNumber: row.rx_number,
    ...(named ? { drug: row.drug } : {}),
    pharmacy: row.pharmacy_name,
    timeZone: row.time_zone,
    delivery: row.delivery_kind,
    status: row.status,
    statusWords: wordLineStatus(row.status as LineStatus, language, row.step ?? undefined),
    quantity: row.quantity,
    daysSupply: row.days_supply,
    price: { amountCents: row.price_cents, because: wordPrice(row.price_code as PriceCode, language) },
    promiseWords: wordPromise(promise, language),
    firstPromisedBy,
    promisedBy: row.promise_by,
    worksOnIt,
    mayEnterRenewal,
    events: row.events.map(({ details, ...event }) => ({
      ...event,
      at: new Date(event.at).toISOString(),
      ...(details === null ? {} : { details: named ? { ...details } : withoutMedicine(details) }),
    })),
  };
}

/** What would tell a medicine that the reader may not know: its name, its package, its lot. */
function withoutMedicine(details: Readonly<Record<string, string | number | null>>) {
  return Object.fromEntries(
    Object.entries(details).filter(([key]) => !["drug", "ndc", "lot", "expiresOn"].includes(key)),
  );
}
