import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { twimlOf } from "#channels/phone-line/by-request/twiml.ts";
import { makeVoiceRoutes } from "#channels/phone-line/by-request/voice-routes.ts";
import { openPrompts } from "#channels/phone-line/prompts.ts";
import { parseTelnyxKey } from "#channels/phone-line/by-request/voice-signature.ts";
import { HostedCaller, type Sign, signedByTwilio } from "#channels/phone-line/testing/hosted-caller.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { actAtDesk } from "#use-cases/agents/act-at-desk.ts";
import { readAgentDesk } from "#use-cases/agents/agent-desk.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

const ORIGIN = "https://refills.example.org";
const SECRET = "a secret of the account";
const NOW = new Date("2026-11-24T18:00:00Z");
const ROSA = "100200310#";
const JAMES = "100500198#";

const telnyx = generateKeyPairSync("ed25519");

const signedByTelnyx =
  (key: KeyObject = telnyx.privateKey, at = NOW): Sign =>
  (_url, fields) => {
    const sentAt = String(at.getTime() / 1000);
    const text = `${sentAt}|${new URLSearchParams(fields).toString()}`;
    return {
      "telnyx-signature-ed25519": sign(null, Buffer.from(text), key).toString("base64"),
      "telnyx-timestamp": sentAt,
    };
  };

const signedBySignalWire: Sign = (url, fields) => ({
  "X-SignalWire-Signature": twilio.getExpectedTwilioSignature(SECRET, url, { ...fields }),
});

let database: TestDatabase;
let fetch: (request: Request) => Response | Promise<Response>;
let now = NOW;
const clock = () => now;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoPlan({ database, clock });
  const routes = makeVoiceRoutes({
    database,
    clock,
    payment: cardsOfTokens({
      tok_mastercard: { brand: "mastercard", last4: "4444", expiresMonth: 12, expiresYear: 2034 },
    }),
    agentPhone: undefined,
    prompts: openPrompts(`${import.meta.dirname}/../../../../assets/prompts`),
    log: { info: () => undefined, warn: (facts, text) => console.warn(text, facts) },
    hostedVoice: {
      secret: SECRET,
      telnyx: parseTelnyxKey(telnyx.publicKey.export({ format: "jwk" }).x ?? ""),
      payConnector: "Default",
    },
    publicOrigin: ORIGIN,
  });
  fetch = (request) => routes.fetch(request);
});
afterAll(() => database.drop());

const call = (line: string, from?: string, signed: Sign = signedByTwilio(SECRET)) =>
  new HostedCaller({ fetch, origin: ORIGIN, sign: signed, line, ...(from === undefined ? {} : { from }) }).start();

async function press(caller: HostedCaller, ...entries: string[]): Promise<HostedCaller> {
  for (const entry of entries) await caller.press(entry);
  return caller;
}

async function birthDateKeys(recordNumber: string): Promise<string> {
  const { birth_date } = await database.kysely
    .selectFrom("members")
    .select("birth_date")
    .where("mrn", "=", recordNumber.slice(0, 9))
    .executeTakeFirstOrThrow();
  const [year, month, day] = birth_date.split("-");
  return `${month}${day}${year}#`;
}

const orderOf = (rxNumber: string) =>
  database.kysely
    .selectFrom("order_lines")
    .innerJoin("orders", "orders.order_id", "order_lines.order_id")
    .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
    .select(["channel", "delivery_kind", "order_lines.status", "payment_method_id", "orderer_member_id", "outcome"])
    .where("rx_number", "=", rxNumber)
    .where("channel", "=", "phone")
    .execute();

