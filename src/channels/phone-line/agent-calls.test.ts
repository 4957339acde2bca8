import { afterAll, beforeAll, expect, test } from "vitest";
import { startCallBacks } from "#channels/phone-line/call-backs.ts";
import type { PhoneCall } from "#channels/phone-line/phone-call.ts";
import { HOLD_MUSIC, openPrompts, type Prompts } from "#channels/phone-line/prompts.ts";
import { runCall, type RunCallDependencies } from "#channels/phone-line/run-call.ts";
import { openTestPhone } from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { endpointsForTests } from "#channels/phone-line/testing/endpoint-for-tests.ts";
import { joined, speechLike } from "#channels/phone-line/testing/sounds.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { actAtDesk } from "#use-cases/agents/act-at-desk.ts";
import { readAgentDesk } from "#use-cases/agents/agent-desk.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { addSamplePharmacy } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import type { Said } from "#words/speak.ts";

// Real calls over real sockets: callers, the line, and the phones of agents and of a member who is called back.

const { start, dial } = endpointsForTests();
const recorded = openPrompts(`${import.meta.dirname}/../../../assets/prompts`);
/** Each thing said is a short sound of its own, so that nobody has to hear whole sentences. */
const speech = (...said: Said[]) =>
  joined(
    ...said.map((one) =>
      speechLike(
        [...JSON.stringify(one)].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7),
        350,
      ),
    ),
  );
const prompts: Prompts = { ...recorded, speech: (said) => speech(...said) };
const callersVoice = speechLike(21, 1500);
const agentsVoice = speechLike(22, 1500);
const membersVoice = speechLike(23, 1000);

const began = Date.now();
let told = began;
/** Slower than the real one, so that nobody is taken to have left because the machine is slow; never twice the same. */
const clock = () => new Date((told = Math.max(told + 1, began + Math.floor((Date.now() - began) / 10))));
let database: TestDatabase;
let dependencies: RunCallDependencies;
let lena: StaffActor;
let omar: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  await addSamplePharmacy(database.kysely);
  lena = await addStaff(database.kysely, "agent");
  omar = await addStaff(database.kysely, "agent");
  dependencies = {
    database,
    clock,
    payment: cardsOfTokens({}),
    paymentLine: { addressFor: () => "", tokenOf: () => Promise.resolve(null) },
    agentPhone: undefined,
    agentTransfer: "bridge",
    prompts,
    log: { info: () => undefined, warn: (facts, text) => console.warn(text, facts) },
  };
});
afterAll(() => database.drop());

const takesCalls = (staff: StaffActor, address: string) =>
  actAtDesk({ ...dependencies, agentDomain: null }, staff, { act: "take-calls", address });
async function callAt(staff: StaffActor) {
  const found = await readAgentDesk(dependencies, staff);
  return found.kind === "found" ? found.desk.call : null;
}
const outcomes = async () =>
  Object.fromEntries(
    (await database.kysely.selectFrom("phone_calls").select(["caller", "outcome"]).execute()).map(
      ({ caller, outcome }) => [caller, outcome],
    ),
  );

