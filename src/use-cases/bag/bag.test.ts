import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addToBag, type BagContents, changeBagLine, readBag, removeFromBag } from "#use-cases/bag/bag.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { endGrant } from "#use-cases/family/end-grant.ts";
import type { Refusal } from "#use-cases/refusal.ts";
import {
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  numberOf,
  type SamplePerson,
  type SamplePharmacy,
  type SamplePrescription,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
});

const prescription = (owner: SamplePerson, more = {}) => addPrescription(database.kysely, pharmacy, owner, more);
const add = ({ rxNumber, mrn }: SamplePrescription, by?: "number", daysSupply: number | null = null) =>
  addToBag(dependencies, rosa.actor, { rxNumber, mrn: by === "number" ? mrn : null, daysSupply });
function linesOf(bag: BagContents | Refusal) {
  if (bag.kind !== "bag") throw new Error(`refused: ${bag.code}`);
  return bag.lines.map(({ row, named, canBe90Days }) => ({
    rxNumber: row.rx_number,
    named,
    canBe90Days,
    withNumber: row.with_record_number,
  }));
}
const inBag = async () => linesOf(await readBag(dependencies, rosa.actor));

it("holds what was put in, on every device, once each", async () => {
  const [first, second] = [await prescription(rosa), await prescription(rosa)];
  await add(first);
  await add(second);
  await add(first, undefined, 90);
  expect((await inBag()).map(({ rxNumber }) => rxNumber).toSorted()).toEqual(
    [first.rxNumber, second.rxNumber].toSorted(),
  );
});

it("is nobody else's to read, change or empty", async () => {
  const walter = await addPerson(database.kysely);
  const bag = await add(await prescription(rosa));
  const lineId = bag.kind === "bag" ? (bag.lines[0]?.row.bag_line_id ?? "") : "";
  expect((await readBag(dependencies, walter.actor)).lines).toEqual([]);
  await changeBagLine(dependencies, walter.actor, lineId, { daysSupply: 90 });
  await removeFromBag(dependencies, walter.actor, lineId);
  expect((await readBag(dependencies, rosa.actor)).lines).toMatchObject([{ row: { bag_days_supply: null } }]);
  expect((await changeBagLine(dependencies, rosa.actor, lineId, { daysSupply: 90 })).lines).toMatchObject([
    { row: { bag_days_supply: 90 } },
  ]);
  expect((await removeFromBag(dependencies, rosa.actor, lineId)).lines).toEqual([]);
});

it("takes a number that is a stranger's exactly like one that does not exist: not at all", async () => {
  const stranger = await addPerson(database.kysely);
  const strangers = await add(await prescription(stranger));
  const missing = await add({ prescriptionId: randomUUID(), rxNumber: numberOf(10), mrn: stranger.mrn }, "number");
  expect(strangers).toEqual({ kind: "refused", code: "bad-input", fields: { rxNumber: "no-match" } });
  expect(missing).toEqual(strangers);
  expect(await inBag()).toEqual([]);
});

it("a line by number shows no name, and tells nothing of the medicine", async () => {
  const elena = await addPerson(database.kysely);
  expect(linesOf(await add(await prescription(elena), "number"))).toMatchObject([
    { named: false, canBe90Days: false, withNumber: true },
  ]);
  expect(linesOf(await add(await prescription(rosa)))).toContainEqual(
    expect.objectContaining({ named: true, canBe90Days: true }),
  );
});

it("a record number that the reader never typed is never told, not even when the grant by number ends", async () => {
  const teen = await addPerson(database.kysely);
  const grantId = await addGrant(database.kysely, teen, rosa, { scope: "by-number" });
  expect(linesOf(await add(await prescription(teen)))).toMatchObject([{ named: false, withNumber: false }]);
  await endGrant(dependencies, teen.actor, grantId);
  expect(await inBag()).toEqual([]);
});

it("a line put in under a grant goes with the grant, one put in by both numbers stays", async () => {
  const elena = await addPerson(database.kysely);
  const grantId = await addGrant(database.kysely, elena, rosa);
  const [byGrant, byNumber] = [await prescription(elena), await prescription(elena)];
  await add(byGrant);
  await add(byNumber, "number");
  expect(await inBag()).toMatchObject([{ named: true }, { named: true }]);
  await endGrant(dependencies, elena.actor, grantId);
  expect(await inBag()).toMatchObject([{ rxNumber: byNumber.rxNumber, named: false }]);
  await add(byGrant, "number");
  expect(await inBag()).toHaveLength(2);
});

it("a medicine its member hides leaves the bag of who put it in under a grant", async () => {
  const elena = await addPerson(database.kysely);
  await addGrant(database.kysely, elena, rosa);
  const hers = await prescription(elena, { drug: "sensitive", shown_to_proxies: true });
  await add(hers);
  await database.kysely
    .updateTable("prescriptions")
    .set({ shown_to_proxies: false })
    .where("prescription_id", "=", hers.prescriptionId)
    .execute();
  expect(await inBag()).toEqual([]);
});

it("holds lines for four people, a fifth is refused and leaves the bag as it was", async () => {
  const four = await Promise.all(Array.from({ length: 4 }, () => addPerson(database.kysely)));
  await add(await prescription(rosa));
  for (const person of four.slice(0, 3)) await add(await prescription(person), "number");
  expect(await add(await prescription(four[3] ?? rosa), "number")).toMatchObject({
    kind: "refused",
    code: "too-many-people",
  });
  expect(await inBag()).toHaveLength(4);
});
