import { answerQuestion, type EngineDependencies } from "#channels/phone-line/engine.ts";
import { type CallEvent, newSession, type Session, type Verb } from "#channels/phone-line/flow/call.ts";
import { step as takeTurn } from "#channels/phone-line/flow/step.ts";
import { noteAnswered } from "#use-cases/agents/leave-queue.ts";
import { saveCardOfCall } from "#use-cases/phone/pay-by-phone.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { stepOfCall, takeCallStep } from "#use-cases/phone/call-in-steps.ts";
import { findLine } from "#use-cases/phone/find-line.ts";
import { type Carrier, endCall, keepMessage } from "#use-cases/phone/record-call.ts";

/** What happened on a call that somebody else carries, since the step before. */
export type RequestEvent =
  | Exclude<CallEvent, { kind: "paid" | "recorded" | "answer" | "failed" }>
  | { readonly kind: "recorded"; readonly seconds: number; readonly url: string }
  /** Back from the provider's payment, with the card's token. */
  | { readonly kind: "paid-with"; readonly token: string | null };

/** A verb that whoever carries the call has to do; questions are answered here. */
export type CarriedVerb = Exclude<Verb, { verb: "ask" }>;

type Stepped = { readonly verbs: readonly CarriedVerb[]; readonly last: Session | null };

/**
 * One step of a call whose sound somebody else carries: the same flow, with the session in the database between two
 * requests. Undefined where there is no such line, call or step.
 */
export async function takeStep(
  dependencies: EngineDependencies,
  caller: PhoneCaller,
  call: { readonly carrier: Carrier; readonly dialled: string; readonly step: number; readonly takesCards?: boolean },
  event: RequestEvent,
): Promise<readonly CarriedVerb[] | undefined> {
  const line = await findLine(dependencies, call.dialled);
  if (line === null) return undefined;
  // That a call is over is told at any time, and by who does not know at which step it was.
  const step = event.kind === "hang-up" ? await stepOfCall(dependencies, caller.callId) : call.step;
  if (step === undefined) return [];
  const stepped = await takeCallStep<Session, Stepped>(dependencies, caller, { ...call, step }, async (before) => {
    const session =
      before ?? newSession(line, { patience: dependencies.patience, takesCards: call.takesCards ?? true });
    const { session: after, verbs } = await answered(dependencies, caller, session, await flowEvent(session, event));
    return { session: after, answer: { verbs, last: after.awaits === "nothing" ? after : null } };
  });
  if (stepped === undefined) return undefined;
  const { last } = stepped;
  if (last !== null) {
    await endCall(dependencies, caller, {
      language: last.language,
      path: last.path,
      outcome: last.outcome ?? "hung-up",
      chosen: { recordNumber: last.recordNumber, rxNumbers: last.chosen },
    });
  }
  return stepped.verbs;

  async function flowEvent(session: Session, happened: RequestEvent): Promise<CallEvent> {
    if (happened.kind === "paid-with") {
      const { token } = happened;
      const paymentMethodId =
        token === null ? null : await saveCardOfCall(dependencies, caller, session.recordNumber, token);
      return { kind: "paid", paymentMethodId };
    }
    if (happened.kind === "recorded" && happened.seconds >= 1) {
      await keepMessage(dependencies, caller, {
        recording: { url: happened.url },
        seconds: happened.seconds,
        keyed: { recordNumber: session.recordNumber, rxNumbers: session.chosen },
      });
    }
    // They did speak, though nobody may have told us when they began.
    if (happened.kind === "dialled" && happened.result === "ended") await noteAnswered(dependencies, caller.callId);
    return happened;
  }
}

/**
 * The agent whose phone the provider rang at this step answered. False where the call is at another step by now, whose
 * agent may be another.
 */
export async function agentAnswered(dependencies: EngineDependencies, callId: string, step: number): Promise<boolean> {
  if ((await stepOfCall(dependencies, callId)) !== step) return false;
  await noteAnswered(dependencies, callId);
  return true;
}

/** The event, and every question it leads to, until the caller has to do something. */
async function answered(
  dependencies: EngineDependencies,
  caller: PhoneCaller,
  session: Session,
  event: CallEvent,
): Promise<{ session: Session; verbs: readonly CarriedVerb[] }> {
  const said: CarriedVerb[] = [];
  let next: CallEvent | undefined = event;
  while (next !== undefined) {
    const turn = takeTurn(session, next);
    session = turn.session;
    next = undefined;
    for (const verb of turn.verbs) {
      if (verb.verb === "ask")
        next = { kind: "answer", answer: await answerQuestion(dependencies, caller, verb.question) };
      else said.push(verb);
    }
  }
  return { session, verbs: said };
}
