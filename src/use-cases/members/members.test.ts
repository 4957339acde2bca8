import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";
import { listAccess } from "#use-cases/access/list-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { claimLine } from "#use-cases/filling/claim-line.ts";
import { checkCaller } from "#use-cases/members/check-caller.ts";
import { openMember } from "#use-cases/members/open-member.ts";
import { placeReadBack, readBackOrder } from "#use-cases/members/read-back-order.ts";
import { readMember } from "#use-cases/members/read-member.ts";
import { readOrderTimeline } from "#use-cases/members/read-order-timeline.ts";
import { readOrdering } from "#use-cases/members/read-ordering.ts";
import { searchMembers } from "#use-cases/members/search-members.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { answerOf, askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import { addItem } from "#use-cases/testing/sample-items.ts";
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
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let agent: StaffActor;
let pharmacist: StaffActor;
let rosa: SamplePerson;
let now = NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  const { kysely } = database;
  agent = await addStaff(kysely, "agent");
  pharmacist = await addStaff(kysely, "pharmacist", { pharmacyId: pharmacy.downey });
  rosa = await addPerson(kysely, { contact_phone: numberOf(10) });
  await addAddress(kysely, rosa);
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const open = (staff: StaffActor, reason: Parameters<typeof openMember>[2]["reason"] = "following-up", note = "") =>
  openMember(dependencies, staff, { memberId: rosa.memberId, reason, note });
const addressOf = ({ memberId }: SamplePerson) =>
  database.kysely.selectFrom("addresses").selectAll().where("member_id", "=", memberId).executeTakeFirstOrThrow();
const says = async (more: Partial<Parameters<typeof checkCaller>[3]> = {}) => ({
  recordNumber: rosa.mrn,
  birthDate: "1981-02-03",
  addressPart: (await addressOf(rosa)).zip,
  ...more,
});
/** An agent with Rosa on the phone, who showed who she is. */
async function onPhone(staff = agent): Promise<void> {
  expect(await open(staff, "member-calling")).toBeUndefined();
  expect(await checkCaller(dependencies, staff, rosa.memberId, await says())).toBeUndefined();
}
const pickUp = () => ({ kind: "pickup", pharmacyId: pharmacy.downey }) as const;
const readBack = (
  lines: readonly { readonly rxNumber: string; readonly mrn?: string }[],
  more: Partial<Parameters<typeof readBackOrder>[3]> = {},
) =>
  readBackOrder(dependencies, agent, rosa.memberId, {
    lines: lines.map(({ rxNumber, mrn }) => ({ rxNumber, mrn: mrn ?? null, daysSupply: null })),
    delivery: pickUp(),
    paymentMethodId: null,
    ...more,
  });
async function readToCaller(...ask: Parameters<typeof readBack>) {
  const read = await readBack(...ask);
  if (read.kind === "refused") throw new Error(`not read back: ${read.code}`);
  return read;
}
const ids = (found: Awaited<ReturnType<typeof searchMembers>>) =>
  found.kind === "found" ? found.members.map((member) => member.member_id) : found.code;

