import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { DeskAct } from "#domain/calls/desk-act.ts";
import { actAtDesk, type DeskDependencies } from "#use-cases/agents/act-at-desk.ts";
import { type AgentDesk, readAgentDesk } from "#use-cases/agents/agent-desk.ts";
import { askForCallBack, endCallBack, takeCallBacks } from "#use-cases/agents/call-back.ts";
import { noteAnswered, noteTransferred } from "#use-cases/agents/leave-queue.ts";
import { seekAgent } from "#use-cases/agents/seek-agent.ts";
import { readCallFigures } from "#use-cases/calls/read-call-figures.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import type { AgentPlace } from "#use-cases/phone/phone-answers.ts";
import { beginCall, endCall } from "#use-cases/phone/record-call.ts";
import { addPerson, addSamplePharmacy, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: DeskDependencies;
let now: Date;
let lena: StaffActor;
let omar: StaffActor;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now, agentDomain: "phones.example.org" };
  await addSamplePharmacy(database.kysely);
  rosa = await addPerson(database.kysely);
  lena = await addStaff(database.kysely, "agent", { name: "Lena Ortiz" });
  omar = await addStaff(database.kysely, "agent", { name: "Omar Reyes" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  for (const table of ["phone_queue", "phone_agents", "phone_calls", "access_log"] as const)
    await database.kysely.deleteFrom(table).execute();
});

const later = (seconds: number) => void (now = new Date(now.getTime() + seconds * 1000));
const act = (staff: StaffActor, what: DeskAct, address = "") => actAtDesk(dependencies, staff, { act: what, address });
const takesCalls = (staff: StaffActor) => act(staff, "take-calls", staff === lena ? "1042" : "1043");
const LENA = { kind: "agent", target: "sip:1042@phones.example.org" };
const OMAR = { kind: "agent", target: "sip:1043@phones.example.org" };

async function desk(staff: StaffActor): Promise<AgentDesk> {
  const found = await readAgentDesk(dependencies, staff);
  if (found.kind === "refused") throw new Error(found.code);
  return found.desk;
}

/** Somebody who calls; `seek` is what the line asks every few seconds while they wait. */
async function caller(number = "5625550190", recordNumber = rosa.mrn) {
  const who = { callId: randomUUID(), number };
  await beginCall(dependencies, who, { carrier: "sip", dialled: "refill" });
  const seek = (passed: "declined" | "no-answer" | null = null): Promise<AgentPlace> =>
    seekAgent(dependencies, who, {
      ...{ step: "zip", language: "es", passed },
      keyed: { recordNumber, rxNumbers: ["7001001010"] },
    });
  const ends = (outcome: string) =>
    endCall(dependencies, who, {
      language: "es",
      path: ["menu"],
      outcome,
      chosen: { recordNumber: "", rxNumbers: [] },
    });
  return { ...who, seek, ends, answered: () => noteAnswered(dependencies, who.callId) };
}
const outcomeOf = async (callId: string) =>
  (
    await database.kysely
      .selectFrom("phone_calls")
      .select("outcome")
      .where("call_id", "=", callId)
      .executeTakeFirstOrThrow()
  ).outcome;

