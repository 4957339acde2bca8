import { addDays } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { addressId, cardId, memberId, pharmacyId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoPrescription } from "#demo-data/demo-rows.ts";
import { findDrug } from "#demo-data/drug-catalogue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { handOver } from "#use-cases/filling/hand-over.ts";
import { holdLine } from "#use-cases/filling/hold-line.ts";
import { awaitStock, givePart } from "#use-cases/filling/out-of-stock.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

type Step = "verify" | "count" | "check" | "hand-over" | "part" | "wait" | "hold";

/** How far each line has come on load day, and how many hours ago it was ordered: every pile of the queue has some. */
const LINES: readonly { readonly hoursAgo: number; readonly steps: readonly Step[] }[] = [
  ...[30, 26, 7, 5, 3, 2, 1, 0.5].map((hoursAgo) => ({ hoursAgo, steps: [] })),
  ...[28, 6, 4, 1.5].map((hoursAgo) => ({ hoursAgo, steps: ["verify"] as const })),
  ...[27, 5.5, 2.5].map((hoursAgo) => ({ hoursAgo, steps: ["verify", "count"] as const })),
  ...[190, 75, 50, 25].map((hoursAgo) => ({ hoursAgo, steps: ["verify", "count", "check"] as const })),
  ...[170, 100].map((hoursAgo) => ({ hoursAgo, steps: ["verify", "count", "check", "hand-over"] as const })),
  { hoursAgo: 52, steps: ["verify", "part", "count", "check", "hand-over"] },
  { hoursAgo: 31, steps: ["verify", "wait"] },
  { hoursAgo: 29, steps: ["hold"] },
];

/** As many more wait at the mail-order pharmacy. */
const MAIL_HOURS_AGO = [20, 9, 4];

const toPickUp = (row: DemoPrescription) => ({ pharmacyKey: "downey", row });

/** Fills the queue of the demo's pharmacy: drawn members ordered, and its staff have worked some of it already. */
export async function fillDemoQueue(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const candidates = plan.prescriptions.filter(isOrderable).values();
  for (const { hoursAgo, steps } of LINES) {
    const at = new Date(dependencies.clock().getTime() - hoursAgo * HOUR);
    const line = await orderNext({ ...dependencies, clock: () => at }, candidates, toPickUp);
    if (line !== undefined) await work(dependencies, line, steps, at);
  }
  for (const hoursAgo of MAIL_HOURS_AGO) {
    const at = new Date(dependencies.clock().getTime() - hoursAgo * HOUR);
    await orderNext({ ...dependencies, clock: () => at }, candidates, (row) => atDowney(mailOf(plan, row), row));
  }
}

/** Due again, and nothing stands in the way; the named people's prescriptions are for trying out. */
export function isOrderable({
  key,
  status,
  refillsRemaining,
  hold,
  fills,
  daysSupply,
  drugName,
  drugStrength,
  writtenDaysAgo,
}: DemoPrescription): boolean {
  const lastFill = fills[0];
  const { deaSchedule, coldChain } = findDrug(drugName, drugStrength);
  const isDue = lastFill !== undefined && lastFill.daysAgo > daysSupply * 0.8 + 9;
  return (
    key.startsWith("member-") &&
    status === "active" &&
    refillsRemaining > 0 &&
    hold === undefined &&
    isDue &&
    deaSchedule === null &&
    !coldChain &&
    writtenDaysAgo < 300
  );
}

type Way =
  | { readonly row: DemoPrescription; readonly pharmacyKey: string }
  | { readonly row: DemoPrescription; readonly cardLast4: string }
  | undefined;

/** Whose label names the pharmacy whose pharmacist the demo's visitor can be. */
function atDowney(way: Way, row: DemoPrescription): Way {
  return row.pharmacyKey === "downey" ? way : undefined;
}

function mailOf(plan: DemoPlan, row: DemoPrescription): Way {
  const cardLast4 = mailCardOf(plan, row);
  return cardLast4 === undefined ? undefined : { row, cardLast4 };
}

