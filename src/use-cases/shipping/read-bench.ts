import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { type ParcelRow, readBottles, type ReadyLineRow, readParcels } from "#database/queries/read-parcels.ts";
import { addressKey } from "#domain/shipping/parcel.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { seeParcel } from "#use-cases/shipping/change-parcel.ts";
import { mayGoOut, senderOf } from "#use-cases/shipping/label-parcel.ts";

/** What lies ready for one person and one address. */
export type ReadyGroup = { readonly first: ReadyLineRow; readonly lines: readonly ReadyLineRow[] };

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
  const [plan, bottles, parcels, waiting] = await Promise.all([
    readPlan(database),
    readBottles(database, { pharmacyId }),
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
  const groups = new Map<string, ReadyLineRow[]>();
  for (const line of bottles) {
    const key = `${line.member_id} ${addressKey(line.ship_to)}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const members = new Set([...bottles, ...parcels].map((row) => row.member_id));
  recordRead(
    database,
    clock(),
    ...[...members].map((memberId) => ({
      memberId,
      by: { kind: "staff" as const, staffId: staff.staffId },
      action: "order-read" as const,
      channel: "workbench" as const,
    })),
  );
  return {
    kind: "bench",
    pharmacy,
    ready: [...groups.values()].flatMap((lines) => (lines[0] === undefined ? [] : [{ first: lines[0], lines }])),
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
  recordRead(database, now, {
    memberId: parcel.member_id,
    by: { kind: "staff", staffId: staff.staffId },
    action: "order-read",
    channel: "workbench",
  });
  return {
    kind: "parcel",
    parcel,
    pharmacy,
    sender: senderOf(parcel, pharmacy),
    mayGoOut: mayGoOut(parcel, pharmacy, now),
  };
}