describe("an agent", () => {
  it("signs on with an extension, and gets the caller who asks", async () => {
    expect(await (await caller()).seek()).toEqual({ kind: "none" });
    await takesCalls(lena);
    expect(await (await caller()).seek()).toEqual(LENA);
  });

  it("sees as it rings the end of the number, the line, the step and how much was keyed; all of it once they speak", async () => {
    await takesCalls(lena);
    const rings = await caller();
    await rings.seek();
    expect((await desk(lena)).call).toMatchObject({
      ...{ kind: "waiting", phase: "ringing", language: "es", step: "zip" },
      line: { kind: "refill", pharmacy: null },
      number: { digits: "0190", isMasked: true },
      keyed: { recordNumber: rosa.mrn },
    });
    await rings.answered();
    expect(await desk(lena)).toMatchObject({
      state: "on-call",
      call: { phase: "talking", number: { digits: "5625550190", isMasked: false } },
    });
    const logged = await database.kysely.selectFrom("access_log").select(["action", "actor_id"]).execute();
    expect(logged).toEqual([{ action: "call-taken", actor_id: lena.staffId }]);
    await rings.ends("agent");
    expect(await desk(lena)).toMatchObject({ state: "free", call: null });
  });

  it("whose workbench has been gone for half a minute takes no calls", async () => {
    await takesCalls(lena);
    later(29);
    expect((await desk(lena)).state).toBe("free");
    later(31);
    expect((await desk(lena)).state).toBe("off");
    expect(await (await caller()).seek()).toEqual({ kind: "none" });
  });

  it("who is away gets no calls, and is free again when they say so", async () => {
    await takesCalls(lena);
    await act(lena, "away");
    expect(await (await caller()).seek()).toEqual({ kind: "none" });
    await act(lena, "free");
    expect(await (await caller()).seek()).toEqual(LENA);
    await act(lena, "sign-off");
    expect(await act(lena, "free")).toMatchObject({ code: "changed-meanwhile" });
  });

  it("gives a phone of the plan's own", async () => {
    expect(await act(lena, "take-calls", "sip:+19005550142@trunk.example.net")).toMatchObject({
      code: "bad-input",
      fields: { address: "agent-address" },
    });
  });

  it("says when a caller who was given away whole is through", async () => {
    await takesCalls(lena);
    const moved = await caller();
    await moved.seek();
    await noteTransferred(dependencies, moved.callId);
    await moved.ends("agent");
    expect((await desk(lena)).call).toMatchObject({ kind: "transferred", acts: ["over"] });
    expect((await act(lena, "over")).kind).toBe("done");
    expect((await desk(lena)).state).toBe("free");
  });

  it("is somebody who answers calls: an administrator is none", async () => {
    const administrator = await addStaff(database.kysely, "administrator");
    expect(await readAgentDesk(dependencies, administrator)).toMatchObject({ code: "not-allowed" });
    expect(await act(administrator, "take-calls", "1044")).toMatchObject({ code: "not-allowed" });
  });
});

describe("callers who wait", () => {
  it("hear their place and about how long, and get agents in their order, whoever asks first", async () => {
    await takesCalls(lena);
    const [first, second, third] = [await caller(), await caller(), await caller("")];
    await first.seek();
    later(1);
    expect(await second.seek()).toMatchObject({ kind: "wait", place: 1, minutes: 4, callBackTo: "5625550190" });
    later(1);
    expect(await third.seek()).toMatchObject({ kind: "wait", place: 2, minutes: 8, callBackTo: null });
    await first.ends("agent");
    await desk(lena);
    expect(await third.seek()).toMatchObject({ kind: "wait", place: 1 });
    expect(await second.seek()).toEqual(LENA);
  });

  it("get the next agent where one declines; who does not answer at all is away", async () => {
    await takesCalls(lena);
    later(1);
    await takesCalls(omar);
    const one = await caller();
    expect(await one.seek()).toEqual(LENA);
    expect(await one.seek("declined")).toEqual(OMAR);
    expect(await one.seek("no-answer")).toEqual({ kind: "none" });
    expect((await desk(lena)).state).toBe("free");
    expect((await desk(omar)).state).toBe("away");
  });

  it("wait for an agent who is on a call, not for one who is away", async () => {
    await takesCalls(lena);
    const [first, second] = [await caller(), await caller()];
    await first.seek();
    await first.answered();
    expect((await second.seek()).kind).toBe("wait");
    await act(lena, "away");
    expect((await second.seek()).kind).toBe("none");
  });

  it("who hang up are out of the queue, and so is whoever a broken line forgot", async () => {
    await takesCalls(lena);
    const [first, second, third] = [await caller(), await caller(), await caller()];
    await first.seek();
    await first.answered();
    later(1);
    await second.seek();
    later(1);
    expect(await third.seek()).toMatchObject({ place: 2 });
    await second.ends("hung-up");
    expect(await third.seek()).toMatchObject({ place: 1 });
    await first.ends("agent");
    later(160);
    await takesCalls(lena);
    expect((await desk(lena)).queue).toEqual([]);
  });

  it("of many who ask at once each gets an agent of their own", async () => {
    await Promise.all([takesCalls(lena), takesCalls(omar)]);
    const callers = await Promise.all(Array.from({ length: 8 }, () => caller()));
    await Promise.all(callers.map((one) => one.seek()));
    const places = await Promise.all(callers.map((one) => one.seek()));
    expect(places.filter(({ kind }) => kind === "agent")).toHaveLength(2);
    expect(new Set(places.map((place) => ("place" in place ? place.place : "")))).toEqual(
      new Set(["", 1, 2, 3, 4, 5, 6]),
    );
  });
});