test(
  "an agent declines and the next one speaks with the caller; meanwhile one waits with music and hangs up, and one is called back",
  { timeout: 180_000 },
  async () => {
    const line = await start((call) => void runCall(dependencies, call));
    const declined: string[] = [];
    const lenasPhone = await openTestPhone({
      target: line.address,
      to: "nobody",
      answers: ({ method }) => {
        declined.push(method);
        return { status: method === "INVITE" ? 603 : 200 };
      },
    });
    const talks: { readonly call: PhoneCall; readonly heard: Promise<Int16Array> }[] = [];
    const agentAt = await start((call) => {
      // Until whoever speaks with them presses a key, or hangs up.
      const limits = { maxSeconds: 120, silenceSeconds: 120, endKeys: "#" };
      const heard = call.record(limits).then(({ audio }) => audio);
      talks.push({ call, heard });
    });
    const memberAt = await start((call) => {
      void call.play(membersVoice).then(() => call.hangUp());
    });
    const address = ({ host, port }: { host: string; port: number }, user: string) => `sip:${user}@${host}:${port}`;
    await takesCalls(lena, `sip:lena@127.0.0.1:${lenasPhone.side.port}`);
    await takesCalls(omar, address(agentAt.address, "omar"));

    // The first caller: Lena declines, Omar speaks with them, each hears the other.
    const first = await dial(line, { from: "5625550131" });
    await first.press("10");
    await expect.poll(() => talks.length).toBe(1);
    expect(declined).toContain("INVITE");
    const [talk] = talks;
    await expect.poll(() => callAt(omar)).toMatchObject({ phase: "talking" });
    await first.sound.say(callersVoice);
    await first.press("#");
    await actAtDesk({ ...dependencies, agentDomain: null }, lena, { act: "sign-off", address: "" });

    // Two more call meanwhile: one leaves a number, the other waits.
    const leaves = await dial(line, { from: "5625550132" });
    await leaves.press("10");
    await leaves.hears(speech("agents-busy"));
    const waits = await dial(line, { from: "5625550133" });
    await waits.press("10");
    const waited = waits.hears(prompts.sound(HOLD_MUSIC, "en")).then(() => waits.hangUp());
    const left = (async () => {
      await leaves.press("1");
      await leaves.hears(speech("call-back-at", { grouped: "5625550132" }));
      await leaves.press("1");
      await leaves.hears(speech("call-back-kept"));
      await leaves.hangUp();
    })();

    void talk?.call.play(agentsVoice);
    expect(await first.hears(agentsVoice)).toBeGreaterThan(0.98);
    expect(correlate((await talk?.heard) ?? new Int16Array(), callersVoice).score).toBeGreaterThan(0.98);
    expect(await callAt(omar)).toMatchObject({
      ...{ kind: "waiting", phase: "talking", step: "menu" },
      number: { digits: "5625550131", isMasked: false },
    });
    await left;

    // The agent is through; the line dials Omar, then the member, and joins the two.
    const stop = startCallBacks({
      ...dependencies,
      endpoint: line,
      memberPhone: (number) => address(memberAt.address, number),
    });
    talk?.call.hangUp();
    await first.hears(speech("goodbye"));
    await expect.poll(() => talks.length).toBe(2);
    expect(correlate((await talks[1]?.heard) ?? new Int16Array(), membersVoice).score).toBeGreaterThan(0.98);
    await waited;
    await expect.poll(outcomes).toEqual({
      "5625550131": "agent",
      "5625550132": "called-back",
      "5625550133": "hung-up",
    });
    expect(await callAt(omar)).toBeNull();
    stop();
    lenasPhone.close();
  },
);

test(
  "where transfers go by REFER, the caller's own phone is asked to call the agent",
  { timeout: 180_000 },
  async () => {
    const line = await start((call) => void runCall({ ...dependencies, agentTransfer: "refer" }, call));
    await takesCalls(omar, "sip:omar@127.0.0.1:9");
    let target = "";
    const call = await dial(line, {
      from: "5625550134",
      answers({ method, headers }) {
        if (method !== "REFER") return undefined;
        target = headers.find(([name]) => name === "refer-to")?.[1] ?? "";
        return { status: 202 };
      },
    });
    await call.press("10");
    await expect.poll(() => target).toBe("<sip:omar@127.0.0.1:9>");
    const headers = [
      ["event", "refer"],
      ["content-type", "message/sipfrag"],
    ] as const;
    await call.request("NOTIFY", { headers, body: "SIP/2.0 200 OK" });
    expect(await call.ended).toBe("them");
    await expect.poll(outcomes).toMatchObject({ "5625550134": "agent" });
    expect(await callAt(omar)).toMatchObject({ kind: "transferred", acts: ["over"] });
  },
);
