import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { beginCall, type Carrier, endCall, keepMessage, type KeptOrder } from "#use-cases/phone/record-call.ts";

type DemoCall = {
  readonly minutesAgo: number;
  readonly seconds: number;
  readonly carrier: Carrier;
  readonly dialled: string;
  readonly number: string;
  readonly language: "en" | "es";
  readonly path: readonly string[];
  readonly outcome: string;
};

const TO_ORDER = ["language", "menu", "order-record-number", "prescription-number", "found", "another"];
const TO_STATUS = ["language", "menu", "status-record-number", "status-birth-date", "status"];
const IDENTITY = ["where", "birth-date", "street-number", "zip"];
const DAY = 24 * 60;

/** Calls of the last days, so that the page of figures has something to tell. */
const CALLS: readonly DemoCall[] = [
  call(70, 41, TO_STATUS, "status-told"),
  call(190, 28, ["language", "menu", "hours-number"], "hours-told", { language: "es" }),
  call(260, 66, [...TO_ORDER, ...IDENTITY], "hung-up"),
  call(1 * DAY, 95, TO_STATUS, "agent"),
  call(1 * DAY + 140, 12, ["language"], "hung-up"),
  call(1 * DAY + 200, 131, ["language", "menu", "queue", "call-back"], "called-back"),
  call(2 * DAY, 52, TO_STATUS, "status-told", { dialled: "mailorder", carrier: "hosted" }),
  call(2 * DAY + 300, 37, ["language", "menu", "order-record-number"], "hung-up", { language: "es" }),
  call(3 * DAY, 24, ["language", "menu", "hours-number"], "hours-told"),
  call(4 * DAY, 58, TO_STATUS, "status-told", { language: "es" }),
  call(5 * DAY, 9, ["language"], "fault"),
];

function call(
  minutesAgo: number,
  seconds: number,
  path: readonly string[],
  outcome: string,
  more: Partial<Pick<DemoCall, "carrier" | "dialled" | "language">> = {},
): DemoCall {
  return { minutesAgo, seconds, path, outcome, carrier: "sip", dialled: "refill", number: "", language: "en", ...more };
}

/** Calls to the phone line, and two messages that wait for an agent: a rotary caller's, and one who had keyed a refill. */
export async function callDemoPhoneLine(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  for (const [index, row] of CALLS.entries()) await take(dependencies, row, `demo:call-${index}`);
  const rotary = call(50, 38, ["language"], "message-left");
  await take(dependencies, { ...rotary, number: "5625550177" }, "demo:message-1", {
    seconds: 6,
    keyed: { recordNumber: "", rxNumbers: [] },
  });
  const rosa = plan.prescriptions.find(({ memberKey }) => memberKey === "rosa");
  const mrn = plan.members.find(({ key }) => key === "rosa")?.mrn;
  if (rosa === undefined || mrn === undefined) throw new Error("the demo plan has no prescription for the phone line");
  const keyed = call(20, 74, [...TO_ORDER, ...IDENTITY], "message-left", { language: "es", dialled: "mailorder" });
  await take(dependencies, { ...keyed, number: "5625550190" }, "demo:message-2", {
    seconds: 9,
    keyed: { recordNumber: mrn, rxNumbers: [rosa.rxNumber] },
  });
}

async function take(
  dependencies: Dependencies,
  { minutesAgo, seconds, carrier, dialled, number, language, path, outcome }: DemoCall,
  callId: string,
  message?: { readonly seconds: number; readonly keyed: KeptOrder },
): Promise<void> {
  const began = dependencies.clock().getTime() - minutesAgo * 60_000;
  const at = (after: number): Dependencies => ({ ...dependencies, clock: () => new Date(began + after * 1000) });
  const caller = { callId, number };
  await beginCall(at(0), caller, { carrier, dialled });
  if (message !== undefined)
    await keepMessage(at(seconds - 2), caller, { ...message, recording: hum(message.seconds) });
  await endCall(at(seconds), caller, { language, path, outcome, chosen: { recordNumber: "", rxNumbers: [] } });
}

const RATE = 8000;

/** A made-up voice in µ-law: a low tone that rises and falls in words of a third of a second. */
function hum(seconds: number): Buffer {
  return Buffer.from(
    Uint8Array.from({ length: seconds * RATE }, (_, index) => {
      const time = index / RATE;
      const loud = Math.max(0, Math.sin(2 * Math.PI * 1.5 * time)) * 9000;
      const pitch = 180 + 30 * Math.sin(2 * Math.PI * 0.4 * time);
      return muLawOf(Math.round(loud * Math.sin(2 * Math.PI * pitch * time)));
    }),
  );
}

/** One sample by G.711's µ-law. */
function muLawOf(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132;
  const exponent = 24 - Math.clz32(magnitude);
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}
