import type { Answer, Question } from "#channels/phone-line/flow/call.ts";
import { cardOnFile } from "#use-cases/phone/card-on-file.ts";
import { askForCallBack } from "#use-cases/agents/call-back.ts";
import { seekAgent } from "#use-cases/agents/seek-agent.ts";
import { checkAddress } from "#use-cases/phone/check-address.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { findPhonePharmacy } from "#use-cases/phone/find-line.ts";
import { findPrescription } from "#use-cases/phone/find-prescription.ts";
import { placeByPhone, quoteByPhone } from "#use-cases/phone/order-by-phone.ts";
import { readOpenLines } from "#use-cases/phone/read-open-lines.ts";
import { takeDroppedOrder } from "#use-cases/phone/record-call.ts";
import type { PaymentDependencies } from "#use-cases/payment-methods/payment-methods.ts";

export type EngineDependencies = PaymentDependencies & {
  /** Where callers go while no agent takes calls in the workbench, such as `sip:agents@contact-centre`; else the mailbox. */
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
    case "agent": {
      // From a keypad on a page nobody can be talked to.
      if (caller.address !== undefined) return { ask: question.ask, place: { kind: "none" } };
      const { at: step, language, keyed, passed } = question;
      const place = await seekAgent(dependencies, caller, { step, language, keyed, passed });
      const { agentPhone } = dependencies;
      const isOutside = place.kind === "none" && agentPhone !== undefined && passed === null;
      return { ask: question.ask, place: isOutside ? { kind: "outside", target: agentPhone } : place };
    }
    case "call-back":
      return { ask: question.ask, kept: await askForCallBack(dependencies, caller.callId, question.number) };
  }
}
