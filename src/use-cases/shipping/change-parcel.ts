import type { Kysely, Updateable } from "kysely";
import { violatesUnique } from "#database/errors.ts";
import type { DB } from "#database/generated/row-types.ts";
import { type ParcelRow, readParcels } from "#database/queries/read-parcels.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The parcel, and the version of it that the one who acts was looking at. */
export type ParcelAsk = { readonly parcelId: string; readonly version: number };

type ParcelRefusal = Refusal<"not-found" | "not-allowed" | "changed-meanwhile">;
export type ParcelDone = { readonly kind: "done"; readonly parcelId: string };

/** A parcel of the own pharmacy, as somebody saw it; another pharmacy's does not exist. */
export async function seeParcel(
  { database }: Dependencies,
  staff: StaffActor,
  { parcelId, version }: { readonly parcelId: string; readonly version?: number },
): Promise<{ readonly kind: "seen"; readonly parcel: ParcelRow } | ParcelRefusal> {
  if (!mayAct(staff, "pack-parcel", null)) return refuse("not-allowed");
  const [parcel] = await readParcels(database, { parcelId });
  if (parcel === undefined || !mayAct(staff, "pack-parcel", parcel.pharmacy_id)) return refuse("not-found");
  return version !== undefined && parcel.version !== version ? refuse("changed-meanwhile") : { kind: "seen", parcel };
}

/** Writes a change of a parcel, if it still is as it was seen. */
export async function changeParcel(
  { database, clock }: Dependencies,
  staff: StaffActor,
  seen: ParcelRow,
  columns: Updateable<DB["parcels"]>,
  also?: (trx: Kysely<DB>) => Promise<void>,
): Promise<ParcelDone | Refusal<"changed-meanwhile">> {
  const write = async (trx: Kysely<DB>) => {
    const { numUpdatedRows } = await trx
      .updateTable("parcels")
      .set(columns)
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("parcel_id", "=", seen.parcel_id)
      .where("version", "=", seen.version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await also?.(trx);
    const members = new Set([seen, ...seen.lines, ...seen.items].map((row) => row.member_id));
    await recordAccess(
      trx,
      clock(),
      ...[...members].map((memberId) => ({
        memberId,
        by: { kind: "staff" as const, staffId: staff.staffId },
        action: "status-changed" as const,
        channel: "workbench" as const,
      })),
    );
    return true;
  };
  const written = await database.kysely
    .transaction()
    .execute(write)
    .catch((error: unknown) => {
      // A colleague laid the same bottle into another parcel at the same moment.
      if (violatesUnique(error, "one_parcel_a_line")) return false;
      throw error;
    });
  return written ? { kind: "done", parcelId: seen.parcel_id } : refuse("changed-meanwhile");
}
