import type { PhoneCall, PhoneEndpoint, PhoneLog } from "#channels/phone-line/phone-call.ts";
import { HOLD_MUSIC, type Prompts } from "#channels/phone-line/prompts.ts";
import { type DueCallBack, endCallBack, takeCallBacks } from "#use-cases/agents/call-back.ts";
import { noteAnswered } from "#use-cases/agents/leave-queue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";

export type CallBackDependencies = Dependencies & {
  readonly endpoint: Pick<PhoneEndpoint, "call">;
  readonly prompts: Prompts;
  readonly log: PhoneLog;
  /** The SIP address of a member's phone. */
  readonly memberPhone: (number: string) => string;
};

const LOOK_EVERY_MS = 2000;
const AGENT_RING_SECONDS = 20;
const MEMBER_RING_SECONDS = 40;

/** Dials the calls back whose turn it is, until stopped; those that run go on. */
export function startCallBacks(dependencies: CallBackDependencies): () => void {
  const { log } = dependencies;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      for (const due of await takeCallBacks(dependencies)) void callBack(dependencies, due);
    } catch (error) {
      log.warn(describeDefect(error), "could not look for calls back");
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** The agent first: a member who answers must not wait once more. */
async function callBack(dependencies: CallBackDependencies, { callId, agent, number }: DueCallBack): Promise<void> {
  const { endpoint, log } = dependencies;
  try {
    const headers = { "X-OpenRefill-Call": callId };
    const called = await endpoint.call(agent, { from: "callback", ringSeconds: AGENT_RING_SECONDS, headers });
    const how = called.kind === "answered" ? await reachMember(dependencies, called.call, callId, number) : "passed";
    await endCallBack(dependencies, callId, how);
    log.info({ call: callId, how }, "a call back ended");
  } catch (error) {
    log.warn({ call: callId, ...describeDefect(error) }, "a call back failed");
  }
}

async function reachMember(
  dependencies: CallBackDependencies,
  agent: PhoneCall,
  callId: string,
  number: string,
): Promise<"reached" | "not-reached" | "passed"> {
  const { memberPhone, prompts } = dependencies;
  let hasHungUp = false;
  let reached = false;
  agent.onEnd(() => (hasHungUp = true));
  await noteAnswered(dependencies, callId);
  // What the agent hears while the member's phone rings.
  void agent.play(prompts.sound(HOLD_MUSIC, "en"));
  await agent.bridge(memberPhone(number), {
    ringSeconds: MEMBER_RING_SECONDS,
    headers: {},
    onAnswer: () => (reached = true),
  });
  const how = reached ? "reached" : hasHungUp ? "passed" : "not-reached";
  agent.hangUp();
  return how;
}
