import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import {
  agreeToShareParcels,
  askToShareParcels,
  endParcelSharing,
  listParcelSharing,
} from "#use-cases/family/share-parcels.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { decideClaim } from "#use-cases/shipping/decide-claim.ts";
import { listClaims } from "#use-cases/shipping/list-claims.ts";
import { reportParcel } from "#use-cases/shipping/open-claim.ts";
import { readBench, readManifest, readPickList } from "#use-cases/shipping/read-bench.ts";
import { type MailBench, openMailBench } from "#use-cases/testing/mail-bench.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addItem } from "#use-cases/testing/sample-items.ts";
import {
  addAddress,
  addCard,
  addGrant,
  addPerson,
  NOW,
  type SamplePerson,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let bench: MailBench;
let rosa: SamplePerson;
let luis: SamplePerson;
const dependencies = () => bench.dependencies();

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openMailBench(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  bench.world.now = NOW;
  [rosa, luis] = [await addPerson(database.kysely), await addPerson(database.kysely)];
});

/** Rosa lets Luis act for her; that makes them family, and no more. */
const family = () => addGrant(database.kysely, rosa, luis);

async function share(): Promise<string> {
  const grantId = await family();
  expect(await askToShareParcels(dependencies(), rosa.actor, { grantId })).toBeUndefined();
  const [asked] = await listParcelSharing(dependencies(), luis.actor);
  expect(asked?.state).toBe("asked-of-me");
  await agreeToShareParcels(dependencies(), luis.actor, asked?.sharingId ?? "");
  return asked?.sharingId ?? "";
}

it("each person has a parcel of their own, also in one family at one address", async () => {
  await family();
  const [hers, his] = [await bench.bottle(rosa), await bench.bottle(luis)];
  const parcel = await bench.parcelOf(hers);
  expect((await parcel.read()).lines.map((line) => line.line_id)).toEqual([hers.lineId]);
  expect(await parcel.scan(his.rxNumber)).toMatchObject({ code: "other-persons-medicine" });
});

it("two adults share one only when both agreed, and until one ends it", async () => {
  const grantId = await family();
  expect((await listParcelSharing(dependencies(), rosa.actor))[0]).toMatchObject({
    state: "own-parcels",
    needs: "their-agreement",
  });
  await askToShareParcels(dependencies(), rosa.actor, { grantId });
  const [asked] = await listParcelSharing(dependencies(), rosa.actor);
  // Nobody agrees for the other.
  expect(await agreeToShareParcels(dependencies(), rosa.actor, asked?.sharingId ?? "")).toMatchObject({
    code: "not-found",
  });
  const [hers, his] = [await bench.bottle(rosa), await bench.bottle(luis)];
  const alone = await bench.parcelOf(hers);
  expect((await alone.read()).lines).toHaveLength(1);
  await agreeToShareParcels(dependencies(), luis.actor, asked?.sharingId ?? "");
  expect(await alone.scan(his.rxNumber)).toMatchObject({ kind: "done" });
  await endParcelSharing(dependencies(), luis.actor, asked?.sharingId ?? "");
  const later = await bench.bottle(luis);
  expect(await alone.scan(later.rxNumber)).toMatchObject({ code: "other-persons-medicine" });
});

it("a shared parcel is begun with what is ready for both, and never holds a sensitive medicine of the other's", async () => {
  await share();
  const [hers, his, secret] = [
    await bench.bottle(rosa),
    await bench.bottle(luis),
    await bench.bottle(luis, { drug: "sensitive" }),
  ];
  const view = await readBench(dependencies(), bench.mara);
  const group = view.kind === "bench" ? view.ready.find(({ first }) => first.member_id === rosa.memberId) : undefined;
  expect(group?.lines.map((line) => line.line_id).sort()).toEqual([hers.lineId, his.lineId].sort());
  const parcel = await bench.parcelOf(hers);
  expect((await parcel.read()).lines.map((line) => line.member_id).sort()).toEqual(
    [rosa.memberId, luis.memberId].sort(),
  );
  expect(await parcel.scan(secret.rxNumber)).toMatchObject({ code: "other-persons-medicine" });
});

/** Rosa's gathered item, to be mailed. */
async function gathered() {
  const itemId = await addItem(database.kysely, [bench.pharmacy.mailOrder]);
  const { kysely } = database;
  const addressId = await addAddress(kysely, rosa);
  const { confirmationNumber } = answerOf(
    await orderWith(
      dependencies(),
      askFor(bench.pharmacy, rosa, [], {
        items: [{ itemId, quantity: 2 }],
        delivery: { kind: "mail", addressId },
        paymentMethodId: await addCard(kysely, rosa),
      }),
    ),
  );
  const read = async () => (await readOrders(dependencies(), rosa.actor, confirmationNumber))[0]?.items[0]?.row;
  const row = await read();
  if (row === undefined) throw new Error("no item");
  const done = await actOnItems(dependencies(), bench.mara, {
    orderId: row.order_id,
    act: "gather",
    items: [{ id: row.order_item_id, version: row.version }],
    reason: null,
  });
  expect(done).toMatchObject({ kind: "done" });
  return { id: row.order_item_id, read };
}

const statusesOf = async (itemId: string) =>
  (await database.kysely.selectFrom("payments").select("status").where("order_item_id", "=", itemId).execute()).map(
    ({ status }) => status,
  );

it("items from the shelf travel in their buyer's parcel, are paid as they leave, and are sent anew when it is lost", async () => {
  const [bottle, item] = [await bench.bottle(rosa), await gathered()];
  const parcel = await bench.labelled(bottle);
  expect((await parcel.read()).items.map((each) => each.order_item_id)).toEqual([item.id]);
  const pickList = await readPickList(dependencies(), bench.mara);
  expect(pickList.kind === "pick-list" && pickList.groups.some(({ first }) => first.member_id === rosa.memberId)).toBe(
    false,
  );
  const manifest = await bench.ship();
  const paper = await readManifest(dependencies(), bench.mara, manifest.manifestId);
  expect(paper).toMatchObject({ kind: "manifest", parcels: [{ parcel_id: parcel.parcelId }] });
  await manifest.handOver();
  expect((await item.read())?.status).toBe("shipped");
  expect(await statusesOf(item.id)).toEqual(["captured"]);
  const { tracking_number: trackingNumber } = await parcel.read();
  await reportParcel(dependencies(), bench.mara, { trackingNumber: trackingNumber ?? "", kind: "lost" });
  expect((await item.read())?.status).toBe("received");
  expect(await statusesOf(item.id)).toEqual(["captured"]);
});

it("items alone have a parcel, and are paid back when it is given up", async () => {
  const item = await gathered();
  const parcel = await bench.parcelOf({ lineId: item.id });
  await parcel.weigh();
  expect(await parcel.label()).toMatchObject({ kind: "done" });
  await (await bench.ship()).handOver();
  const { tracking_number: trackingNumber } = await parcel.read();
  await reportParcel(dependencies(), bench.mara, { trackingNumber: trackingNumber ?? "", kind: "returned" });
  const view = await listClaims(dependencies(), bench.mara);
  const claim = view.kind === "claims" ? view.claims.find(({ row }) => row.parcel_id === parcel.parcelId) : undefined;
  await decideClaim(dependencies(), bench.mara, {
    ...{ claimId: claim?.row.claim_id ?? "", version: claim?.row.version ?? 0, decision: "refund" },
  });
  expect((await item.read())?.status).toBe("returned");
});