describe("looking up", () => {
  it("finds by record, phone, prescription and confirmation number, and by name with birth date; shows little", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    const { confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [prescription])));
    const { contact_phone: phone } = await database.kysely
      .selectFrom("members")
      .select("contact_phone")
      .where("member_id", "=", rosa.memberId)
      .executeTakeFirstOrThrow();
    for (const digits of [rosa.mrn, prescription.rxNumber, confirmationNumber, phone ?? ""]) {
      const found = await searchMembers(dependencies, agent, { kind: "number", digits });
      expect(ids(found), digits).toEqual([rosa.memberId]);
    }
    const found = await searchMembers(dependencies, agent, {
      kind: "person",
      familyName: "delgado",
      birthDate: "1981-02-03",
    });
    const row = found.kind === "found" ? found.members.find((member) => member.member_id === rosa.memberId) : undefined;
    expect(Object.keys(row ?? {}).toSorted()).toEqual(["birth_year", "city", "family_name", "given_name", "member_id"]);
    expect(await searchMembers(dependencies, agent, { kind: "number", digits: "100000000" })).toMatchObject({
      members: [],
    });
  });

  it("a prescriber finds their own patients and nobody else's", async () => {
    await addPrescription(database.kysely, pharmacy, rosa);
    const own = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.planDoctor });
    const stranger = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.outsideDoctor });
    const search = { kind: "number", digits: rosa.mrn } as const;
    expect(ids(await searchMembers(dependencies, own, search))).toEqual([rosa.memberId]);
    expect(ids(await searchMembers(dependencies, stranger, search))).toEqual([]);
    expect(await open(own)).toBeUndefined();
    expect(await open(stranger)).toMatchObject({ code: "not-found" });
    expect(await readMember(dependencies, stranger, rosa.memberId)).toMatchObject({ code: "not-found" });
  });

  it("an administrator looks nobody up", async () => {
    const administrator = await addStaff(database.kysely, "administrator");
    expect(await open(administrator)).toMatchObject({ code: "not-allowed" });
    expect(await readMember(dependencies, administrator, rosa.memberId)).toMatchObject({ code: "not-allowed" });
  });
});

describe("a reason for access", () => {
  it("is asked for first, holds for this member, this sign-on and 15 minutes", async () => {
    const ask = (staff = agent, memberId = rosa.memberId) => readMember(dependencies, staff, memberId);
    expect(await ask()).toMatchObject({ code: "reason-required" });
    expect(await open(agent)).toBeUndefined();
    expect(await ask()).toMatchObject({ kind: "member", person: { given_name: "Rosa" } });
    const other = await addPerson(database.kysely);
    expect(await ask(agent, other.memberId)).toMatchObject({ code: "reason-required" });
    expect(await ask({ ...agent, sessionId: randomUUID() })).toMatchObject({ code: "reason-required" });
    later(15);
    expect(await ask()).toMatchObject({ code: "reason-required" });
  });

  it("'other' says what it is", async () => {
    expect(await open(agent, "other", "")).toMatchObject({ code: "bad-input", fields: { note: "required" } });
    expect(await open(agent, "other", "A letter came back")).toBeUndefined();
  });

  it("stands in the member's own access log, with who it was by role", async () => {
    await open(pharmacist, "other", "A letter came back");
    await flushReads(database);
    const { entries } = await listAccess(dependencies, rosa.actor, undefined);
    expect(entries[0]).toMatchObject({
      who: { kind: "staff", role: "pharmacist" },
      action: "member-read",
      reason: "other: A letter came back",
    });
  });

  it("a medicine of a sensitive class is seen by who treats, not by an agent", async () => {
    await addPrescription(database.kysely, pharmacy, rosa);
    await addPrescription(database.kysely, pharmacy, rosa, { drug: "sensitive" });
    const drugs = async (staff: StaffActor) => {
      await open(staff);
      const view = await readMember(dependencies, staff, rosa.memberId);
      return view.kind === "member" ? view.prescriptions.map(({ row }) => row.drug_name) : view.code;
    };
    expect(await drugs(pharmacist)).toEqual(["Lisinopril", "Sertraline"]);
    expect(await drugs(agent)).toEqual(["Lisinopril"]);
  });
});

