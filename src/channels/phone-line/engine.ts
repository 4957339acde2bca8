import type { Answer, Question } from "#channels/phone-line/flow/call.ts";
import { cardOnFile } from "#use-cases/phone/card-on-file.ts";
import { checkAddress } from "#use-cases/phone/check-address.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { findPhonePharmacy } from "#use-cases/phone/find-line.ts";
import { findPrescription } from "#use-cases/phone/find-prescription.ts";
import { placeByPhone, quoteByPhone } from "#use-cases/phone/order-by-phone.ts";
import { readOpenLines } from "#use-cases/phone/read-open-lines.ts";
import { takeDroppedOrder } from "#use-cases/phone/record-call.ts";
import type { PaymentDependencies } from "#use-cases/payment-methods/payment-methods.ts";

export type EngineDependencies = PaymentDependencies & {
  /** Where agents are called, such as `sip:agents@contact-centre`; without it every caller is asked for a message. */
  readonly agentPhone: string | undefined;
  /** How long callers are waited for, as a share of the usual; 1 when absent. */
  readonly patience?: number;
};

/** Answers what the flow asks. */
export async function answerQuestion(
  dependencies: EngineDependencies,
  caller: PhoneCaller,
  question: Question,
): Promise<Answer> {
  switch (question.ask) {
    case "dropped-order":
      return { ask: question.ask, rxNumbers: await takeDroppedOrder(dependencies, caller, question.recordNumber) };
    case "prescription":
      return { ask: question.ask, finding: await findPrescription(dependencies, caller, question) };
    case "pharmacy":
      return { ask: question.ask, pharmacy: await findPhonePharmacy(dependencies, question.refillPhone) };
    case "address":
      return { ask: question.ask, check: await checkAddress(dependencies, caller, question) };
    case "card":
      return { ask: question.ask, paymentMethodId: await cardOnFile(dependencies, question.recordNumber) };
    case "quote":
      return { ask: question.ask, quote: await quoteByPhone(dependencies, question.order) };
    case "place":
      return {
        ask: question.ask,
        placed: await placeByPhone(dependencies, caller, question.order, question.attempt),
      };
    case "open-lines":
      return { ask: question.ask, open: await readOpenLines(dependencies, caller, question) };
    case "agent":
      return { ask: question.ask, target: dependencies.agentPhone ?? null };
  }
}