describe("a hosted call", () => {
  it("orders for pick-up, from the greeting to the goodbye", async () => {
    const caller = await call("refill");
    expect(caller.heard.slice(0, 3)).toEqual(["en/welcome", "en/choose-language", "es/choose-language"]);
    await press(caller, "1", "1", ROSA, "7001001010#");
    expect(caller.heard).toEqual(["en/prescription-ending", "en/digit-0", "en/digit-1", "en/digit-0", "en/is-ready"]);
    await press(caller, "1", "2", "1");
    expect(caller.heard).toContain("en/price-is");
    expect(await orderOf("7001001010")).toEqual([]);
    await press(caller, "1");
    expect(caller.heard.slice(0, 2)).toEqual(["en/order-placed", "en/number-is"]);
    expect(await orderOf("7001001010")).toMatchObject([{ delivery_kind: "pickup", status: "received" }]);
    await caller.silence();
    expect(caller.verbs).toContain("Hangup");
    const record = await database.kysely
      .selectFrom("phone_calls")
      .selectAll()
      .where("call_id", "=", `hosted:${caller.callSid}`)
      .executeTakeFirstOrThrow();
    expect(record).toMatchObject({ outcome: "order-placed", session: null, carrier: "hosted", kept_order: null });
    expect(JSON.stringify(record.path)).not.toMatch(/\d/);
  });

  it("gives the same answer to the same request, and orders once", async () => {
    const caller = await press(await call("refill"), "1", "1", ROSA, "7001001127#", "1", "2", "1", "1");
    const [first, second] = await Promise.all([caller.again(), caller.again()]);
    expect(first).toBe(caller.lastDocument);
    expect(second).toBe(caller.lastDocument);
    expect(await orderOf("7001001127")).toHaveLength(1);
  });

  it("mails with the card on file once date of birth and address match", async () => {
    const caller = await press(await call("mailorder"), "1", "1", ROSA, "7001001788#", "1", "2");
    await press(caller, await birthDateKeys(ROSA), "11850#", "90242#");
    expect(caller.heard).toEqual(["en/payment"]);
    await press(caller, "1");
    expect(caller.heard).toContain("en/arrives-by");
    await press(caller, "1");
    expect(caller.heard[0]).toBe("en/order-placed");
    const [line] = await orderOf("7001001788");
    expect(line).toMatchObject({ delivery_kind: "mail", outcome: "accepted" });
    expect(line?.payment_method_id).not.toBeNull();
    expect(line?.orderer_member_id).not.toBeNull();
  });

  it("takes a card on the provider's own payment, never by our keypad", async () => {
    const caller = await press(await call("mailorder"), "1", "1", ROSA, "7001001671#", "1", "2");
    await press(caller, await birthDateKeys(ROSA), "11850#", "90242#", "2");
    expect(caller.verbs).toContain("Pay");
    await caller.pay("tok_mastercard");
    expect(caller.heard[0]).toBe("en/payment-done");
    await press(caller, "1");
    expect(await orderOf("7001001671")).toHaveLength(1);
  });

  it("asks the doctor where no refills are left, and starts on the day where it is too soon", async () => {
    const caller = await press(await call("5625550142"), "1", "1", ROSA, "7001001234#");
    expect(caller.heard.at(-1)).toBe("en/no-refills");
    await press(caller, "1", "1", "7001001341#");
    expect(caller.heard).toContain("en/can-be-refilled-on");
    await press(caller, "1", "2", "1", "1");
    expect(await orderOf("7001001234")).toMatchObject([{ outcome: "sent-to-prescriber" }]);
    expect(await orderOf("7001001341")).toMatchObject([{ outcome: "scheduled" }]);
  });

  it("tells what was ordered before with its number, and nothing of what only a pharmacist may say", async () => {
    const caller = await press(await call("refill"), "1", "1", ROSA, "7001001895#");
    expect(caller.heard).toContain("en/is-on-order");
    await press(caller, "1", "7001001903#");
    expect(caller.heard).toContain("en/call-the-pharmacy");
  });

  it("sends a wrong address to the agents' mailbox, and keeps the message with what was keyed", async () => {
    const caller = await press(await call("mailorder", "+15625550177"), "1", "1", JAMES);
    await press(caller, "7001001010#");
    expect(caller.heard[0]).toBe("en/not-found");
    const rosa = await press(await call("mailorder", "+15625550177"), "1", "1", ROSA, "7001001457#", "1", "2");
    await press(rosa, "01011900#", "1#", "90242#");
    expect(rosa.heard.slice(0, 2)).toEqual(["en/no-match", "en/no-agent"]);
    await rosa.record(14);
    expect(rosa.heard).toEqual(["en/message-kept", "en/goodbye"]);
    const message = await database.kysely
      .selectFrom("voice_messages")
      .selectAll()
      .where("recording_url", "is not", null)
      .executeTakeFirstOrThrow();
    expect(message).toMatchObject({ seconds: 14, keyed: { recordNumber: "100200310", rxNumbers: ["7001001457"] } });
  });

  it("tells open orders after the date of birth", async () => {
    const caller = await press(await call("refill"), "1", "2", ROSA, "01011900#");
    expect(caller.heard[0]).toBe("en/birth-date-no-match");
    await press(caller, await birthDateKeys(ROSA));
    expect(caller.heard[0]).toBe("en/prescription-ending");
  });

  it("goes on where a cut-off call stopped, from the same phone, within ten minutes", async () => {
    const first = await press(await call("refill", "+15625550166"), "1", "1", ROSA, "7001001457#", "1");
    expect([await first.hangUp(), await first.hangUp()]).toEqual([200, 200]);
    const other = await press(await call("refill", "+15625550167"), "1", "1", ROSA);
    expect(other.heard).toEqual(["en/prescription-number"]);
    now = new Date(NOW.getTime() + 9 * 60_000);
    const second = await press(await call("refill", "+15625550166"), "1", "1", ROSA);
    expect(second.heard.slice(0, 2)).toEqual(["en/welcome-back", "en/one-prescription-so-far"]);
    await press(second, "2", "1", "1");
    expect(await orderOf("7001001457")).toHaveLength(1);
    now = NOW;
  });

  it("says where refills by phone are not offered, what to do", async () => {
    const caller = await press(await call("8085550134"), "1", "1");
    expect(caller.heard[0]).toBe("en/refills-not-offered");
    expect(caller.heard.slice(1, 4)).toEqual(["en/digit-8", "en/digit-0", "en/digit-0"]);
  });
});