/** The card of one who can have it mailed in California; undefined where there is none. */
export function mailCardOf(plan: DemoPlan, row: DemoPrescription): string | undefined {
  const card = plan.cards.find(({ memberKey, behaves }) => memberKey === row.memberKey && behaves === "approved");
  const lives = plan.addresses.find(({ memberKey }) => memberKey === row.memberKey);
  return lives?.state === "CA" ? card?.last4 : undefined;
}

type Ordered = { readonly lineId: string; readonly row: DemoPrescription };

/** Orders the next prescription that the rules accept; undefined when there are no more. */
async function orderNext(
  dependencies: Dependencies,
  candidates: Iterator<DemoPrescription>,
  wayOf: (row: DemoPrescription) => Way,
): Promise<Ordered | undefined> {
  for (let next = candidates.next(); next.done !== true; next = candidates.next()) {
    const row = next.value;
    const way = wayOf(row);
    if (way === undefined) continue;
    const ordererId = memberId(row.memberKey);
    const result = await placeOrder(
      dependencies,
      {
        channel: "demo",
        ordererId,
        // What is mailed comes late for most of them: they ask for a few days until then.
        lines: [{ rxNumber: row.rxNumber, mrn: null, daysSupply: null, bridge: !("pharmacyKey" in way) }],
        delivery:
          "pharmacyKey" in way
            ? { kind: "pickup", pharmacyId: pharmacyId(way.pharmacyKey) }
            : { kind: "mail", addressId: addressId(row.memberKey) },
        paymentMethodId: "pharmacyKey" in way ? null : cardId(row.memberKey, way.cardLast4),
      },
      { subject: ordererId, key: `demo queue ${row.key}` },
    );
    const line = result.kind === "placed" ? result.answer.lines[0] : undefined;
    if (line?.decision.kind === "accepted" && line.lineId !== undefined) return { lineId: line.lineId, row };
  }
  return undefined;
}

/** Takes a line as far as told, one step every twelve minutes. */
async function work(
  dependencies: Dependencies,
  { lineId, row }: Ordered,
  steps: readonly Step[],
  orderedAt: Date,
): Promise<void> {
  const pharmacist = demoStaff("pharmacist@example.com", "pharmacist", "downey");
  const technician = demoStaff("technician@example.com", "technician", "downey");
  const today = dayInZone(dependencies.clock(), PLAN_ZONE);
  for (const [index, step] of steps.entries()) {
    const at = new Date(orderedAt.getTime() + (index + 1) * 12 * MINUTE);
    const then: Dependencies = { ...dependencies, clock: () => at };
    const ask = { lineId, version: index + 1 };
    const on = dayInZone(at, PLAN_ZONE);
    const { ndc } = findDrug(row.drugName, row.drugStrength);
    const result = await {
      verify: () => verifyPrescription(then, pharmacist, { ...ask, override: null, warnings: "prescriber-confirmed" }),
      count: () =>
        countMedicine(then, technician, {
          ...ask,
          barcode: ndc,
          lot: `L${row.rxNumber.slice(2, 6)}`,
          expiresOn: addDays(on, 500),
        }),
      check: () => checkFill(then, pharmacist, ask),
      "hand-over": () =>
        handOver(then, pharmacist, { ...ask, identity: "birth-date-and-address", counseling: "declined" }),
      part: () =>
        givePart(then, technician, {
          ...ask,
          quantity: Math.max(1, Math.floor(row.quantity / 3)),
          restBy: addDays(today, 1),
        }),
      wait: () => awaitStock(then, technician, { ...ask, until: addDays(today, 2) }),
      hold: () =>
        holdLine(then, pharmacist, { ...ask, reason: "dose-question", note: "Left a message at the office." }),
    }[step]();
    // Worked before a load that was stopped: it stays where it is.
    if (result.kind === "refused" && result.code === "changed-meanwhile") return;
    if (result.kind === "refused")
      throw new Error(`the demo line ${row.key} could not be worked: ${step} was refused with ${result.code}`);
  }
}
