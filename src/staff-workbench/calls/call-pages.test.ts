import { expect, test } from "vitest";
import type { CallFigures, Prompts, VoiceMessage } from "#contracts/staff/calls.ts";
import type { PhoneDesk } from "#contracts/staff/phone-desk.ts";
import type { Role } from "#domain/staff/roles.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { callPages } from "#staff-workbench/calls/call-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const message: VoiceMessage = {
  id,
  version: 3,
  recordedAt: "2026-11-24T18:00:00.000Z",
  line: { kind: "refill", pharmacy: null },
  caller: "5625550190",
  language: "es",
  seconds: 69,
  keptBy: "us",
  step: "zip",
  keyed: { recordNumber: true, prescriptions: 2 },
  claimed: null,
  calls: [],
  acts: ["claim"],
};
const mine: VoiceMessage = {
  ...message,
  numbers: { recordNumber: "100200310", rxNumbers: ["7001001010"] },
  claimed: { by: "Lena Ortiz", mine: true, at: "2026-11-24T18:05:00.000Z" },
  acts: ["called-back", "done", "release"],
};
const figures: CallFigures = {
  fromOn: "2026-11-01",
  toOn: "2026-11-30",
  calls: 10,
  ended: 8,
  contained: 6,
  orders: 3,
  averageSeconds: 65,
  failures: 1,
  outcomes: [{ key: "order-placed", calls: 4 }],
  leftAt: [{ key: "zip", calls: 2 }],
};
const prompts: Prompts = {
  prompts: [
    {
      name: "menu",
      kind: "sentence",
      recordings: [
        { language: "en", text: "To order refills, press 1.", from: "studio" },
        { language: "es", text: "Para pedir, oprima 1.", from: "made" },
      ],
    },
    { name: "digit-1", kind: "piece", recordings: [{ language: "en", text: "one", from: "missing" }] },
  ],
};

const desk: PhoneDesk = {
  ...{ state: "off", address: "", domain: "phones.example.org", agents: 0, call: null },
  queue: [
    {
      ...{ kind: "call-back", since: "2026-11-24T17:58:00.000Z", end: "0177", language: "en" },
      line: { kind: "mail-order", pharmacy: null },
    },
  ],
};
const ringing: NonNullable<PhoneDesk["call"]> = {
  ...{ kind: "waiting", phase: "ringing", since: "2026-11-24T18:00:00.000Z", language: "es", step: "zip", tries: 0 },
  line: { kind: "refill", pharmacy: null },
  number: { digits: "0190", isMasked: true },
  keyed: { recordNumber: true, prescriptions: 2 },
  acts: [],
};

const browse = (answers: Parameters<typeof browseWorkbench>[2] = {}, role: Role = "agent") =>
  browseWorkbench([callPages], staffOfRole(role), {
    "GET /staff/voice-messages": { messages: [message] },
    "GET /staff/phone-desk": desk,
    "GET /staff/call-figures": figures,
    "GET /staff/phone-prompts": prompts,
    ...answers,
  });

test("a message tells who called, on which line, how long, and plays without its sound's address telling who", async () => {
  const { html } = await browse().open("/staff/calls");
  for (const text of ["562-555-0190", "Refill line", "1:09", "a record number and 2 prescription numbers", "ZIP code"])
    expect(html).toContain(text);
  expect(html).toContain(`src="/api/staff/voice-messages/${id}/sound"`);
  expect(html).not.toContain("100200310");
});

test("who claimed a message sees what was keyed, and that it proves nothing", async () => {
  const { html } = await browse({ "GET /staff/voice-messages": { messages: [mine] } }).open("/staff/calls");
  for (const text of ["100200310", "7001001010", "Check who it is", "What came of the call"])
    expect(html).toContain(text);
});