describe("a forged request", () => {
  it.each(["", "AAAA", "not base64 at all"])("with the signature %j is refused", async (signature) => {
    const url = `${ORIGIN}/voice/twiml/refill`;
    const body = new URLSearchParams({ CallSid: `CA${randomUUID()}`, From: "+15625550188" });
    const answer = await fetch(
      new Request(url, { method: "POST", body, headers: { "X-Twilio-Signature": signature } }),
    );
    expect(answer.status).toBe(403);
  });
  it("signed with another secret, for another address or with a field more is refused", async () => {
    const caller = await call("refill");
    const url = `${ORIGIN}/voice/twiml/refill?step=1`;
    const fields = { CallSid: caller.callSid, Digits: "1" };
    expect((await caller.send(url, fields, signedByTwilio("another"))).status).toBe(403);
    const signature = twilio.getExpectedTwilioSignature(SECRET, url, fields);
    const forged = (to: string, body: Record<string, string>) =>
      fetch(
        new Request(to, {
          method: "POST",
          body: new URLSearchParams(body),
          headers: { "X-Twilio-Signature": signature },
        }),
      );
    expect((await forged(url.replace("/refill?", "/mailorder?"), fields)).status).toBe(403);
    expect((await forged(url, { ...fields, From: "+1" })).status).toBe(403);
    expect((await forged(url, fields)).status).toBe(200);
  });

  it("signed by another's Ed25519 key, too long ago, or for other fields is refused", async () => {
    const caller = await call("refill", "+15625550188", signedByTelnyx());
    const url = `${ORIGIN}/voice/twiml/refill?step=1`;
    const fields = { CallSid: caller.callSid, Digits: "1" };
    const ago = (seconds: number) => signedByTelnyx(telnyx.privateKey, new Date(NOW.getTime() - seconds * 1000));
    for (const forger of [
      signedByTelnyx(generateKeyPairSync("ed25519").privateKey),
      ago(301),
      ago(-301),
      (to: string) => signedByTelnyx()(to, { ...fields, Digits: "2" }),
      (to: string, sent: Readonly<Record<string, string>>) => ({
        ...signedByTelnyx()(to, sent),
        "telnyx-timestamp": "",
      }),
      () => ({}),
    ])
      expect((await caller.send(url, fields, forger)).status).toBe(403);
    expect((await caller.send(url, fields, ago(299))).status).toBe(200);
  });
});

describe("each provider's own signature opens the line:", () => {
  it.each([
    ["Telnyx", signedByTelnyx()],
    ["SignalWire", signedBySignalWire],
  ] as const)("%s", async (_name, signed) => {
    const caller = await press(await call("refill", "+15625550144", signed), "2", "2");
    expect(caller.heard).toEqual(["es/record-number"]);
  });
});

it("a provider's key that is none is a fault of the configuration", () => {
  expect(parseTelnyxKey("c2hvcnQ=")).toBeUndefined();
});