describe("a caller", () => {
  it("is shown to be the member by record number, birth date and street number or ZIP; before, nothing is shown", async () => {
    await open(agent, "member-calling");
    expect(await readMember(dependencies, agent, rosa.memberId)).toMatchObject({ code: "caller-unchecked" });
    expect(await readOrdering(dependencies, agent, rosa.memberId)).toMatchObject({ code: "caller-unchecked" });
    for (const wrong of [{ recordNumber: "100000000" }, { birthDate: "1981-02-04" }, { addressPart: "99999" }]) {
      expect(await checkCaller(dependencies, agent, rosa.memberId, await says(wrong))).toMatchObject({
        code: "caller-not-matched",
      });
    }
    expect(await checkCaller(dependencies, agent, rosa.memberId, await says())).toBeUndefined();
    expect(await readMember(dependencies, agent, rosa.memberId)).toMatchObject({ kind: "member" });
    expect(await readOrdering(dependencies, agent, rosa.memberId)).toMatchObject({ kind: "ordering" });
  });

  it("who guesses has to wait", async () => {
    await open(agent, "member-calling");
    const guess = async () => checkCaller(dependencies, agent, rosa.memberId, await says({ addressPart: "7" }));
    for (let tries = 0; tries < 6; tries++) await guess();
    expect(await guess()).toMatchObject({ code: "too-many-tries" });
  });

  it("an order is not even read back while the caller was not asked, or by a role that may not order", async () => {
    const { rxNumber } = await addPrescription(database.kysely, pharmacy, rosa);
    expect(await readBack([{ rxNumber }])).toMatchObject({ code: "reason-required" });
    await open(agent, "following-up");
    expect(await readBack([{ rxNumber }])).toMatchObject({ code: "caller-unchecked" });
    const technician = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey });
    expect(
      await readBackOrder(dependencies, technician, rosa.memberId, {
        lines: [{ rxNumber, mrn: null, daysSupply: null }],
        delivery: pickUp(),
        paymentMethodId: null,
      }),
    ).toMatchObject({ code: "not-allowed" });
  });
});

