import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { actOnVoiceMessage } from "#use-cases/calls/act-on-voice-message.ts";
import { readCallFigures } from "#use-cases/calls/read-call-figures.ts";
import { hearVoiceMessage, listVoiceMessages } from "#use-cases/calls/read-voice-messages.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { beginCall, endCall, keepMessage } from "#use-cases/phone/record-call.ts";
import { addPerson, addSamplePharmacy, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let now: Date;
let lena: StaffActor;
let omar: StaffActor;
let pharmacist: StaffActor;
let administrator: StaffActor;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  const { downey } = await addSamplePharmacy(database.kysely);
  rosa = await addPerson(database.kysely);
  lena = await addStaff(database.kysely, "agent", { name: "Lena Ortiz" });
  omar = await addStaff(database.kysely, "agent", { name: "Omar Reyes" });
  pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: downey });
  administrator = await addStaff(database.kysely, "administrator");
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  for (const table of ["voice_messages", "phone_calls", "access_log"] as const) {
    await database.kysely.deleteFrom(table).execute();
  }
});

const sound = Buffer.from(Uint8Array.from({ length: 16_000 }, (_, index) => index % 256));

/** A call that takes ten seconds and ends like this. */
async function call(outcome: string, path: readonly string[] = ["language", "menu"]): Promise<string> {
  const caller = { callId: randomUUID(), number: "5625550142" };
  await beginCall(dependencies, caller, { carrier: "sip", dialled: "refill" });
  const began = now;
  now = new Date(began.getTime() + 10_000);
  await endCall(dependencies, caller, { language: "es", path, outcome, chosen: { recordNumber: "", rxNumbers: [] } });
  now = began;
  return caller.callId;
}

async function message(recordNumber = rosa.mrn): Promise<string> {
  const callId = await call("message-left", ["language", "menu", "order-record-number"]);
  await keepMessage(
    dependencies,
    { callId, number: "5625550142" },
    { recording: sound, seconds: 2, keyed: { recordNumber, rxNumbers: ["7001001010"] } },
  );
  const { message_id: id } = await database.kysely
    .selectFrom("voice_messages")
    .select("message_id")
    .where("call_id", "=", callId)
    .executeTakeFirstOrThrow();
  return id;
}

const act = (
  staff: StaffActor,
  messageId: string,
  what: "claim" | "release" | "called-back" | "done",
  version: number,
) =>
  actOnVoiceMessage(dependencies, staff, {
    messageId,
    act: what,
    version,
    note: what === "called-back" ? "Ordered" : "",
  });

async function listed(staff: StaffActor) {
  const found = await listVoiceMessages(dependencies, staff);
  if (found.kind === "refused") throw new Error(found.code);
  return found.messages;
}
const logged = async () =>
  (await database.kysely.selectFrom("access_log").select(["action", "actor_id", "member_id"]).execute()).map(
    ({ action, actor_id: by, member_id: whose }) => [action, by, whose],
  );

it("messages wait oldest first, with the line, the number, the length and how far the caller came", async () => {
  const first = await message();
  now = new Date(NOW.getTime() + 60_000);
  const second = await message("");
  const messages = await listed(lena);
  expect(messages.map(({ id }) => id)).toEqual([first, second]);
  expect(messages[0]).toMatchObject({
    line: { kind: "refill", pharmacy: null },
    caller: "5625550142",
    language: "es",
    seconds: 2,
    keptBy: "us",
    step: "order-record-number",
    keyed: { recordNumber: rosa.mrn, rxNumbers: ["7001001010"] },
    claimed: null,
    acts: ["claim"],
  });
});

it("an agent claims a message, calls back, writes down what came of it, and it leaves the list", async () => {
  const id = await message();
  expect((await act(lena, id, "claim", 1)).kind).toBe("done");
  expect((await listed(omar))[0]).toMatchObject({ claimed: { by: "Lena Ortiz", mine: false }, acts: [] });
  expect((await act(lena, id, "called-back", 2)).kind).toBe("done");
  expect((await listed(lena))[0]?.calls).toEqual([{ at: NOW, by: "Lena Ortiz", note: "Ordered" }]);
  expect((await act(lena, id, "done", 3)).kind).toBe("done");
  expect(await listed(lena)).toEqual([]);
  expect(await logged()).toEqual([
    ["voice-message-claimed", lena.staffId, rosa.memberId],
    ["called-back", lena.staffId, rosa.memberId],
  ]);
});

it("of two agents who claim a message at once, one calls back", async () => {
  const id = await message();
  const results = await Promise.all([act(lena, id, "claim", 1), act(omar, id, "claim", 1)]);
  expect(results.map((result) => (result.kind === "refused" ? result.code : result.kind)).toSorted()).toEqual([
    "done",
    "message-claimed",
  ]);
});

