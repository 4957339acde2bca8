/**
 * One answered call, as the call flow sees it. All sound is 8 kHz, mono, 16 bits a sample. Once the call has ended
 * every method is harmless: sound counts as stopped, a recording ends by hang-up, a transfer fails.
 */
export type PhoneCall = {
  readonly id: string;
  /** The caller's number or user part; "" when withheld. */
  readonly from: string;
  /** The user part that was dialled. */
  readonly to: string;
  /** Resolves when the sound has been heard to its end or was stopped. A second sound stops the first. */
  play(audio: Int16Array): Promise<"finished" | "stopped">;
  stopPlaying(): void;
  /** Tells each key (0–9, *, #, A–D) once, in order, as its tone begins. A key stops no prompt by itself. */
  onKey(listen: (key: string) => void): void;
  /** Ends with one of `endKeys`, which is then told to nobody else; other keys go to the listeners as always. */
  record(options: RecordOptions): Promise<Recording>;
  /**
   * Rings another SIP address and joins the two; resolves when that leg ends or was not answered, after which this
   * call goes on. What is being played goes on while it rings and stops at the answer. While joined, keys go to the
   * other side only. `busy` is a phone that declined as well.
   */
  bridge(target: string, options: BridgeOptions): Promise<"ended" | "no-answer" | "busy" | "failed">;
  /**
   * Rings another SIP address and has the two talk directly, until that side hangs up and the caller is back: what is
   * said and keyed meanwhile does not pass here. `failed` where the address does not answer, and for a caller whose keys
   * come in the signalling (INFO), where they would be seen.
   */
  handOver(target: string, options: Pick<BridgeOptions, "ringSeconds" | "headers">): Promise<"ended" | "failed">;
  /** Asks the caller's side to call the target itself. Once accepted, the other side hangs up when it is through. */
  refer(target: string): Promise<"accepted" | "refused">;
  hangUp(): void;
  /** Called once; at once when the call is already over. */
  onEnd(listen: (reason: EndReason) => void): void;
};

export type EndReason = "caller" | "us" | "media-timeout" | "failure";

export type RecordOptions = {
  readonly maxSeconds: number;
  /** Ends after so many seconds without a voice. */
  readonly silenceSeconds: number;
  readonly endKeys: string;
};

export type Recording = {
  readonly audio: Int16Array;
  readonly endedBy: "key" | "silence" | "limit" | "hang-up";
};

export type BridgeOptions = {
  readonly ringSeconds: number;
  /** Further header lines of the outgoing INVITE, such as the context for an agent's screen. */
  readonly headers: Readonly<Record<string, string>>;
  /** The two sides hear each other from now on. */
  readonly onAnswer?: () => void;
  /** Stops ringing, or ends the other leg where it was answered. */
  readonly signal?: AbortSignal;
};

/** A call of ours to somebody. */
export type CallOptions = {
  /** The user part they see. */
  readonly from: string;
  readonly ringSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Stops ringing. */
  readonly signal?: AbortSignal;
};

export type Called =
  | { readonly kind: "answered"; readonly call: PhoneCall }
  | { readonly kind: "no-answer" | "busy" | "failed" };

export type EndpointOptions = {
  /** The address to bind, UDP and TCP alike; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  /** What callers are told as our address, where it differs from the bound one. */
  readonly advertisedHost?: string;
  /** Sound takes one even port a call from this range. */
  readonly mediaPorts: { readonly first: number; readonly last: number };
  /** Calls at once; the next is answered 503 with Retry-After. 400 when absent. */
  readonly cap?: number;
  /** Addresses or CIDR blocks that may call; everybody when absent or empty. */
  readonly allowList?: readonly string[];
  /** When given, every call proves one of these names and passwords by digest. */
  readonly accounts?: { readonly realm: string; readonly passwords: Readonly<Record<string, string>> };
  /** Whether this user part is one of ours; others are answered 404. Everything is when absent. */
  readonly takes?: (to: string) => boolean;
  /** Called once a call is answered. Listeners put on before this returns miss no key. */
  readonly onCall: (call: PhoneCall) => void;
  readonly log: PhoneLog;
};

/** Takes no digits, no numbers of callers and no names: only what happened, and a call's own id. */
export type PhoneLog = {
  info(facts: Readonly<Record<string, unknown>>, text: string): void;
  warn(facts: Readonly<Record<string, unknown>>, text: string): void;
};

export type PhoneEndpoint = {
  readonly address: { readonly host: string; readonly port: number };
  readonly callsNow: number;
  /** Calls a SIP address; the call is then used as one that came in. */
  call(target: string, options: CallOptions): Promise<Called>;
  /** New calls are answered 503 from now on; those that run go on. */
  stopTaking(): void;
  /** Resolves when the last call has ended. */
  drained(): Promise<void>;
  /** How late sound left, in milliseconds, since this was last asked. */
  pacing(): { readonly p50Ms: number; readonly p99Ms: number; readonly worstMs: number };
  /** Hangs up what is left and closes the sockets. */
  close(): Promise<void>;
};