describe("an order by phone", () => {
  it("is the member's own, decided like any other, with the agent written down as who placed it", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const read = await readToCaller([prescription]);
    expect(read).toMatchObject({ ordersSomething: true, lines: [{ answer: { decision: { kind: "accepted" } } }] });
    const { confirmationNumber, lines } = answerOf(await placeReadBackOf(read.id));
    const [order] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    expect(order).toMatchObject({ channel: "agent", lines: [{ sight: "self" }] });
    const event = await database.kysely
      .selectFrom("line_events")
      .select(["by_kind", "by_staff_id"])
      .where("line_id", "=", lines[0]?.lineId ?? "")
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ by_kind: "staff", by_staff_id: agent.staffId });
    const logged = await database.kysely
      .selectFrom("access_log")
      .select(["actor_kind", "actor_id", "channel", "reason"])
      .where("member_id", "=", rosa.memberId)
      .where("action", "=", "refill-ordered")
      .execute();
    expect(logged).toEqual([
      { actor_kind: "staff", actor_id: agent.staffId, channel: "agent", reason: "member-calling" },
    ]);
  });

  it("sent twice gives the first answer; asked again it tells the first number", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const { id } = await readToCaller([prescription]);
    // Minutes go by while it is read.
    later(5);
    const first = await placeReadBackOf(id);
    const second = await placeReadBackOf(id);
    expect(second.kind).toBe("placed");
    expect(answerOf(second).confirmationNumber).toBe(answerOf(first).confirmationNumber);
    const again = await readToCaller([prescription]);
    expect(again.ordersSomething).toBe(false);
    const repeated = await placeReadBackOf(again.id);
    expect(repeated).toMatchObject({ kind: "already-ordered" });
    expect(answerOf(repeated).confirmationNumber).toBe(answerOf(first).confirmationNumber);
  });

  it("two clicks at once place one order", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const { id } = await readToCaller([prescription]);
    const numbers = await Promise.all([placeReadBackOf(id), placeReadBackOf(id), placeReadBackOf(id)]);
    expect(new Set(numbers.map((result) => answerOf(result).confirmationNumber)).size).toBe(1);
  });

  it("is not placed where it would not be as it was read: the new words come back", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const { id } = await readToCaller([prescription]);
    await database.kysely
      .updateTable("prescriptions")
      .set({ units_remaining: 0 })
      .where("prescription_id", "=", prescription.prescriptionId)
      .execute();
    const changed = await placeReadBack(dependencies, agent, id, true);
    expect(changed).toMatchObject({
      kind: "changed",
      readBack: { lines: [{ answer: { decision: { kind: "sent-to-prescriber" } } }] },
    });
    const readAgain = changed.kind === "changed" && changed.readBack.kind === "read-back" ? changed.readBack.id : "";
    expect(await placeReadBackOf(readAgain)).toMatchObject({ kind: "placed" });
  });

  it("is not placed before the caller agreed", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const { id } = await readToCaller([prescription]);
    expect(await placeReadBack(dependencies, agent, id, false)).toMatchObject({
      kind: "not-agreed",
      readBack: { kind: "read-back" },
    });
    expect(await readOrders(dependencies, rosa.actor)).toEqual([]);
  });

  it("another agent's read-back is nobody's", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa);
    await onPhone();
    const { id } = await readToCaller([prescription]);
    const other = await addStaff(database.kysely, "agent");
    await onPhone(other);
    expect(await placeReadBack(dependencies, other, id, true)).toMatchObject({ code: "not-found" });
  });

  it("holds refills for at most four people, strangers by their numbers only", async () => {
    const { kysely } = database;
    await onPhone();
    const others = await Promise.all(
      [1, 2, 3, 4].map(async () => addPrescription(kysely, pharmacy, await addPerson(kysely))),
    );
    const own = await addPrescription(kysely, pharmacy, rosa);
    expect(await readBack([{ rxNumber: own.rxNumber }, ...others])).toMatchObject({ code: "too-many-people" });
    const four = await readToCaller([{ rxNumber: own.rxNumber }, ...others.slice(0, 3)]);
    expect(four.lines.map(({ answer }) => [answer.orderedAs, answer.drug])).toEqual([
      ["self", "Lisinopril 10 mg tablet"],
      ["number", undefined],
      ["number", undefined],
      ["number", undefined],
    ]);
    expect(outcomesOf(await placeReadBackOf(four.id))).toHaveLength(4);
  });

  it("by mail asks for a card, and goes to an address of the member's only", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa, { drug: "brand" });
    await onPhone();
    const { address_id: addressId } = await addressOf(rosa);
    expect(await readBack([prescription], { delivery: { kind: "mail", addressId } })).toMatchObject({
      code: "payment-method-required",
    });
    const stranger = await addPerson(database.kysely);
    const strange = await addAddress(database.kysely, stranger);
    expect(await readBack([prescription], { delivery: { kind: "mail", addressId: strange } })).toMatchObject({
      code: "address-not-found",
    });
  });

  it("a sensitive medicine is ordered by its number, and its name is not told to the agent", async () => {
    const prescription = await addPrescription(database.kysely, pharmacy, rosa, { drug: "sensitive" });
    await onPhone();
    const read = await readToCaller([{ rxNumber: prescription.rxNumber }]);
    expect(read.lines[0]?.answer.drug).toBeUndefined();
    expect(answerOf(await placeReadBackOf(read.id)).lines[0]?.drug).toBeUndefined();
  });
});

async function placeReadBackOf(id: string) {
  const result = await placeReadBack(dependencies, agent, id, true);
  if (result.kind === "changed" || result.kind === "not-agreed") throw new Error("it would not be as it was read");
  if (result.kind === "refused") throw new Error(`not placed: ${result.code}`);
  return result;
}

