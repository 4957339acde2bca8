import { openPrompts } from "#channels/phone-line/prompts.ts";
import type { PhoneCall, PhoneEndpoint } from "#channels/phone-line/phone-call.ts";
import { startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import {
  beginCardCall,
  type CalledCard,
  type CardCallPrompt,
  type CardCallTurn,
  keyInCardCall,
  silenceInCardCall,
} from "#partners/payment/sandbox/card-call.ts";

export type SandboxLineOptions = {
  readonly host: string;
  readonly advertisedHost?: string | undefined;
  /** 0 for any that is free. */
  readonly port: number;
  readonly mediaPorts: { readonly first: number; readonly last: number };
  readonly promptsDirectory: string;
  readonly clock: () => Date;
  /** How long a key is waited for. */
  readonly patienceMs?: number;
  readonly keepCard: (reference: string, card: CalledCard) => void;
};

const OURS = /^card-(en|es)-([0-9a-f-]{36})$/;
const PATIENCE_MS = 15_000;
/** It says nothing of its calls: what is keyed is nobody's to read. */
const NO_LOG = { info: () => {}, warn: () => {} };

/** The sandbox's payment line: takes the calls that are handed over, has a card keyed, and hangs up. */
export function startSandboxLine(options: SandboxLineOptions): Promise<PhoneEndpoint> {
  const { host, advertisedHost, port, mediaPorts } = options;
  const prompts = openPrompts(options.promptsDirectory);
  return startEndpoint({
    host,
    ...(advertisedHost === undefined ? {} : { advertisedHost }),
    port,
    mediaPorts,
    takes: (to) => OURS.test(to),
    onCall: (call) => {
      const [, language, reference = ""] = OURS.exec(call.to) ?? [];
      takeCard(
        call,
        options,
        (prompt) => prompts.sound(`payment-line/${prompt}`, language === "es" ? "es" : "en"),
        reference,
      );
    },
    log: NO_LOG,
  });
}

function takeCard(
  call: PhoneCall,
  { clock, keepCard, patienceMs = PATIENCE_MS }: SandboxLineOptions,
  soundOf: (prompt: CardCallPrompt) => Int16Array,
  reference: string,
): void {
  let turn = beginCardCall();
  let timer: NodeJS.Timeout | undefined;
  let speaking = 0;
  call.onEnd(() => clearTimeout(timer));
  call.onKey((key) => {
    if (turn.over !== undefined) return;
    call.stopPlaying();
    go(keyInCardCall(turn.call, key, clock()));
  });
  go(turn);

  function go(next: CardCallTurn): void {
    turn = next;
    if (next.over?.card) keepCard(reference, next.over.card);
    if (next.say.length === 0) return wait();
    const mine = ++speaking;
    clearTimeout(timer);
    void (async () => {
      for (const prompt of next.say) if (mine === speaking) await call.play(soundOf(prompt));
      if (mine !== speaking) return;
      if (next.over === undefined) wait();
      else call.hangUp();
    })();
  }

  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(() => go(silenceInCardCall(turn.call)), patienceMs);
  }
}
