import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import {
  type ParcelItemRow,
  type ParcelRow,
  readBottles,
  readGatheredItems,
  readParcels,
  type ReadyLineRow,
} from "#database/queries/read-parcels.ts";
import { addressKey, mayLieWith } from "#domain/shipping/parcel.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { seeParcel } from "#use-cases/shipping/change-parcel.ts";
import { mayGoOut, senderOf } from "#use-cases/shipping/label-parcel.ts";

/** What lies ready for one person, and those who share parcels with them, to one address. */
export type ReadyGroup = {
  readonly first: ReadyLineRow | ParcelItemRow;
  readonly lines: readonly ReadyLineRow[];
  readonly items: readonly ParcelItemRow[];
};

export type ManifestView = {
  readonly manifestId: string;
  readonly createdAt: Date;
  readonly handedOverAt: Date | null;
  readonly parcels: readonly ParcelRow[];
};

export type Bench = {
  readonly kind: "bench";
  readonly pharmacy: Pharmacy;
  readonly ready: readonly ReadyGroup[];
  readonly parcels: readonly ParcelRow[];
  /** Waiting for the driver. */
  readonly manifests: readonly ManifestView[];
};

/** The bench of the own pharmacy: what is to be packed, what is being packed, what waits for the driver. */
export async function readBench(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<Bench | Refusal<"not-allowed">> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "pack-parcel", pharmacyId)) return refuse("not-allowed");
  const [plan, bottles, gathered, parcels, waiting] = await Promise.all([
    readPlan(database),
    readBottles(database, { pharmacyId }),
    readGatheredItems(database, { pharmacyId }),
    readParcels(database, { pharmacyId }),
    database.kysely
      .selectFrom("manifests")
      .selectAll()
      .where("pharmacy_id", "=", pharmacyId)
      .where("handed_over_at", "is", null)
      .orderBy("created_at")
      .execute(),
  ]);
  const pharmacy = plan.pharmacies.get(pharmacyId);
  if (pharmacy === undefined) throw new Error("a member of staff works at a pharmacy that does not exist");
  const seen = [...bottles, ...gathered, ...parcels, ...parcels.flatMap(({ lines }) => lines)];
  recordStaffRead(database, clock(), staff, "order-read", ...seen.map((row) => row.member_id));
  return {
    kind: "bench",
    pharmacy,
    ready: groupsOf(bottles, gathered),
    parcels,
    manifests: waiting.flatMap((row) => {
      const ours = parcels.filter((parcel) => parcel.manifest_id === row.manifest_id);
      // One whose parcels were all opened again is nothing to hand over.
      return ours.length === 0
        ? []
        : [{ manifestId: row.manifest_id, createdAt: row.created_at, handedOverAt: null, parcels: ours }];
    }),
  };
}

/** What goes into one parcel, the most urgent first: as `beginParcel` fills it. */
function groupsOf(bottles: readonly ReadyLineRow[], gathered: readonly ParcelItemRow[]): ReadyGroup[] {
  const groups: { first: ReadyGroup["first"]; lines: ReadyLineRow[]; items: ParcelItemRow[] }[] = [];
  for (const line of bottles) {
    const whose = { memberId: line.member_id, sharesWith: line.shares_with, isSensitive: line.is_sensitive };
    const group = groups.find(
      ({ first }) => mayLieWith(first.member_id, whose) && addressKey(first.ship_to) === addressKey(line.ship_to),
    );
    if (group === undefined) groups.push({ first: line, lines: [line], items: [] });
    else group.lines.push(line);
  }
  for (const item of gathered) {
    const group = groups.find(
      ({ first }) => first.member_id === item.member_id && addressKey(first.ship_to) === addressKey(item.ship_to),
    );
    if (group === undefined) groups.push({ first: item, lines: [], items: [item] });
    else group.items.push(item);
  }
  return groups;
}

export type ParcelView = {
  readonly kind: "parcel";
  readonly parcel: ParcelRow;
  readonly pharmacy: Pharmacy;
  readonly sender: ReturnType<typeof senderOf>;
  readonly mayGoOut: boolean;
};

/** One parcel with what lies in it, for who packs it, or for its paper. */
export async function readParcel(
  dependencies: Dependencies,
  staff: StaffActor,
  parcelId: string,
): Promise<ParcelView | Refusal<"not-found" | "not-allowed" | "changed-meanwhile">> {
  const seen = await seeParcel(dependencies, staff, { parcelId });
  if (seen.kind === "refused") return seen;
  const { parcel } = seen;
  const { database, clock } = dependencies;
  const pharmacy = (await readPlan(database)).pharmacies.get(parcel.pharmacy_id);
  if (pharmacy === undefined) throw new Error("a parcel names a pharmacy that does not exist");
  const now = clock();
  recordStaffRead(database, now, staff, "order-read", parcel.member_id);
  return {
    kind: "parcel",
    parcel,
    pharmacy,
    sender: senderOf(parcel, pharmacy),
    mayGoOut: mayGoOut(parcel, pharmacy, now),
  };
}

export type PickList = {
  readonly kind: "pick-list";
  readonly pharmacy: Pharmacy;
  readonly groups: readonly ReadyGroup[];
};

/** How many parcels one walk along the shelves gathers. */
const PARCELS_A_BATCH = 20;

/** The next batch of parcels, the most urgent first, on paper: what to take from which shelf for whom. */
export async function readPickList(
  dependencies: Dependencies,
  staff: StaffActor,
): Promise<PickList | Refusal<"not-allowed" | "nothing-ready">> {
  const bench = await readBench(dependencies, staff);
  if (bench.kind === "refused") return bench;
  const groups = bench.ready.slice(0, PARCELS_A_BATCH);
  return groups.length === 0 ? refuse("nothing-ready") : { kind: "pick-list", pharmacy: bench.pharmacy, groups };
}

export type ManifestPaper = ManifestView & { readonly kind: "manifest"; readonly pharmacy: Pharmacy };

/** What was listed for the driver, for the paper that is signed. */
export async function readManifest(
  { database }: Dependencies,
  staff: StaffActor,
  manifestId: string,
): Promise<ManifestPaper | Refusal<"not-allowed" | "not-found">> {
  if (!mayAct(staff, "pack-parcel", null)) return refuse("not-allowed");
  const row = await database.kysely
    .selectFrom("manifests")
    .selectAll()
    .where("manifest_id", "=", manifestId)
    .executeTakeFirst();
  if (row === undefined || !mayAct(staff, "pack-parcel", row.pharmacy_id)) return refuse("not-found");
  const [plan, parcels] = await Promise.all([readPlan(database), readParcels(database, { manifestId })]);
  const pharmacy = plan.pharmacies.get(row.pharmacy_id);
  if (pharmacy === undefined) throw new Error("a manifest names a pharmacy that does not exist");
  return {
    kind: "manifest",
    manifestId,
    createdAt: row.created_at,
    handedOverAt: row.handed_over_at,
    parcels,
    pharmacy,
  };
}
