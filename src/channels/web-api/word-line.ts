import type { DecidedLine, PlacedLine } from "#contracts/orders.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { LineAnswer } from "#use-cases/orders/line-answer.ts";
import type { Language } from "#words/languages.ts";
import { wordDecision } from "#words/word-decision.ts";
import { wordPrice } from "#words/word-order.ts";

/** A decided line as the API tells it, before it is ordered. */
export function wordQuotedLine(answer: LineAnswer, language: Language): DecidedLine {
  return wordLine(answer, language, false);
}

/** A line of an order that was placed. */
export function wordPlacedLine(answer: LineAnswer, language: Language): PlacedLine {
  const { decision, lineId, status } = answer;
  return {
    ...wordLine(answer, language, lineId !== undefined),
    ...(lineId === undefined ? {} : { id: lineId }),
    ...(status === undefined ? {} : { status }),
    ...(decision.kind === "already-ordered" ? { confirmationNumber: decision.confirmationNumber } : {}),
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
    ...(price === undefined
      ? {}
      : {
          price: {
            amountCents: price.amountCents,
            currency: "USD",
            code: price.code,
            because: wordPrice(price.code, language),
          },
        }),
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
