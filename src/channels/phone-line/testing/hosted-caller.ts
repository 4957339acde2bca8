import { randomUUID } from "node:crypto";
import twilio from "twilio";

type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
};

/** What may stand in what, and with which attributes: the provider's reference. */
const ALLOWED: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly inside: readonly string[] }>
> = {
  Response: {
    attributes: [],
    inside: ["Gather", "Play", "Pause", "Say", "Record", "Dial", "Pay", "Hangup", "Redirect"],
  },
  Gather: {
    attributes: ["input", "action", "method", "timeout", "numDigits", "finishOnKey", "actionOnEmptyResult"],
    inside: ["Play", "Pause", "Say"],
  },
  Record: { attributes: ["action", "method", "maxLength", "timeout", "finishOnKey", "playBeep"], inside: [] },
  Dial: { attributes: ["action", "method", "timeout"], inside: ["Sip", "Number"] },
  Pay: { attributes: ["action", "tokenType", "paymentMethod", "paymentConnector"], inside: [] },
  Redirect: { attributes: ["method"], inside: [] },
  Play: { attributes: [], inside: [] },
  Pause: { attributes: ["length"], inside: [] },
  Say: { attributes: ["language"], inside: [] },
  Sip: { attributes: ["statusCallback", "statusCallbackEvent", "statusCallbackMethod"], inside: [] },
  Hangup: { attributes: [], inside: [] },
};

