import type { LineStatus } from "#domain/order/line-status.ts";
import { foldTracking, type TrackingEvent, type TrackingKind } from "#domain/shipping/tracking.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { performAct } from "#use-cases/filling/perform-act.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";

/** So long after the carrier's last answer a parcel is asked for again, in case a report of its got lost. */
const ASK_AGAIN_AFTER_MS = 60_000;
const PARCELS_A_ROUND = 50;

/**
 * Keeps what the carrier reports of a parcel and moves its lines on. Reports may come late, twice and out of order; one
 * of a number that is not ours is dropped.
 */
export async function recordTracking(
  dependencies: Dependencies,
  trackingNumber: string,
  events: readonly TrackingEvent[],
): Promise<void> {
  const { database, clock } = dependencies;
  const parcel = await database.kysely
    .selectFrom("parcels")
    .select("parcel_id")
    .where("tracking_number", "=", trackingNumber)
    .executeTakeFirst();
  if (parcel === undefined) return;
  const now = clock();
  if (events.length > 0)
    await database.kysely
      .insertInto("carrier_events")
      .values(
        events.map(({ id, kind, at, place }) => ({
          parcel_id: parcel.parcel_id,
          event_id: id,
          kind,
          at,
          place,
          received_at: now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await database.kysely
    .updateTable("parcels")
    .set({ tracking_asked_at: now, tracking_silent_since: null })
    .where("parcel_id", "=", parcel.parcel_id)
    .execute();
  await applyTracking(dependencies, parcel.parcel_id);
}

/** Decides anew from all reports where a parcel is. */
export async function applyTracking(dependencies: Dependencies, parcelId: string): Promise<void> {
  const { database, clock } = dependencies;
  const now = clock();
  const claim = await database.kysely.transaction().execute(async (trx) => {
    const parcel = await trx
      .selectFrom("parcels")
      .selectAll()
      .where("parcel_id", "=", parcelId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const rows = await trx.selectFrom("carrier_events").selectAll().where("parcel_id", "=", parcelId).execute();
    const last = foldTracking(
      rows.map((row) => ({ id: row.event_id, kind: row.kind as TrackingKind, at: row.at, place: row.place })),
    );
    if (last === null) return undefined;
    const isSame = parcel.tracking_kind === last.kind && parcel.tracking_at?.getTime() === last.at.getTime();
    if (!isSame)
      await trx
        .updateTable("parcels")
        .set({ tracking_kind: last.kind, tracking_at: last.at })
        .where("parcel_id", "=", parcelId)
        .execute();
    if (parcel.status !== "handed-over") return undefined;
    const lines = await trx
      .selectFrom("order_lines as l")
      .innerJoin("parcel_lines as x", "x.line_id", "l.line_id")
      .select(["l.line_id", "l.member_id", "l.status"])
      .where("x.parcel_id", "=", parcelId)
      .where("x.removed_at", "is", null)
      .where("l.status", "=", "shipped")
      .orderBy("l.line_id")
      .forUpdate("l")
      .execute();
    for (const line of lines) {
      if (last.kind === "delivered")
        await moveLine(trx, now, {
          lineId: line.line_id,
          memberId: line.member_id,
          status: "delivered",
          event: "delivered",
          byStaffId: null,
          action: "status-changed",
        });
      else if (!isSame)
        // Open pages look for lines by when they changed.
        await trx
          .updateTable("order_lines")
          .set((eb) => ({ status_at: now, version: eb("version", "+", 1) }))
          .where("line_id", "=", line.line_id)
          .execute();
    }
    if (last.kind !== "delivered") return undefined;
    await trx
      .updateTable("parcel_claims")
      .set((eb) => ({ status: "arrived", decided_at: now, version: eb("version", "+", 1) }))
      .where("parcel_id", "=", parcelId)
      .where("status", "=", "open")
      .where("kind", "in", ["stalled", "lost", "returned"])
      .execute();
    return (
      trx
        .selectFrom("parcel_claims")
        .select("claim_id")
        .where("parcel_id", "=", parcelId)
        .where("status", "in", ["replaced", "returned-to-stock"])
        .where("turned_up_at", "is", null)
        // What came broken had come when it was given up: that the carrier says so again is no news.
        .where("kind", "<>", "damaged")
        .executeTakeFirst()
    );
  });
  if (claim !== undefined) await noteTurnedUp(dependencies, parcelId, claim.claim_id);
}

/**
 * A parcel that was given up came after all. Where nothing of what replaces it has left the shelf, that is called off;
 * else it is written down, and the member told, who may get both.
 */
async function noteTurnedUp(dependencies: Dependencies, parcelId: string, claimId: string): Promise<void> {
  const { database, clock } = dependencies;
  const lines = await database.kysely
    .selectFrom("order_lines as l")
    .innerJoin("parcel_lines as x", "x.line_id", "l.line_id")
    .select(["l.line_id", "l.member_id", "l.version"])
    .where("x.parcel_id", "=", parcelId)
    .where("x.claim_id", "=", claimId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("line_events as e")
            .select("e.line_id")
            .whereRef("e.line_id", "=", "l.line_id")
            .where("e.code", "=", "first-parcel-arrived"),
        ),
      ),
    )
    .execute();
  for (const { line_id: lineId, member_id: memberId, version } of lines) {
    const calledOff = await performAct(dependencies, null, { lineId, version }, "pack-parcel", () => ({
      act: { kind: "arrive-after-all" },
      event: "first-parcel-arrived",
    }));
    if (calledOff.kind === "done") continue;
    await database.kysely.transaction().execute(async (trx) => {
      const { status } = await trx
        .selectFrom("order_lines")
        .select("status")
        .where("line_id", "=", lineId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      await moveLine(trx, clock(), {
        lineId,
        memberId,
        status: status as LineStatus,
        event: "first-parcel-arrived",
        byStaffId: null,
        action: "status-changed",
      });
    });
  }
  await database.kysely
    .updateTable("parcel_claims")
    .set((eb) => ({ turned_up_at: clock(), version: eb("version", "+", 1) }))
    .where("claim_id", "=", claimId)
    .execute();
}

/**
 * Asks the carrier for the parcels of which it has told nothing for a while. One that does not answer is marked, so that
 * the member reads that tracking is away and not that nothing moves.
 */
export async function askCarrier(dependencies: ShippingDependencies): Promise<void> {
  const { carrier, database, clock } = dependencies;
  if (carrier === undefined) return;
  const now = clock();
  const due = await database.kysely
    .selectFrom("parcels")
    .select(["parcel_id", "tracking_number", "tracking_silent_since"])
    .where("status", "=", "handed-over")
    .where("tracking_number", "is not", null)
    .where((eb) => eb.or([eb("tracking_kind", "is", null), eb("tracking_kind", "not in", ["delivered", "returned"])]))
    .where((eb) =>
      eb.or([
        eb("tracking_asked_at", "is", null),
        eb("tracking_asked_at", "<", new Date(now.getTime() - ASK_AGAIN_AFTER_MS)),
      ]),
    )
    .orderBy((eb) => eb.fn.coalesce("tracking_asked_at", "created_at"))
    .limit(PARCELS_A_ROUND)
    .execute();
  for (const { parcel_id: parcelId, tracking_number: number, tracking_silent_since: since } of due) {
    if (number === null) continue;
    const answer = await carrier.track(number);
    if (answer.kind === "accepted") {
      await recordTracking(dependencies, number, answer.events);
      continue;
    }
    await database.kysely
      .updateTable("parcels")
      .set({ tracking_asked_at: now, tracking_silent_since: since ?? now })
      .where("parcel_id", "=", parcelId)
      .execute();
  }
}