describe("the timeline of an order", () => {
  async function orderOf(person: SamplePerson) {
    const prescription = await addPrescription(database.kysely, pharmacy, person);
    const { lines } = answerOf(await orderWith(dependencies, askFor(pharmacy, person, [prescription])));
    return database.kysely
      .selectFrom("order_lines")
      .select(["order_id", "line_id", "version"])
      .where("line_id", "=", lines[0]?.lineId ?? "")
      .executeTakeFirstOrThrow();
  }

  it("tells who did what; the line's own pharmacy sees it as part of the work", async () => {
    const { order_id: orderId, line_id: lineId, version } = await orderOf(rosa);
    expect(await claimLine(dependencies, pharmacist, { lineId, version }, true)).not.toMatchObject({ kind: "refused" });
    expect(await readOrderTimeline(dependencies, pharmacist, orderId)).toMatchObject({
      kind: "timeline",
      lines: [{ row: { member_name: "Rosa Delgado", events: [{ byKind: "member" }] }, worksOnIt: true }],
      withheld: [],
    });
  });

  it("another pharmacy's pharmacist and an agent give a reason first; technicians elsewhere find nothing", async () => {
    const { order_id: orderId } = await orderOf(rosa);
    const elsewhere = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
    for (const staff of [elsewhere, agent]) {
      expect(await readOrderTimeline(dependencies, staff, orderId)).toMatchObject({
        code: "reason-required",
        memberId: rosa.memberId,
      });
      await open(staff);
      expect(await readOrderTimeline(dependencies, staff, orderId)).toMatchObject({ kind: "timeline" });
    }
    const technician = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.honolulu });
    expect(await readOrderTimeline(dependencies, technician, orderId)).toMatchObject({ code: "not-found" });
  });

  it("a prescriber sees their own patients' lines, a stranger none", async () => {
    const { order_id: orderId } = await orderOf(rosa);
    const own = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.planDoctor });
    const stranger = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.outsideDoctor });
    expect(await readOrderTimeline(dependencies, own, orderId)).toMatchObject({ kind: "timeline" });
    expect(await readOrderTimeline(dependencies, stranger, orderId)).toMatchObject({ code: "not-found" });
  });

  it("with a reason for one member, another's line of the same order stays closed", async () => {
    const sam = await addPerson(database.kysely);
    const [own, his] = [
      await addPrescription(database.kysely, pharmacy, rosa),
      await addPrescription(database.kysely, pharmacy, sam),
    ];
    await onPhone();
    const read = await readToCaller([{ rxNumber: own.rxNumber }, his]);
    const { lines } = answerOf(await placeReadBackOf(read.id));
    const { order_id: orderId } = await database.kysely
      .selectFrom("order_lines")
      .select("order_id")
      .where("line_id", "=", lines[0]?.lineId ?? "")
      .executeTakeFirstOrThrow();
    const timeline = await readOrderTimeline(dependencies, agent, orderId);
    expect(timeline).toMatchObject({ kind: "timeline", withheld: [sam.memberId] });
    if (timeline.kind === "timeline") expect(timeline.lines.map(({ row }) => row.member_id)).toEqual([rosa.memberId]);
  });

  it("tells of the items too, and of an order that has nothing else, with who set them aside", async () => {
    const items = [{ itemId: await addItem(database.kysely, [pharmacy.downey]), quantity: 2 }];
    const { confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [], { items })));
    const [{ orderId } = { orderId: "" }] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    const { order_item_id: id } = await database.kysely
      .selectFrom("order_items")
      .select("order_item_id")
      .where("order_id", "=", orderId)
      .executeTakeFirstOrThrow();
    const technician = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey, name: "Ana Ruiz" });
    await actOnItems(dependencies, technician, { orderId, act: "gather", items: [{ id, version: 1 }], reason: null });
    expect(await readOrderTimeline(dependencies, technician, orderId)).toMatchObject({
      order: { confirmation_number: confirmationNumber },
      lines: [],
      items: [
        { worksOnIt: true, row: { quantity: 2, events: [{ byKind: "member" }, { code: "gather", by: "Ana Ruiz" }] } },
      ],
    });
    expect(await readOrderTimeline(dependencies, agent, orderId)).toMatchObject({ code: "reason-required" });
    await open(agent);
    expect(await readOrderTimeline(dependencies, agent, orderId)).toMatchObject({ items: [{ worksOnIt: false }] });
    expect(await readMember(dependencies, agent, rosa.memberId)).toMatchObject({ orders: [{ orderId, open: true }] });
    const prescriber = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.planDoctor });
    expect(await readOrderTimeline(dependencies, prescriber, orderId)).toMatchObject({ code: "not-found" });
  });
});
