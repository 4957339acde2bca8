import { answerQuestion, type EngineDependencies } from "#channels/phone-line/engine.ts";
import { type CallEvent, newSession, type Session, type Verb } from "#channels/phone-line/flow/call.ts";
import { step } from "#channels/phone-line/flow/step.ts";
import { encode } from "#channels/phone-line/media/g711.ts";
import { layAnnouncements } from "#channels/phone-line/lay-announcements.ts";
import { spokenPart } from "#channels/phone-line/media/recorder.ts";
import type { PhoneCall, PhoneLog } from "#channels/phone-line/phone-call.ts";
import { HOLD_MUSIC, type Prompts } from "#channels/phone-line/prompts.ts";
import { noteAnswered, noteTransferred } from "#use-cases/agents/leave-queue.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { findLine } from "#use-cases/phone/find-line.ts";
import { payByPhone, type PayByPhoneDependencies } from "#use-cases/phone/pay-by-phone.ts";
import { beginCall, endCall, keepMessage } from "#use-cases/phone/record-call.ts";

export type RunCallDependencies = EngineDependencies &
  PayByPhoneDependencies & {
    readonly prompts: Prompts;
    readonly log: PhoneLog;
    /** Whether callers are joined with an agent here, or their own side is asked to call the agent (REFER). */
    readonly agentTransfer: "bridge" | "refer";
  };

const RATE = 8000;
const RING_SECONDS = 20;

/** Runs the flow over one call, from its answer to its end. A fault ends this call alone. */
export async function runCall(dependencies: RunCallDependencies, call: PhoneCall): Promise<void> {
  const { log } = dependencies;
  const caller: PhoneCaller = { callId: call.id, number: call.from };
  // Put on before anything is waited for: no key of an early type-ahead is lost.
  let early = "";
  let heard = (key: string): void => {
    early += key;
  };
  call.onKey((key) => heard(key));

  try {
    const line = await findLine(dependencies, call.to);
    if (line === null) return call.hangUp();
    await beginCall(dependencies, caller, { carrier: "sip", dialled: call.to });
    const last = await new Promise<Session>((resolve) => {
      const { patience, paymentLine } = dependencies;
      const takesCards = paymentLine !== undefined;
      const conduct = conductor(dependencies, call, caller, newSession(line, { patience, takesCards }));
      heard = (key) => {
        conduct.keyed(key);
      };
      call.onEnd(() => void conduct.hungUp().then(resolve));
      conduct.happens({ kind: "start" });
      for (const key of early) heard(key);
    });
    await endCall(dependencies, caller, {
      language: last.language,
      path: last.path,
      outcome: last.outcome ?? "hung-up",
      chosen: { recordNumber: last.recordNumber, rxNumbers: last.chosen },
    });
    log.info({ call: call.id, outcome: last.outcome, steps: last.path.length }, "a call ended");
  } catch (error) {
    log.warn({ call: call.id, ...describeDefect(error) }, "a call failed");
    call.hangUp();
  }
}