describe("an agent who takes calls", () => {
  const dependencies = () => ({ database, clock, agentDomain: null });
  const deskOf = async (staff: StaffActor) => {
    const found = await readAgentDesk(dependencies(), staff);
    return found.kind === "found" ? found.desk : null;
  };
  const signOn = async () => {
    const staff = await addStaff(database.kysely, "agent");
    await actAtDesk(dependencies(), staff, { act: "take-calls", address: "sip:lena@phones.example.org" });
    return staff;
  };
  const outcomeOf = async ({ callSid }: HostedCaller) =>
    (
      await database.kysely
        .selectFrom("phone_calls")
        .select("outcome")
        .where("call_id", "=", `hosted:${callSid}`)
        .executeTakeFirstOrThrow()
    ).outcome;

  it("is dialled, has the call from when they answer, and music is played to who comes second", async () => {
    const staff = await signOn();
    const first = await press(await call("refill", "+15625550181"), "1", "0");
    expect(first.heard).toEqual(["en/to-agent"]);
    expect(first.lastDocument).toContain(">sip:lena@phones.example.org</Sip>");
    const second = await press(await call("refill", "+15625550182"), "1", "0");
    expect(second.heard).toContain("en/you-are-next");
    expect(second.heard.at(-1)).toBe("en/hold-music");
    await second.silence();
    expect(second.heard).toEqual(["en/hold-music"]);
    expect((await deskOf(staff))?.call).toMatchObject({ phase: "ringing" });
    await first.dialled("busy");
    expect(first.heard).toEqual(["en/no-agent", "en/leave-message"]);
    await second.silence();
    expect(second.verbs).toContain("Dial");
    expect((await deskOf(staff))?.call).toMatchObject({ phase: "ringing" });
    expect(await second.agentLeg("in-progress", signedByTwilio("another"))).toBe(403);
    expect(await second.agentLeg("in-progress")).toBe(204);
    expect(await second.agentLeg("in-progress")).toBe(204);
    expect((await deskOf(staff))?.call).toMatchObject({ phase: "talking" });
    await second.hangUpOnAgent();
    expect(second.heard).toEqual(["en/goodbye"]);
    expect(await outcomeOf(second)).toBe("agent");
    await actAtDesk(dependencies(), staff, { act: "sign-off", address: "" });
  });

  it("and does not answer is away; the caller goes on to the next agent, else to the mailbox", async () => {
    const [lena, omar] = [await signOn(), await signOn()];
    const caller = await press(await call("refill", "+15625550183"), "1", "0");
    const rung = (await deskOf(lena))?.call === null ? omar : lena;
    const [firstDial] = /statusCallback="[^"]*"/.exec(caller.lastDocument) ?? [];
    await caller.dialled("no-answer");
    expect(caller.verbs).toContain("Dial");
    expect((await deskOf(rung))?.state).toBe("away");
    // What comes late of the first phone is not about the second.
    const [late = ""] = /https:[^"]*/.exec(firstDial ?? "") ?? [];
    const answered = { CallSid: "CA1", ParentCallSid: caller.callSid, CallStatus: "in-progress" };
    expect((await caller.send(late, answered)).status).toBe(204);
    const next = rung === lena ? omar : lena;
    expect((await deskOf(next))?.call).toMatchObject({ phase: "ringing" });
    await caller.dialled("no-answer");
    expect(caller.heard).toEqual(["en/no-agent", "en/leave-message"]);
    await caller.hangUp();
    expect(await outcomeOf(caller)).toBe("hung-up");
    for (const staff of [lena, omar]) await actAtDesk(dependencies(), staff, { act: "sign-off", address: "" });
  });

  it.each([
    ["Telnyx", signedByTelnyx()],
    ["SignalWire", signedBySignalWire],
  ] as const)("answers a call by %s", async (_provider, signed) => {
    const staff = await signOn();
    const caller = await press(await call("refill", "+15625550184", signed), "1", "0");
    expect(await caller.agentLeg("in-progress")).toBe(204);
    expect((await deskOf(staff))?.call).toMatchObject({ phase: "talking" });
    await caller.dialled("completed");
    expect(await outcomeOf(caller)).toBe("agent");
    await actAtDesk(dependencies(), staff, { act: "sign-off", address: "" });
  });
});

it("a document is the one the provider's own library writes", () => {
  const xml = twimlOf(
    [
      { verb: "say", said: ["record-number", { digits: "7" }], language: "en", slow: false },
      { verb: "gather", digits: 9, ends: "#", seconds: 20 },
    ],
    { action: `${ORIGIN}/voice/twiml/refill?step=3&x=1`, agentStatus: "" },
    ({ prompt }) => `${ORIGIN}/${prompt}.wav`,
  );
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    input: ["dtmf"],
    action: `${ORIGIN}/voice/twiml/refill?step=3&x=1`,
    method: "POST",
    timeout: 20,
    finishOnKey: "#",
    actionOnEmptyResult: true,
  });
  gather.play(`${ORIGIN}/record-number.wav`);
  gather.play(`${ORIGIN}/digit-7.wav`);
  response.redirect({ method: "POST" }, `${ORIGIN}/voice/twiml/refill?step=3&x=1`);
  expect(xml).toBe(response.toString());
});

it("prompts are served as sound every browser and provider plays", async () => {
  const answer = await fetch(new Request(`${ORIGIN}/voice/prompts/es/menu.wav`));
  expect(answer.headers.get("Content-Type")).toBe("audio/wav");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
    1, 1, 8000, 16,
  ]);
  expect((await fetch(new Request(`${ORIGIN}/voice/prompts/en/..%2F..%2Fpackage.wav`))).status).toBe(404);
});