/** The headers by which a provider shows that a request is its own. */
export type Sign = (url: string, fields: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;

export const signedByTwilio =
  (secret: string): Sign =>
  (url, fields) => ({ "X-Twilio-Signature": twilio.getExpectedTwilioSignature(secret, url, { ...fields }) });

/** A hosted provider that takes its own documents strictly, with somebody at the keypad. */
export class HostedCaller {
  readonly callSid = `CA${randomUUID().replaceAll("-", "")}`;
  readonly #fetch: (request: Request) => Response | Promise<Response>;
  readonly #origin: string;
  readonly #sign: Sign;
  readonly #from: string;
  #document: Node | undefined;
  #url: string;

  constructor(options: {
    readonly fetch: (request: Request) => Response | Promise<Response>;
    readonly origin: string;
    readonly sign: Sign;
    readonly line: string;
    readonly from?: string;
  }) {
    this.#fetch = options.fetch;
    this.#origin = options.origin;
    this.#sign = options.sign;
    this.#from = options.from ?? "+15625550188";
    this.#url = `${options.origin}/voice/twiml/${options.line}`;
  }

  start(): Promise<this> {
    return this.#ask({});
  }
  /** Keys for the `Gather` that is running, with the `#` that ends a number. */
  async press(keys: string): Promise<this> {
    const gather = this.#verb("Gather");
    const { numDigits, finishOnKey } = gather.attributes;
    if (numDigits !== undefined && keys.length !== Number(numDigits)) throw new Error(`${numDigits} keys are gathered`);
    if (finishOnKey === "#" && !keys.endsWith("#")) throw new Error("a number ends by #");
    const Digits = finishOnKey === "#" ? keys.slice(0, -1) : keys;
    return this.#ask({ Digits, FinishedOnKey: finishOnKey ?? "" });
  }
  silence(): Promise<this> {
    this.#verb("Gather");
    return this.#ask({ Digits: "", FinishedOnKey: "" });
  }
  record(seconds: number): Promise<this> {
    this.#verb("Record");
    return this.#ask({ RecordingUrl: "https://provider.example/recordings/RE1", RecordingDuration: String(seconds) });
  }
  pay(token: string): Promise<this> {
    this.#verb("Pay");
    return this.#ask({ Result: "success", PaymentToken: token });
  }
  /** The agent's phone was rung. */
  dialled(status: "completed" | "busy" | "no-answer"): Promise<this> {
    this.#verb("Dial");
    return this.#ask({ DialCallStatus: status });
  }
  /** The agent's phone says what becomes of it, as a call of its own; gives how that was answered. */
  async agentLeg(status: "in-progress" | "completed", sign = this.#sign): Promise<number> {
    const { statusCallback = "", statusCallbackEvent } = this.#verb("Dial").children[0]?.attributes ?? {};
    if (statusCallbackEvent !== "answered") throw new Error("nobody wants to know when the agent answers");
    const fields = { CallSid: `CA${randomUUID()}`, ParentCallSid: this.callSid, CallStatus: status };
    return (await this.send(statusCallback, fields, sign)).status;
  }
  /** The caller hangs up while they talk. */
  hangUpOnAgent(): Promise<this> {
    this.#verb("Dial");
    return this.#ask({ CallStatus: "completed", DialCallStatus: "completed" });
  }
  /** As it is told to the number's own status callback, which knows of no step. */
  async hangUp(): Promise<number> {
    const fields = { CallSid: this.callSid, From: this.#from, CallStatus: "completed" };
    return (await this.send(this.#url, fields)).status;
  }

  /** The same request sent again, as after a lost answer. */
  async again(fields: Readonly<Record<string, string>> = {}): Promise<string> {
    return (await this.send(this.#lastUrl, { ...this.#lastFields, ...fields })).text();
  }
  #lastUrl = "";
  #lastFields: Readonly<Record<string, string>> = {};
  lastDocument = "";

  /** The names of the prompts that were played, in their order. */
  get heard(): string[] {
    return flat(this.#document).flatMap(({ name, text }) =>
      name === "Play" ? [new URL(text).pathname.replace("/voice/prompts/", "").replace(".wav", "")] : [],
    );
  }
  get verbs(): string[] {
    return (this.#document?.children ?? []).map(({ name }) => name);
  }

  async send(url: string, fields: Readonly<Record<string, string>>, sign = this.#sign): Promise<Response> {
    return this.#fetch(
      new Request(url, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: sign(url, fields),
      }),
    );
  }

  #verb(name: string): Node {
    const verb = this.#document?.children.find((child) => child.name === name);
    if (verb === undefined) throw new Error(`no ${name} in ${this.lastDocument}`);
    return verb;
  }

  async #ask(more: Readonly<Record<string, string>>): Promise<this> {
    const action = this.#document?.children
      .map(({ attributes }) => attributes["action"])
      .find((url) => url !== undefined);
    this.#lastUrl = action ?? this.#url;
    this.#lastFields = {
      ...{ CallSid: this.callSid, From: this.#from, To: "+18005550100", CallStatus: "in-progress", AccountSid: "AC1" },
      ...more,
    };
    if (!this.#lastUrl.startsWith(this.#origin)) throw new Error(`calls elsewhere: ${this.#lastUrl}`);
    const answer = await this.send(this.#lastUrl, this.#lastFields);
    this.lastDocument = await answer.text();
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${this.lastDocument}`);
    this.#document = parse(this.lastDocument);
    check(this.#document);
    const rewritten = writtenByTwilio(this.#document);
    if (rewritten !== this.lastDocument) throw new Error(`the provider's library writes it as ${rewritten}`);
    return this;
  }
}

function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>/, "");
  if (body === xml) throw new Error("no XML declaration");
  let rest = body;
  while (rest !== "") {
    const here = open.at(-1);
    if (here === undefined) throw new Error("closed too often");
    const tag = /^<(\/?)([A-Za-z]+)((?: [a-zA-Z]+="[^"<]*")*)(\/?)>/.exec(rest);
    const text = /^[^<]+/.exec(rest);
    if (tag !== null) {
      const [whole, closing, name = "", list = "", empty] = tag;
      if (closing === "/") {
        if (open.pop()?.name !== name) throw new Error(`${name} is closed out of order`);
      } else {
        const attributes = Object.fromEntries(
          [...list.matchAll(/ ([a-zA-Z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescaped(value)]),
        );
        const node: Node = { name, attributes, children: [], text: "" };
        here.children.push(node);
        if (empty !== "/") open.push(node);
      }
      rest = rest.slice(whole.length);
    } else if (text !== null) {
      here.text += unescaped(text[0]);
      rest = rest.slice(text[0].length);
    } else throw new Error(`no XML: ${rest.slice(0, 40)}`);
  }
  const [response, ...more] = root.children;
  if (response?.name !== "Response" || more.length > 0 || open.length !== 1) throw new Error("not one Response");
  return response;
}

function check(node: Node): void {
  const allowed = ALLOWED[node.name];
  if (allowed === undefined) throw new Error(`no such verb: ${node.name}`);
  for (const attribute of Object.keys(node.attributes)) {
    if (!allowed.attributes.includes(attribute)) throw new Error(`${node.name} has no ${attribute}`);
  }
  for (const child of node.children) {
    if (!allowed.inside.includes(child.name)) throw new Error(`${child.name} must not stand in ${node.name}`);
    check(child);
  }
}

/** The same document as the provider's own library writes it. */
function writtenByTwilio(response: Node): string {
  const document = new twilio.twiml.VoiceResponse();
  const put = (into: object, { name, attributes, children, text }: Node): void => {
    const method = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const write: unknown = Reflect.get(into, method);
    if (typeof write !== "function") throw new Error(`the provider's library has no ${method}`);
    const inner: unknown = write.call(into, { ...attributes }, ...(text === "" ? [] : [text]));
    for (const child of children) put(inner as object, child);
  };
  for (const child of response.children) put(document, child);
  return document.toString();
}

function flat(node: Node | undefined): Node[] {
  return node === undefined ? [] : [node, ...node.children.flatMap(flat)];
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
