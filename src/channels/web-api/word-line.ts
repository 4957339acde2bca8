import type { DecidedLine, PlacedLine } from "#contracts/orders.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { LineAdvice, SupplyGap } from "#use-cases/orders/look-ahead.ts";
import type { LineAnswer } from "#use-cases/orders/line-answer.ts";
import type { Language } from "#words/languages.ts";
import { wordDecision } from "#words/word-decision.ts";
import { wordPrice, wordSupplyGap } from "#words/word-order.ts";

/** A decided line as the API tells it, before it is ordered. */
export function wordQuotedLine(answer: LineAnswer, language: Language, advice: LineAdvice | null = null): DecidedLine {
  const { daysChoices = [], gap = null } = advice ?? {};
  return {
    ...wordLine(answer, language, false),
    ...(daysChoices.length === 0
      ? {}
      : { daysChoices: daysChoices.map(({ daysSupply, price }) => ({ daysSupply, price: priced(price, language) })) }),
    ...(gap === null ? {} : { gap: wordGap(gap, language) }),
  };
}

function wordGap({ pickup, bridge, ...gap }: SupplyGap, language: Language): NonNullable<DecidedLine["gap"]> {
  return {
    ...gap,
    words: wordSupplyGap(gap, language),
    ...(pickup === null
      ? {}
      : { pickup: { pharmacyId: pickup.pharmacy.id, pharmacyName: pickup.pharmacy.name, by: pickup.by } }),
    ...(bridge === null ? {} : { bridge: { days: bridge.days, pharmacyName: bridge.pharmacy.name } }),
  };
}

export function priced(price: NonNullable<LineAnswer["price"]>, language: Language): NonNullable<DecidedLine["price"]> {
  const { amountCents, code } = price;
  return { amountCents, currency: "USD", code, because: wordPrice(code, language) };
}

/** A line of an order that was placed. */
export function wordPlacedLine(answer: LineAnswer, language: Language): PlacedLine {
  const { decision, lineId, status, bridge } = answer;
  return {
    ...wordLine(answer, language, lineId !== undefined),
    ...(lineId === undefined ? {} : { id: lineId }),
    ...(status === undefined ? {} : { status }),
    ...(decision.kind === "already-ordered" ? { confirmationNumber: decision.confirmationNumber } : {}),
    ...(bridge === undefined ? {} : { bridge: { days: bridge.days, pharmacyName: bridge.pharmacy } }),
  };
}

function wordLine(answer: LineAnswer, language: Language, placed: boolean): DecidedLine {
  const { decision, price, promise, drug, person, prescriber, daysSupply } = answer;
  const { detail, nextStepLabel } = wordDecision(decision, language, {
    drugName: drug,
    prescriberName: prescriber,
    placed,
  });
  return {
    rxNumber: answer.rxNumber,
    outcome: decision.kind,
    code: decision.code,
    detail,
    nextStep: nextStepLabel,
    ...("clearsOn" in decision && decision.clearsOn !== undefined ? { clearsOn: decision.clearsOn } : {}),
    ...(promise === undefined ? {} : { promise: promised(promise) }),
    ...(price === undefined ? {} : { price: priced(price, language) }),
    ...(drug === undefined ? {} : { drug }),
    ...(person === undefined ? {} : { person }),
    ...(daysSupply === undefined ? {} : { daysSupply }),
  };
}

function promised(promise: Promised): NonNullable<DecidedLine["promise"]> {
  if (promise.kind === "transferred-by") throw new Error("an order line promises no transfer");
  if (promise.kind !== "starts-on") return { kind: promise.kind, by: promise.by };
  return { kind: promise.kind, by: promise.by, then: { kind: promise.then.kind, by: promise.then.by } };
}
