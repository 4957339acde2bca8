import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type ClaimKind, troubleWith } from "#domain/shipping/claim.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { openClaim } from "#use-cases/shipping/open-claim.ts";

const PARCELS_A_ROUND = 500;

/**
 * Looks for parcels that stand still, are lost, broke or come back, and opens a claim for each: the member hears of it
 * from us. Those whose claim is still open are looked at again, because the carrier may have told more since.
 * @returns how many claims were opened or changed
 */
export async function watchParcels(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock();
  const rows = await database.kysely
    .selectFrom("parcels as c")
    .innerJoin("pharmacies as p", "p.pharmacy_id", "c.pharmacy_id")
    .leftJoin("parcel_claims as k", "k.parcel_id", "c.parcel_id")
    .select([
      "c.parcel_id",
      "c.tracking_kind",
      "c.tracking_at",
      "c.handed_over_at",
      "c.expected_on",
      "c.tracking_silent_since",
      "p.time_zone",
      "k.kind as claimed",
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("parcel_lines as x")
            .innerJoin("order_lines as l", "l.line_id", "x.line_id")
            .innerJoin("prescriptions as r", "r.prescription_id", "l.prescription_id")
            .innerJoin("drugs as d", "d.drug_id", "r.drug_id")
            .select("x.line_id")
            .whereRef("x.parcel_id", "=", "c.parcel_id")
            .where("d.cold_chain", "=", true),
        )
        .as("is_cold"),
    )
    .where("c.status", "=", "handed-over")
    .where((eb) => eb.or([eb("c.tracking_kind", "is", null), eb("c.tracking_kind", "<>", "delivered")]))
    .where((eb) => eb.or([eb("k.status", "is", null), eb("k.status", "=", "open")]))
    .orderBy("c.handed_over_at")
    .limit(PARCELS_A_ROUND)
    .execute();
  let opened = 0;
  for (const row of rows) {
    const zone = row.time_zone;
    const trouble = troubleWith(
      {
        kind: row.tracking_kind as TrackingKind | null,
        lastToldOn: dayInZone(row.tracking_at ?? row.handed_over_at ?? now, zone),
        expectedOn: row.expected_on as Day | null,
        isTrackingAway: row.tracking_silent_since !== null,
        isCold: Boolean(row.is_cold),
      },
      ordinaryBusinessCalendar,
      dayInZone(now, zone),
    );
    const claimed = row.claimed as ClaimKind | null;
    // What the carrier said outright is not made less by its silence afterwards. A claim that is there already is asked
    // for once more, because a process may have stopped before it was decided.
    const kind = claimed === null || (trouble !== null && trouble !== "stalled") ? trouble : claimed;
    if (kind === null) continue;
    const claim = await openClaim(dependencies, null, { parcelId: row.parcel_id, kind });
    if (claim.kind === "opened" && kind !== claimed) opened++;
  }
  return opened;
}
