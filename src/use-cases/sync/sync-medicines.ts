import { readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { maySyncOn, offeredSyncDays, type SyncMedicine, type SyncStep, syncStep } from "#domain/sync/plan-sync.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import type { DecidedLine } from "#use-cases/orders/decide-line.ts";
import { decideOrder, type OrderRefusal } from "#use-cases/orders/decide-order.ts";
import type { Delivery, OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder, type PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import { drugOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { type ListedPrescription, listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Whose medicines are to run out on one day, and how the short fills come. */
export type SyncAsk = {
  /** Null for one's own. */
  readonly grantId: string | null;
  readonly syncOn: Day;
  readonly delivery: Delivery;
  readonly paymentMethodId: string | null;
};

export type SyncLine = {
  readonly prescription: ListedPrescription;
  readonly step: SyncStep;
  /** The short fill as decided and priced; absent where there is none. */
  readonly decided?: DecidedLine["answer"];
};

export type SyncPlan = {
  readonly kind: "planned";
  readonly person: string;
  readonly syncOn: Day;
  readonly lines: readonly SyncLine[];
  readonly totalCents: number;
  readonly mailCents: number;
};

/** What can be chosen: days on which something runs out anyway, and each medicine with its own end. */
export async function readSyncChoices(
  dependencies: Dependencies,
  actor: Actor,
  grantId: string | null,
): Promise<
  | {
      readonly kind: "choices";
      readonly person: string;
      readonly days: readonly Day[];
      readonly prescriptions: readonly ListedPrescription[];
    }
  | Refusal<"not-found">
> {
  const listing = await listPrescriptions(dependencies, actor, { grantId: grantId ?? undefined });
  if (listing.kind === "refused") return listing;
  const { policy } = await readPlan(dependencies.database);
  const today = dayInZone(dependencies.clock(), PLAN_ZONE);
  const prescriptions = listing.prescriptions.filter(isStillTaken);
  const days = offeredSyncDays(prescriptions.map(medicineOf), today, policy);
  return { kind: "choices", person: listing.person, days, prescriptions };
}

/** What expired for good is no longer filled, on whatever day. */
function isStillTaken({ row, decision }: ListedPrescription): boolean {
  return row.status === "active" && !row.care_plan_otc && !(decision.kind === "refused" && decision.code === "expired");
}

/** The short fill of each medicine with its price, before anything is agreed to. Orders nothing. */
export async function planSync(
  dependencies: Dependencies,
  actor: Actor,
  ask: SyncAsk,
): Promise<SyncPlan | OrderRefusal | Refusal<"not-found" | "bad-input">> {
  const choices = await readSyncChoices(dependencies, actor, ask.grantId);
  if (choices.kind === "refused") return choices;
  const { policy } = await readPlan(dependencies.database);
  const today = dayInZone(dependencies.clock(), PLAN_ZONE);
  if (!maySyncOn(ask.syncOn, today, policy)) return refuse("bad-input", { fields: { syncOn: "sync-day" } });
  const lines = choices.prescriptions.map((prescription): SyncLine => ({
    prescription,
    step: syncStep(medicineOf(prescription), ask.syncOn, today, policy),
  }));
  const planned = { kind: "planned", person: choices.person, syncOn: ask.syncOn } as const;
  const order = orderOf(actor, ask, lines);
  if (order.lines.length === 0) return { ...planned, lines, totalCents: 0, mailCents: 0 };
  const decided = await decideOrder(dependencies, order, null);
  if (decided.kind === "refused") return decided;
  const answers = new Map(decided.lines.map(({ answer }) => [answer.rxNumber, answer]));
  return {
    ...planned,
    lines: lines.map((line) => {
      const answer = line.step.kind === "short-fill" ? answers.get(line.prescription.row.rx_number) : undefined;
      return answer === undefined ? line : { ...line, decided: answer };
    }),
    totalCents: decided.totalCents,
    mailCents: decided.mailCents,
  };
}

/**
 * Orders the short fills at the price that was shown. Afterwards everything runs out on one day, and the reminder and
 * the order that follow are one.
 * @param agreedCents what the member saw; a plan that would cost otherwise is shown again instead
 */
export async function syncMedicines(
  dependencies: Dependencies,
  actor: Actor,
  ask: SyncAsk,
  agreedCents: number,
  key: string,
): Promise<PlaceOrderResult | Refusal<"not-found" | "bad-input" | "nothing-to-sync">> {
  // Sent twice, the second finds the fills on order already: the first answer counts.
  const before = await dependencies.database.kysely
    .selectFrom("idempotency_keys")
    .select("response")
    .where("subject", "=", actor.memberId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (before !== undefined) return before.response as PlaceOrderResult;
  const plan = await planSync(dependencies, actor, ask);
  if (plan.kind === "refused") return plan;
  const order = orderOf(actor, ask, plan.lines);
  if (order.lines.length === 0) return refuse("nothing-to-sync");
  if (plan.totalCents !== agreedCents) return refuse("changed-since-read");
  return placeOrder(dependencies, order, { subject: actor.memberId, key });
}

function orderOf(actor: Actor, { syncOn, delivery, paymentMethodId }: SyncAsk, lines: readonly SyncLine[]): OrderAsk {
  return {
    channel: "web",
    ordererId: actor.memberId,
    lines: lines.flatMap(({ prescription, step }) =>
      step.kind === "short-fill" ? [{ rxNumber: prescription.row.rx_number, mrn: null, daysSupply: step.days }] : [],
    ),
    delivery,
    paymentMethodId,
    syncOn,
  };
}

function medicineOf({ row, runsOutOn, decision }: ListedPrescription): SyncMedicine {
  return { runsOutOn, drug: drugOfRow(row), isOrdered: decision.kind === "already-ordered" };
}
