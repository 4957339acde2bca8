import type { FillingLine } from "#contracts/staff/filling.ts";
import type { QueueLine as QueueLineAnswer } from "#contracts/staff/queue.ts";
import type { Day } from "#domain/calendar/day.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import type { LabelContent } from "#use-cases/filling/label-content.ts";
import type { LineView } from "#use-cases/filling/read-line.ts";
import type { QueueLine } from "#use-cases/filling/read-queue.ts";

/** A row of the queue as the API tells it. */
export function queueLineAnswer(line: QueueLine): QueueLineAnswer {
  return {
    id: line.line_id,
    orderId: line.order_id,
    version: line.version,
    status: line.status,
    pile: line.pile,
    dueAt: line.due_at.toISOString(),
    overdue: line.overdue,
    drug: `${line.drug_name} ${line.strength}`,
    member: `${line.given_name} ${line.family_name}`,
    rxNumber: line.rx_number,
    confirmationNumber: line.confirmation_number,
    quantity: line.quantity,
    daysSupply: line.days_supply,
    delivery: line.delivery_kind,
    coldChain: line.cold_chain,
    ...(line.dea_schedule === null ? {} : { deaSchedule: line.dea_schedule }),
    ...(line.owed_by === null ? {} : { restBy: line.owed_by }),
    ...(line.hold_code === null ? {} : { hold: { code: line.hold_code, owner: line.hold_owner ?? "pharmacy" } }),
    ...(line.claim === null ? {} : { claim: line.claim }),
  };
}

/** A line as the API tells it to who works it. */
export function fillingLineAnswer({
  seen,
  acts,
  label,
  profile,
  warnings,
  claim,
  otherPharmacies,
  equivalents,
  items,
}: LineView): FillingLine {
  const { row, line, pharmacy, now } = seen;
  const dispense = inWork(line);
  const ours = line.status === "received" || line.status === "in-process" || line.status === "on-hold";
  return {
    id: row.line_id,
    version: row.line_version,
    status: row.line_status,
    ...(dispense?.step == null ? {} : { step: dispense.step }),
    dueAt: row.due_at.toISOString(),
    overdue: ours && row.due_at < now,
    confirmationNumber: row.confirmation_number,
    channel: row.channel,
    placedAt: row.placed_at.toISOString(),
    delivery: row.delivery_kind,
    price: { amountCents: row.price_cents, currency: "USD" },
    timeZone: pharmacy.timeZone,
    acts: [...acts],
    ...waitsFor(seen, acts),
    ...(claim === null ? {} : { claim }),
    ...(line.hold === null ? {} : { hold: line.hold }),
    ...(line.owedBy === null ? {} : { restBy: line.owedBy }),
    ...(dispense === undefined ? {} : { dispense: dispenseAnswer(seen.row, dispense) }),
    member: {
      name: `${row.given_name} ${row.family_name}`,
      recordNumber: row.mrn,
      birthDate: row.birth_date,
      language: row.member_language,
      ...(row.contact_phone === null ? {} : { phone: row.contact_phone }),
    },
    prescription: {
      rxNumber: row.rx_number,
      drug: `${row.drug_name} ${row.strength}`,
      ndc: row.ndc,
      ...(row.dea_schedule === null ? {} : { deaSchedule: row.dea_schedule }),
      directions: row.directions.en,
      purpose: row.purpose.en,
      quantity: row.quantity,
      daysSupply: row.days_supply,
      refillsAuthorized: row.refills_authorized,
      unitsRemaining: row.units_remaining,
      writtenOn: row.written_on,
      prescriber: row.prescriber_name,
    },
    ordered: line.ordered,
    label: labelAnswer(label),
    warnings: warnings.map((warning) => ({ ...warning })),
    allergies: profile.allergies.map((allergy) => ({ ...allergy })),
    medicines: profile.prescriptions.map((taken) => ({
      drug: `${taken.drug_name} ${taken.strength}`,
      directions: taken.directions.en,
      prescriber: taken.prescriber_name,
      ...(taken.last_filled_on === null ? {} : { lastFilledOn: taken.last_filled_on }),
      ...(taken.open_status === null ? {} : { openStatus: taken.open_status }),
    })),
    fills: profile.fills.map((fill) => ({
      filledOn: fill.filled_on as Day,
      drug: `${fill.drug_name} ${fill.strength}`,
      quantity: fill.quantity,
      daysSupply: fill.days_supply,
      ofThis: fill.prescription_id === row.prescription_id,
    })),
    timeline: row.events.map(({ at, status, code, byKind, by, details }) => ({
      at: new Date(at).toISOString(),
      status,
      byKind,
      ...(code === null ? {} : { code }),
      ...(by === null ? {} : { by }),
      ...(details === null ? {} : { details: { ...details } }),
    })),
    otherPharmacies: otherPharmacies.map(({ pharmacy: { id, name }, miles }) => ({
      id,
      name,
      miles: Math.round(miles * 10) / 10,
    })),
    orderId: row.order_id,
    items: items.map((item) => ({
      id: item.order_item_id,
      name: item.name.en,
      quantity: item.quantity,
      status: item.status,
    })),
    equivalents: equivalents.map(({ drug_id: id, name, strength, ndc }) => ({ id, drug: `${name} ${strength}`, ndc })),
  };
}

/** Where the next step is not the reader's to do, whose it is. */
function waitsFor({ line }: LineView["seen"], acts: readonly string[]): { waitsFor?: "pharmacist" | "counter" } {
  const step = inWork(line)?.step;
  if (line.status === "received" && !acts.includes("verify")) return { waitsFor: "pharmacist" };
  if (line.status === "in-process" && step === "check" && !acts.includes("check")) return { waitsFor: "pharmacist" };
  if (line.status === "on-hold" && !acts.includes("release")) return { waitsFor: "pharmacist" };
  return line.status === "ready-for-pickup" && !acts.includes("hand-over") ? { waitsFor: "counter" } : {};
}

function dispenseAnswer(
  row: LineView["seen"]["row"],
  dispense: NonNullable<ReturnType<typeof inWork>>,
): NonNullable<FillingLine["dispense"]> {
  const drug = row.dispenses.find(({ sequence }) => sequence === dispense.sequence);
  return {
    sequence: dispense.sequence,
    drug: drug === undefined ? "" : `${drug.drug_name} ${drug.strength}`,
    ndc: dispense.product.ndc,
    quantity: dispense.quantity,
    daysSupply: dispense.daysSupply,
    ...(dispense.substitution === null ? {} : { substitution: dispense.substitution }),
    ...(dispense.override === null ? {} : { override: dispense.override }),
    ...(dispense.counsel === null ? {} : { counsel: dispense.counsel }),
    ...(dispense.stock === null ? {} : { stock: dispense.stock }),
    ...(dispense.checkedOn === null ? {} : { checkedOn: dispense.checkedOn }),
  };
}

function labelAnswer({
  therapy: _therapy,
  coldChain: _cold,
  injectable: _injectable,
  deaSchedule: _schedule,
  rest,
  ...label
}: LabelContent): FillingLine["label"] {
  return { ...label, ...(rest === null ? {} : { rest }) };
}
