import { v7 as newId } from "uuid";
import { type AgreementRow, moveToRenewal, readDueAgreements } from "#database/queries/automatic-refills.ts";
import { announcedFor, asksAgainOn, nextAutomaticFill, whyStopped } from "#domain/automatic-refill/automatic-refill.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type EndReason, stopAgreement } from "#use-cases/automatic-refills/stop-agreement.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import { deliveryFacts } from "#use-cases/orders/decide-line.ts";
import { decideOrder } from "#use-cases/orders/decide-order.ts";
import { opensRequest } from "#use-cases/orders/line-answer.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { drugOfRow, factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/** No fill is announced when its supply ends later than this: the reorder days, the notice, and some to spare. */
const LOOK_AHEAD_DAYS = 30;

/**
 * Goes through the agreements that have something due: ends those that can't go on, asks for those that end soon again,
 * announces fills, and orders those whose day has come. Running it twice does everything once.
 * @returns how many agreements something was done for
 */
export async function runAutomaticRefills(dependencies: Dependencies): Promise<number> {
  const today = dayInZone(dependencies.clock(), PLAN_ZONE);
  const rows = await readDueAgreements(dependencies.database, {
    today,
    zone: PLAN_ZONE,
    suppliesEndBy: addDays(today, LOOK_AHEAD_DAYS),
  });
  const faults: unknown[] = [];
  let acted = 0;
  for (const row of rows) {
    try {
      if (await runAgreement(dependencies, row, today)) acted++;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new Error(`${faults.length} automatic refills failed`, { cause: faults[0] });
  return acted;
}

async function runAgreement(dependencies: Dependencies, row: AgreementRow, today: Day): Promise<boolean> {
  if (row.now_status === "superseded" && (await moveToRenewal(dependencies.database, row))) return true;
  const ask = orderOf(row);
  const order = await decideOrder(dependencies, ask, null);
  const decided = order.kind === "refused" ? undefined : order.lines[0];
  if (order.kind === "refused" || decided?.found == null) return stop(dependencies, row, "permission-ended");
  const { found, answer } = decided;
  const now = { drugId: row.now_drug_id, directions: row.now_directions, status: row.now_status };
  const agreed = { drugId: row.drug_id, directions: row.directions, endsOn: row.ends_on };
  const why = whyStopped(agreed, { ...now, drug: drugOfRow(found.row) }, today);
  if (why !== null) return stop(dependencies, row, why);
  const asked = await askAgain(dependencies, row, today);
  if (row.fill_status === "announced" && row.fill_id !== null) {
    if (row.fill_on === null || row.fill_on > today) return asked;
    return orderFill(dependencies, row, ask, answer.price?.amountCents ?? 0, row.fill_id);
  }
  // One announcement for each fill that was dispensed: one that was skipped, or could not be ordered, is left alone.
  const lastFilledOn = found.row.fills[0]?.[0];
  if (row.announced_on !== null && lastFilledOn !== undefined && row.announced_on >= lastFilledOn) return asked;
  const facts = factsOfRow(found.row, order.plan, deliveryFacts(order.plan, found.row, found.shipTo));
  const next = nextAutomaticFill(facts, order.plan.policy);
  const fillOn = next === null ? null : announcedFor(next, today);
  if (fillOn === null || !opensRequest(found.decision)) return asked;
  await announce(dependencies, row, fillOn, answer.price?.amountCents ?? 0);
  return true;
}

function orderOf(row: AgreementRow): OrderAsk {
  return {
    channel: "automatic",
    ordererId: row.agreed_by_member_id,
    lines: [{ rxNumber: row.rx_number, mrn: null, daysSupply: row.days_supply }],
    delivery: row.delivery,
    paymentMethodId: row.payment_method_id,
  };
}

async function stop({ database, clock }: Dependencies, row: AgreementRow, reason: EndReason): Promise<boolean> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    if (!(await stopAgreement(trx, now, row.prescription_id, reason))) return false;
    await queueNotice(trx, now, {
      memberId: reason === "permission-ended" ? row.member_id : row.agreed_by_member_id,
      kind: "automatic-stopped",
      change: `automatic-stopped:${row.automatic_refill_id}`,
    });
    return true;
  });
}

/** A reminder, once: a member who has had enough of them today gets it on another day. */
async function askAgain(dependencies: Dependencies, row: AgreementRow, today: Day): Promise<boolean> {
  if (row.asked_again_at !== null || today < asksAgainOn(row.ends_on)) return false;
  const told = await writeNotice(dependencies, {
    memberId: row.agreed_by_member_id,
    kind: "automatic-renew",
    change: `automatic-renew:${row.automatic_refill_id}`,
    details: { by: row.ends_on },
  });
  if (told === "later") return false;
  await dependencies.database.kysely
    .updateTable("automatic_refills")
    .set({ asked_again_at: dependencies.clock() })
    .where("automatic_refill_id", "=", row.automatic_refill_id)
    .execute();
  return true;
}

async function announce(
  { database, clock }: Dependencies,
  row: AgreementRow,
  fillOn: Day,
  priceCents: number,
): Promise<void> {
  const now = clock();
  const fillId = newId();
  await database.kysely.transaction().execute(async (trx) => {
    const written = await trx
      .insertInto("automatic_fills")
      .values({
        automatic_fill_id: fillId,
        automatic_refill_id: row.automatic_refill_id,
        member_id: row.member_id,
        fill_on: fillOn,
        announced_at: now,
        price_cents: priceCents,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("automatic_fill_id")
      .executeTakeFirst();
    if (written === undefined) return;
    await queueNotice(trx, now, {
      memberId: row.agreed_by_member_id,
      kind: "automatic-coming",
      change: `automatic-coming:${fillId}`,
      details: { by: fillOn },
    });
  });
}

/** Orders what was announced, at no more than was announced. */
async function orderFill(
  dependencies: Dependencies,
  row: AgreementRow,
  ask: OrderAsk,
  priceCents: number,
  fillId: string,
): Promise<boolean> {
  const { database, clock } = dependencies;
  const isDearer = priceCents > (row.fill_price_cents ?? 0);
  const subject = row.agreed_by_member_id;
  const placed = isDearer ? null : await placeOrder(dependencies, ask, { subject, key: `automatic:${fillId}` });
  const number =
    placed?.kind === "placed" || placed?.kind === "already-ordered" ? placed.answer.confirmationNumber : null;
  const now = clock();
  await database.kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("automatic_fills")
      .set({ status: number === null ? "not-ordered" : "ordered", settled_at: now, confirmation_number: number })
      .where("automatic_fill_id", "=", fillId)
      .where("status", "=", "announced")
      .executeTakeFirst();
    if (number !== null || numUpdatedRows === 0n) return;
    await queueNotice(trx, now, {
      memberId: row.agreed_by_member_id,
      kind: "automatic-failed",
      change: `automatic-failed:${fillId}`,
    });
  });
  return true;
}
