import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { checkAddress } from "#use-cases/phone/check-address.ts";
import { findPrescription } from "#use-cases/phone/find-prescription.ts";
import { readOpenLines } from "#use-cases/phone/read-open-lines.ts";
import { beginCall, endCall, takeDroppedOrder } from "#use-cases/phone/record-call.ts";
import {
  addAddress,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  numberOf,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let now: Date;
let rosa: SamplePerson;
let rxNumber: string;
let phones = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
  ({ rxNumber } = await addPrescription(database.kysely, pharmacy, rosa));
});

const later = (seconds: number) => void (now = new Date(now.getTime() + seconds * 1000));
/** A phone of its own, and a call of its own each time. */
function phone(number = `562555${String(++phones).padStart(4, "0")}`): () => PhoneCaller {
  return () => ({ callId: randomUUID(), number });
}

const look = async (caller: PhoneCaller, recordNumber = rosa.mrn, rx = rxNumber) =>
  (await findPrescription(dependencies, caller, { recordNumber, rxNumber: rx, chosen: [], byMail: false })).kind;
const status = async (caller: PhoneCaller, birthDate: string, recordNumber = rosa.mrn) =>
  (await readOpenLines(dependencies, caller, { recordNumber, birthDate })).kind;

describe("a pair of numbers", () => {
  it("that is nobody's, another's, or none of this member's gets one answer", async () => {
    const other = await addPerson(database.kysely);
    const elsewhere = await addPrescription(database.kysely, pharmacy, other);
    const caller = phone();
    expect(await look(caller())).toBe("accepted");
    expect(await look(caller(), numberOf(9))).toBe("not-found");
    expect(await look(caller(), rosa.mrn, numberOf(10))).toBe("not-found");
    expect(await look(caller(), rosa.mrn, elsewhere.rxNumber)).toBe("not-found");
  });

  it("guessed at too often from one phone is not looked at any more there, and everywhere else it is", async () => {
    const guesser = phone();
    for (let guess = 0; guess < 20; guess++) expect(await look(guesser(), rosa.mrn, numberOf(10))).toBe("not-found");
    expect(await look(guesser())).toBe("too-many-tries");
    expect(await look(phone()())).toBe("accepted");
    later(3600);
    expect(await look(guesser())).toBe("accepted");
  });

  it("guessed at over many members from one phone stops that phone alone", async () => {
    const guesser = phone();
    for (let guess = 0; guess < 20; guess++) await look(guesser(), numberOf(9));
    expect(await look(guesser())).toBe("too-many-tries");
    expect(await look(phone()())).toBe("accepted");
  });

  it("guessed at from many phones slows its record number down by seconds, and never locks the member out", async () => {
    for (let guess = 0; guess < 40; guess++) {
      await look(phone()(), rosa.mrn, numberOf(10));
      later(11);
    }
    await look(phone()(), rosa.mrn, numberOf(10));
    expect(await look(phone()())).toBe("too-many-tries");
    later(10);
    expect(await look(phone()())).toBe("accepted");
  });

  it("keyed right is never counted: who orders much waits for nothing", async () => {
    const caller = phone();
    for (let order = 0; order < 50; order++) expect(await look(caller())).toBe("accepted");
  });

  it("guessed at with the number withheld is counted in the call", async () => {
    const call = { callId: randomUUID(), number: "" };
    for (let guess = 0; guess < 20; guess++) await look(call, rosa.mrn, numberOf(10));
    expect(await look(call)).toBe("too-many-tries");
    expect(await look(phone("")())).toBe("accepted");
  });
});

describe("open orders", () => {
  it("are told after the date of birth alone; a wrong one and an unknown member are one answer", async () => {
    const caller = phone();
    expect(await status(caller(), "1981-02-03")).toBe("found");
    expect(await status(caller(), "1981-03-02")).toBe("no-match");
    expect(await status(caller(), "1981-02-03", numberOf(9))).toBe("no-match");
  });
  it("are not told to a phone that tried too many dates of birth", async () => {
    const guesser = phone();
    for (let day = 1; day <= 20; day++) await status(guesser(), `1990-01-${String(day).padStart(2, "0")}`);
    expect(await status(guesser(), "1981-02-03")).toBe("too-many-tries");
    expect(await look(guesser())).toBe("too-many-tries");
  });
});

describe("what is mailed", () => {
  const keyed = { birthDate: "1981-02-03", streetNumber: "1", zip: "90242" };
  const check = (more: Partial<typeof keyed> = {}) =>
    checkAddress(dependencies, phone()(), { recordNumber: rosa.mrn, ...keyed, ...more });

  it("goes to the address whose street number and ZIP were keyed with the date of birth", async () => {
    const addressId = await addAddress(database.kysely, rosa);
    expect(await check()).toEqual({ kind: "matched", addressId });
  });
  it.each([{ birthDate: "1981-02-04" }, { streetNumber: "11" }, { zip: "90243" }])(
    "goes nowhere when %j is keyed",
    async (wrong) => {
      await addAddress(database.kysely, rosa);
      expect(await check(wrong)).toEqual({ kind: "no-match" });
    },
  );
  it("goes to none of an address that was removed, and of a hyphened number its digits are keyed", async () => {
    const addressId = await addAddress(database.kysely, rosa);
    const set = (values: { line1?: string; removed_at?: Date }) =>
      database.kysely.updateTable("addresses").set(values).where("address_id", "=", addressId).execute();
    await set({ line1: "94-300 Farrington Highway" });
    expect(await check({ streetNumber: "94300" })).toEqual({ kind: "matched", addressId });
    await set({ removed_at: now });
    expect(await check({ streetNumber: "94300" })).toEqual({ kind: "no-match" });
  });
});

describe("a call that was cut off", () => {
  async function cutOff(caller: PhoneCaller): Promise<void> {
    await beginCall(dependencies, caller, { carrier: "sip", dialled: "refill" });
    const chosen = { recordNumber: rosa.mrn, rxNumbers: [rxNumber] };
    await endCall(dependencies, caller, { language: "en", path: ["language"], outcome: "hung-up", chosen });
  }
  const resumed = (caller: PhoneCaller, recordNumber = rosa.mrn) =>
    takeDroppedOrder(dependencies, caller, recordNumber);

  it("goes on within ten minutes, from the same number after the same record number, once", async () => {
    const caller = phone();
    await cutOff(caller());
    later(599);
    expect(await resumed(phone()())).toEqual([]);
    expect(await resumed(caller(), numberOf(9))).toEqual([]);
    expect(await resumed(caller())).toEqual([rxNumber]);
    expect(await resumed(caller())).toEqual([]);
  });
  it("is forgotten after ten minutes, and where the number was withheld at once", async () => {
    const caller = phone();
    await cutOff(caller());
    later(600);
    expect(await resumed(caller())).toEqual([]);
    await cutOff(phone("")());
    expect(await resumed(phone("")())).toEqual([]);
  });
  it("leaves no digit of identity in its record", async () => {
    const caller = phone()();
    await cutOff(caller);
    later(601);
    const { session, path, last_answer } = await database.kysely
      .selectFrom("phone_calls")
      .selectAll()
      .where("call_id", "=", caller.callId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify([session, path, last_answer])).not.toMatch(/\d/);
  });
});