/** Keeps the session of one call, and does what the flow says. */
function conductor(
  dependencies: RunCallDependencies,
  call: PhoneCall,
  caller: PhoneCaller,
  begun: Session,
): { happens(event: CallEvent): void; keyed(key: string): void; hungUp(): Promise<Session> } {
  const { prompts, log } = dependencies;
  let session = begun;
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  let speaking: Promise<unknown> = Promise.resolve();
  let work: Promise<void> = Promise.resolve();
  let isOver = false;
  /** The caller hung up; what was begun is still brought to its end. */
  let isGone = false;
  let hasMusic = false;

  function happens(event: CallEvent): void {
    if (isOver) return;
    const { session: next, verbs } = step(session, event);
    session = next;
    if (verbs.length === 0) return;
    clearTimeout(timer);
    turn++;
    work = perform(verbs, turn).catch((error: unknown) => {
      log.warn({ call: call.id, ...describeDefect(error) }, "a call met a fault");
      happens({ kind: "failed" });
    });
  }

  async function perform(verbs: readonly Verb[], mine: number): Promise<void> {
    for (const verb of verbs) {
      if (isOver || mine !== turn) return;
      switch (verb.verb) {
        case "say":
          await layAnnouncements(dependencies, verb.said, verb.language);
          await speaking;
          if (isOver || mine !== turn) return;
          speaking = call.play(prompts.speech(verb.said, verb.language, verb.slow));
          break;
        case "gather":
          await speaking;
          if (isOver || mine !== turn) return;
          timer = setTimeout(() => happens({ kind: "silence" }), verb.seconds * 1000);
          break;
        case "wait":
          await speaking;
          if (isOver || mine !== turn) return;
          playMusic();
          timer = setTimeout(() => happens({ kind: "silence" }), verb.seconds * 1000);
          break;
        case "ask":
          happens({ kind: "answer", answer: await answerQuestion(dependencies, caller, verb.question) });
          break;
        case "record":
          await speaking;
          await record(verb);
          break;
        case "dial": {
          await speaking;
          playMusic();
          const result = await reach(verb.target);
          // Who hung up while it rang was not passed by.
          if (!isGone || result === "ended") happens({ kind: "dialled", result });
          break;
        }
        case "pay":
          await speaking;
          happens({ kind: "paid", paymentMethodId: await takeCard(verb.recordNumber) });
          break;
        case "hang-up":
          await speaking;
          call.hangUp();
          break;
      }
    }
  }

  /** What is said and keyed at the payment provider's line does not come here. */
  function takeCard(recordNumber: string): Promise<string | null> {
    const { language } = session;
    return payByPhone(dependencies, caller, { recordNumber, language }, async (address) => {
      const how = await call.handOver(address, { ringSeconds: RING_SECONDS, headers: {} });
      return how === "ended";
    });
  }

  /** Until something else is heard: it is not begun anew each time the queue is looked at. */
  function playMusic(): void {
    if (hasMusic) return;
    hasMusic = true;
    const tune = prompts.sound(HOLD_MUSIC, "en");
    void (async () => {
      while ((await call.play(tune)) === "finished");
      hasMusic = false;
    })();
  }

  async function reach(target: string): Promise<Extract<CallEvent, { kind: "dialled" }>["result"]> {
    if (dependencies.agentTransfer === "refer" && (await call.refer(target)) === "accepted") {
      await noteTransferred(dependencies, call.id);
      return "transferred";
    }
    const result = await call.bridge(target, {
      ringSeconds: RING_SECONDS,
      headers: context(),
      onAnswer: () =>
        // The two speak, whether or not it could be written down.
        void noteAnswered(dependencies, call.id).catch((error: unknown) => {
          log.warn({ call: call.id, ...describeDefect(error) }, "a call met a fault");
        }),
    });
    if (result === "ended") return "ended";
    return result === "busy" ? "declined" : "not-answered";
  }

  async function record({ maxSeconds, silenceSeconds }: Extract<Verb, { verb: "record" }>): Promise<void> {
    await call.play(messageTone);
    const audio = spokenPart((await call.record({ maxSeconds, silenceSeconds, endKeys: "#" })).audio);
    const seconds = audio.length / RATE;
    if (seconds >= 1) {
      const { recordNumber, chosen: rxNumbers } = session;
      const recording = Buffer.from(encode("PCMU", audio));
      await keepMessage(dependencies, caller, { recording, seconds, keyed: { recordNumber, rxNumbers } });
    }
    happens({ kind: "recorded", seconds });
  }

  /** For the agent's screen; nothing in it says who the caller is. */
  function context(): Record<string, string> {
    return { "X-OpenRefill-Call": call.id, "X-OpenRefill-Step": session.at };
  }

  return {
    happens,
    keyed(key) {
      if (!hasMusic) call.stopPlaying();
      happens({ kind: "keys", keys: key });
    },
    /** What the engine was asked before, an order above all, and a message being recorded still count. */
    hungUp: async () => {
      isGone = true;
      for (let done: Promise<void> | undefined; done !== work;) {
        done = work;
        await done;
      }
      clearTimeout(timer);
      session = step(session, { kind: "hang-up" }).session;
      isOver = true;
      return session;
    },
  };
}

/** The tone after which one speaks: 440 Hz for 400 ms. */
export const messageTone = Int16Array.from({ length: 0.4 * RATE }, (_, index) =>
  Math.round(8000 * Math.sin((2 * Math.PI * 440 * index) / RATE)),
);