it("a claim holds for an hour; then a colleague may take the message over", async () => {
  const id = await message();
  await act(lena, id, "claim", 1);
  now = new Date(NOW.getTime() + 59 * 60_000);
  expect(await act(omar, id, "claim", 2)).toMatchObject({ code: "message-claimed" });
  now = new Date(NOW.getTime() + 60 * 60_000);
  expect((await act(omar, id, "claim", 2)).kind).toBe("done");
  expect(await act(lena, id, "done", 3)).toMatchObject({ code: "message-claimed" });
});

it.each(["release", "called-back", "done"] as const)("who has not claimed a message can't do “%s”", async (what) => {
  expect(await act(lena, await message(), what, 1)).toMatchObject({ code: "changed-meanwhile" });
});

it("a call back without a word on what came of it is not written down", async () => {
  const id = await message();
  await act(lena, id, "claim", 1);
  const ask = { messageId: id, act: "called-back", version: 2, note: "" } as const;
  expect(await actOnVoiceMessage(dependencies, lena, ask)).toMatchObject({
    code: "bad-input",
    fields: { note: "call-note" },
  });
});

it("a message sounds as it was recorded; who listened stands in the member's access log", async () => {
  expect(await hearVoiceMessage(dependencies, lena, await message())).toEqual({ kind: "sound", audio: sound });
  expect(await logged()).toEqual([["voice-message-heard", lena.staffId, rosa.memberId]]);
  const heard = await database.kysely.selectFrom("voice_message_acts").select(["act", "staff_id"]).execute();
  expect(heard).toEqual([{ act: "heard", staff_id: lena.staffId }]);
  expect(await hearVoiceMessage(dependencies, lena, randomUUID())).toMatchObject({ code: "not-found" });
});

it("a player that asks for the sound in parts is one listening; who listens again later is another", async () => {
  const id = await message();
  await Promise.all([1, 2, 3].map(() => hearVoiceMessage(dependencies, lena, id)));
  await hearVoiceMessage(dependencies, omar, id);
  expect((await logged()).map(([, by]) => by)).toEqual([lena.staffId, omar.staffId]);
  now = new Date(NOW.getTime() + 11 * 60_000);
  await hearVoiceMessage(dependencies, lena, id);
  expect(await logged()).toHaveLength(3);
});

it("a pharmacist neither sees nor hears messages, and sees no figures", async () => {
  const id = await message();
  for (const refused of [
    await listVoiceMessages(dependencies, pharmacist),
    await hearVoiceMessage(dependencies, pharmacist, id),
    await act(pharmacist, id, "claim", 1),
    await readCallFigures(dependencies, pharmacist, { fromOn: null, toOn: null }),
  ])
    expect(refused).toMatchObject({ kind: "refused", code: "not-allowed" });
});

it("the figures tell endings, containment, where callers leave, time and failures", async () => {
  for (const outcome of ["order-placed", "order-placed", "status-told", "agent", "fault"]) await call(outcome);
  await call("hung-up", ["language", "menu", "order-record-number", "zip"]);
  await call("hung-up", []);
  // Cut off: its end was never written. And one that runs.
  for (const hours of [3, 0]) {
    now = new Date(NOW.getTime() - hours * 3_600_000);
    await beginCall(dependencies, { callId: randomUUID(), number: "" }, { carrier: "sip", dialled: "refill" });
  }
  now = NOW;
  const found = await readCallFigures(dependencies, administrator, { fromOn: null, toOn: null });
  expect(found).toMatchObject({
    figures: {
      calls: 9,
      ended: 7,
      contained: 5,
      orders: 0,
      averageSeconds: 10,
      failures: 2,
      outcomes: [
        { key: "hung-up", calls: 2 },
        { key: "order-placed", calls: 2 },
        { key: "agent", calls: 1 },
        { key: "fault", calls: 1 },
        { key: "status-told", calls: 1 },
      ],
      leftAt: [
        { key: "language", calls: 1 },
        { key: "zip", calls: 1 },
      ],
    },
  });
});

it("days without calls have no average; a first day after the last is refused", async () => {
  const day = (text: string) => text as never;
  const empty = await readCallFigures(dependencies, lena, { fromOn: day("2026-01-01"), toOn: day("2026-01-02") });
  expect(empty).toMatchObject({ figures: { calls: 0, averageSeconds: null, outcomes: [], leftAt: [] } });
  expect(
    await readCallFigures(dependencies, lena, { fromOn: day("2026-01-02"), toOn: day("2026-01-01") }),
  ).toMatchObject({ code: "bad-input", fields: { fromOn: "ends-before-start" } });
});