test("an act is sent with the version seen; who was slower is told", async () => {
  const path = `POST /staff/voice-messages/${id}`;
  const browser = browse({ [path]: { done: true } });
  const sent = await browser.send(`/staff/calls/messages/${id}`, { act: "claim", version: "3" });
  expect(sent.location).toBe(`/staff/calls?done=claim#m-${id}`);
  expect(browser.asked.find(({ call }) => call === path)?.body).toEqual({ act: "claim", version: 3 });
  const late = browse({ [path]: refusal(409, "message-claimed", "Somebody else has taken this message.") });
  const seen = await late.send(`/staff/calls/messages/${id}`, { act: "claim", version: "3" });
  expect(seen.status).toBe(409);
  expect(seen.html).toContain("Somebody else has taken this message.");
});

test("an agent takes calls at an extension, and a phone that is none of the plan's is told", async () => {
  const { html } = await browse().open("/staff/calls");
  for (const text of ["You take no calls", "Your extension at phones.example.org", "Number ending in 0177"])
    expect(html).toContain(text);
  const path = "POST /staff/phone-desk";
  const browser = browse({ [path]: { done: true } });
  expect((await browser.send("/staff/calls/desk", { act: "take-calls", address: "1042" })).location).toBe(
    "/staff/calls?done=take-calls",
  );
  expect(browser.asked.find(({ call }) => call === path)?.body).toEqual({ act: "take-calls", address: "1042" });
  const refused = await browse({
    [path]: refusal(422, "bad-input", "Bad", { address: "Only the plan's own phones take calls." }),
  }).send("/staff/calls/desk", { act: "take-calls", address: "sip:a@elsewhere.example" });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("Only the plan's own phones take calls.");
  expect(refused.html).toContain('value="sip:a@elsewhere.example"');
});

test("as it rings the agent sees the end of the number, the step and how much was keyed, and no number of a person", async () => {
  const { html } = await browse({ "GET /staff/phone-desk": { ...desk, state: "on-call", call: ringing } }).open(
    "/staff/calls",
  );
  for (const text of ["Your phone rings", "Number ending in 0190", "Refill line", "Keyed for Spanish", "ZIP code"])
    expect(html).toContain(text);
  expect(html).toContain("a record number and 2 prescription numbers");
});

test("a call back shows its number, and what came of it is said by a button", async () => {
  const call = {
    ...ringing,
    ...{ kind: "call-back", phase: "to-call", acts: ["calling", "pass"], tries: 1 },
    number: { digits: "5625550177", isMasked: false },
  };
  const { html } = await browse({ "GET /staff/phone-desk": { ...desk, state: "on-call", call } }).open("/staff/calls");
  for (const text of ["562-555-0177", "turn to be called back", "Called once, nobody answered.", 'value="calling"'])
    expect(html).toContain(text);
});

test("every page of who answers calls tells when their phone rings", async () => {
  expect((await browse().open("/staff/calls/prompts")).html).toContain("data-desk-bar");
  expect((await browse({}, "administrator").open("/staff/calls/prompts")).html).not.toContain("data-desk-bar");
});

test("an administrator, who answers no calls, is led to the figures", async () => {
  expect((await browse({}, "administrator").open("/staff/calls")).location).toBe("/staff/calls/figures");
});

test("the figures are told in numbers and shares", async () => {
  const { html } = await browse().open("/staff/calls/figures");
  for (const text of ["6 (75 %)", "1:05", "Order placed", "4 (50 %)", "ZIP code", "2 (25 %)"])
    expect(html).toContain(text);
});

test("prompts are shown with text and player in each language, a studio recording marked", async () => {
  const { html } = await browse().open("/staff/calls/prompts");
  for (const text of ["To order refills, press 1.", "Studio recording", "/voice/prompts/es/menu.wav"])
    expect(html).toContain(text);
  const pieces = await browse().open("/staff/calls/prompts?show=piece");
  expect(pieces.html).toContain("Not recorded");
  expect(pieces.html).not.toContain("/voice/prompts/en/digit-1.wav");
});