describe("a call back", () => {
  async function askedForOne() {
    await takesCalls(lena);
    const [first, asks, waits] = [await caller(), await caller(), await caller()];
    await first.seek();
    await first.answered();
    later(1);
    await asks.seek();
    later(1);
    await waits.seek();
    expect(await askForCallBack(dependencies, asks.callId, "5625550177")).toBe(true);
    await asks.ends("call-back-asked");
    return { first, asks, waits };
  }

  it("keeps its place before those who came later, and the agent dials and says what came of it", async () => {
    const { first, asks, waits } = await askedForOne();
    expect(await waits.seek()).toMatchObject({ place: 2 });
    expect((await desk(lena)).queue.map(({ kind, end }) => [kind, end])).toEqual([
      ["call-back", "0177"],
      ["waiting", "0190"],
    ]);
    await first.ends("agent");
    expect((await desk(lena)).call).toMatchObject({
      ...{ kind: "call-back", phase: "to-call", acts: ["calling", "pass"] },
      number: { digits: "5625550177", isMasked: false },
    });
    await act(lena, "calling");
    expect((await desk(lena)).call?.acts).toEqual(["reached", "not-reached"]);
    await act(lena, "reached");
    expect(await outcomeOf(asks.callId)).toBe("called-back");
    expect(await waits.seek()).toEqual(LENA);
  });

  it("that reaches nobody is tried once more after the others, and then left", async () => {
    const { first, asks, waits } = await askedForOne();
    await first.ends("agent");
    later(1);
    await desk(lena);
    await act(lena, "calling");
    await act(lena, "not-reached");
    expect(await waits.seek()).toEqual(LENA);
    await waits.ends("agent");
    await desk(lena);
    await act(lena, "calling");
    await act(lena, "not-reached");
    expect(await desk(lena)).toMatchObject({ state: "free", call: null, queue: [] });
    expect(await outcomeOf(asks.callId)).toBe("not-reached");
  });

  it("is dialled once by the line that can; an agent whose phone nobody answers is away", async () => {
    const { first, asks, waits } = await askedForOne();
    expect(await takeCallBacks(dependencies)).toEqual([]);
    await first.ends("agent");
    const taken = await Promise.all([takeCallBacks(dependencies), takeCallBacks(dependencies)]);
    expect(taken.flat()).toEqual([{ callId: asks.callId, agent: LENA.target, number: "5625550177" }]);
    await endCallBack(dependencies, asks.callId, "passed");
    expect((await desk(lena)).state).toBe("away");
    await act(lena, "free");
    expect(await takeCallBacks(dependencies)).toHaveLength(1);
    await noteAnswered(dependencies, asks.callId);
    await endCallBack(dependencies, asks.callId, "reached");
    expect(await waits.seek()).toEqual(LENA);
  });

  it("is not kept where an agent's phone rings for the caller already", async () => {
    await takesCalls(lena);
    const one = await caller();
    await one.seek();
    expect(await askForCallBack(dependencies, one.callId, "5625550177")).toBe(false);
  });

  it("counts in the figures as what came of it, and not as done without an agent", async () => {
    const { asks } = await askedForOne();
    const administrator = await addStaff(database.kysely, "administrator");
    const read = () => readCallFigures(dependencies, administrator, { fromOn: null, toOn: null });
    expect(await read()).toMatchObject({
      figures: { contained: 0, outcomes: [{ key: "call-back-asked", calls: 1 }] },
    });
    await endCallBack(dependencies, asks.callId, "reached");
    expect(await read()).toMatchObject({ figures: { contained: 0, outcomes: [{ key: "called-back", calls: 1 }] } });
  });
});
