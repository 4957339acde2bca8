import { addDays, type Day, daysBetween } from "#domain/calendar/day.ts";
import { undoes } from "#domain/filling/acts-for.ts";
import type { FillingAct, FillingRefusal } from "#domain/filling/filling-acts.ts";
import {
  areUnitsOut,
  type Dispense,
  type FillingLine,
  given,
  type HoldCode,
  inWork,
  owed,
  round,
} from "#domain/filling/filling-line.ts";
import { isNdc } from "#domain/filling/ndc.ts";
import type { Owner } from "#domain/refill/refill-decision.ts";

export type Acted =
  | { readonly kind: "done"; readonly line: FillingLine }
  | { readonly kind: "refused"; readonly code: FillingRefusal };

/** A bag that nobody fetched goes back on the shelf after this many days. */
export const DAYS_ON_THE_SHELF = 10;

/** 21 CFR 1306.13(a): the rest of a schedule II prescription must follow within 72 hours, or it is void. */
const REST_OF_SCHEDULE_II_DAYS = 3;

/** The longest a member may be asked to wait for the rest or for a delivery before somebody looks again. */
const LONGEST_WAIT_DAYS = 30;

/**
 * What an act makes of a line, or why it can't be done now. Pure: who may act, and whether the rules still let the
 * prescription be filled, is asked before.
 */
export function actOnLine(line: FillingLine, act: FillingAct): Acted {
  switch (act.kind) {
    case "verify":
      return verify(line, act);
    case "count":
      return atStep(line, "fill", (dispense) => {
        if (!isNdc(dispense.product.ndc, act.stock.ndc)) return refuse("wrong-medicine");
        if (act.stock.expiresOn <= act.on) return refuse("stock-expired");
        return done(withDispense(line, { ...dispense, stock: act.stock, step: "check" }));
      });
    case "check":
      return atStep(line, "check", (dispense) => check(line, dispense, act.on));
    case "hand-over":
      return handOver(line, act);
    case "ship": {
      const dispense = inWork(line);
      if (line.status !== "packed" || dispense === undefined) return refuse("not-now");
      return done({ ...withDispense(line, { ...dispense, status: "completed" }), status: "shipped" });
    }
    case "replace":
      return replace(line);
    case "arrive-after-all":
      return arriveAfterAll(line);
    case "send-again": {
      const sent = line.dispenses.at(-1);
      if (line.status !== "shipped" || sent === undefined) return refuse("not-now");
      return done({ ...withDispense(line, { ...sent, status: "in-progress" }), status: "packed" });
    }
    case "come-back": {
      // What came broken came, and goes back on paper alone.
      const sent = line.dispenses.findLast(areUnitsOut);
      if ((line.status !== "shipped" && line.status !== "delivered") || sent === undefined) return refuse("not-now");
      return done({
        ...withDispense(line, { ...sent, status: "stopped" }),
        unitsRemaining: round(line.unitsRemaining + sent.quantity),
        status: "returned-to-stock",
      });
    }
    case "give-up":
      if (line.delivery !== "mail") return refuse("not-now");
      if (!["received", "in-process", "on-hold", "packed"].includes(line.status)) return refuse("not-now");
      return done({ ...ended(line, "cancelled"), ...giveBack(line), status: "cancelled", hold: null, owedBy: null });
    case "partial":
      return atStep(line, "fill", (dispense) => part(line, dispense, act));
    case "await-stock":
      if (!isWaitable(act.on, act.until)) return refuse("rest-too-late");
      return isBeforeCount(line) ? hold(line, "stock", "pharmacy") : refuse("not-now");
    case "move":
      if (line.delivery === "mail") return refuse("not-by-mail");
      if (!isBeforeCount(line) && line.hold === null) return refuse("not-now");
      return done({ ...ended(line, "stopped"), status: "received", hold: null, owedBy: null });
    case "hold":
      return line.status === "received" || line.status === "in-process"
        ? hold(line, act.code, act.owner)
        : refuse("not-now");
    case "release":
      return release(line);
    case "decline":
      if (line.status !== "received" && line.status !== "in-process" && line.status !== "on-hold")
        return refuse("not-now");
      // Who has a part of it in hand has picked it up; only the rest is not coming.
      return given(line).quantity > 0
        ? done({ ...ended(line, "stopped"), status: "picked-up", hold: null, owedBy: null })
        : done({ ...ended(line, "declined"), ...giveBack(line), status: "declined", hold: null, owedBy: null });
    case "substitute":
      return atStep(line, "fill", (dispense) => {
        const anotherDrug = act.product.drugId !== dispense.product.drugId;
        if (anotherDrug && act.reason !== "prescriber-agreed") return refuse("prescriber-must-agree");
        const counsel = anotherDrug ? (dispense.counsel ?? "changed") : dispense.counsel;
        return done(withDispense(line, { ...dispense, product: act.product, substitution: act.reason, counsel }));
      });
    case "return":
      if (line.status !== "ready-for-pickup") return refuse("not-now");
      if (daysBetween(act.readyOn, act.on) < DAYS_ON_THE_SHELF) return refuse("too-early-to-return");
      return done({ ...ended(line, "stopped"), ...giveBack(line), status: "returned-to-stock", owedBy: null });
    case "undo":
      return undo(line, act);
  }
}

function verify(line: FillingLine, act: Extract<FillingAct, { kind: "verify" }>): Acted {
  if (line.status !== "received") return refuse("not-now");
  const already = given(line);
  const quantity = round(Math.min(line.ordered.quantity, act.amount.quantity) - already.quantity);
  if (quantity <= 0 || quantity > line.unitsRemaining) return refuse("not-enough-units");
  const cut = act.amount.quantity < line.ordered.quantity;
  const ordered = cut ? act.amount : line.ordered;
  const dispense: Dispense = {
    sequence: line.dispenses.length + 1,
    status: "preparation",
    step: "fill",
    product: act.product,
    substitution: null,
    override: act.override,
    counsel: act.counsel,
    quantity,
    daysSupply: Math.max(1, ordered.daysSupply - already.daysSupply),
    stock: null,
    checkedOn: null,
    replaces: null,
  };
  return done({ ...line, ordered, status: "in-process", owedBy: null, dispenses: [...line.dispenses, dispense] });
}

function check(line: FillingLine, dispense: Dispense, on: Day): Acted {
  if (dispense.stock === null || dispense.stock.expiresOn <= on) return refuse("stock-expired");
  const taken = dispense.replaces === null ? dispense.quantity : 0;
  if (taken > line.unitsRemaining) return refuse("not-enough-units");
  return done({
    ...withDispense(line, { ...dispense, status: "in-progress", step: null, checkedOn: on }),
    status: line.delivery === "pickup" ? "ready-for-pickup" : "packed",
    unitsRemaining: round(line.unitsRemaining - taken),
  });
}

/** It was verified and paid for with the first: it goes straight to the shelf, and takes over its units. */
function replace(line: FillingLine): Acted {
  // Not one that was begun in its place and came to nothing.
  const lost = line.dispenses.findLast(areUnitsOut);
  if (line.delivery !== "mail" || (line.status !== "shipped" && line.status !== "delivered") || lost === undefined)
    return refuse("not-now");
  const again: Dispense = {
    ...lost,
    sequence: line.dispenses.length + 1,
    status: "preparation",
    step: "fill",
    stock: null,
    checkedOn: null,
    replaces: lost.sequence,
  };
  const stopped = withDispense(line, { ...lost, status: "stopped" });
  return done({ ...stopped, status: "in-process", dispenses: [...stopped.dispenses, again] });
}

function arriveAfterAll(line: FillingLine): Acted {
  const again = inWork(line);
  const first = line.dispenses.find(({ sequence }) => sequence === again?.replaces);
  if (line.status !== "in-process" || again === undefined || first === undefined || again.stock !== null)
    return refuse("not-now");
  return done({ ...withDispense(ended(line, "cancelled"), { ...first, status: "completed" }), status: "delivered" });
}

function handOver(line: FillingLine, act: Extract<FillingAct, { kind: "hand-over" }>): Acted {
  const dispense = inWork(line);
  if (line.status !== "ready-for-pickup" || dispense === undefined) return refuse("not-now");
  // Controlled medicines are handed to nobody whose photo ID was not seen.
  if (line.deaSchedule !== null && act.identity !== "photo-id") return refuse("photo-id-required");
  if (dispense.counsel !== null && act.counseling === "not-offered") return refuse("counseling-required");
  if (act.counseling === "accepted" && !act.byPharmacist) return refuse("pharmacist-must-counsel");
  const handed = withDispense(line, { ...dispense, status: "completed" });
  const rest = owed(handed);
  if (rest.quantity <= 0 || line.owedBy === null) return done({ ...handed, status: "picked-up", owedBy: null });
  // The rest was verified with the part: it goes straight to the counter.
  const next: Dispense = {
    ...dispense,
    sequence: dispense.sequence + 1,
    status: "preparation",
    step: "fill",
    counsel: null,
    quantity: rest.quantity,
    daysSupply: Math.max(1, rest.daysSupply),
    stock: null,
    checkedOn: null,
  };
  return done({ ...handed, status: "in-process", dispenses: [...handed.dispenses, next] });
}

function part(line: FillingLine, dispense: Dispense, act: Extract<FillingAct, { kind: "partial" }>): Acted {
  if (line.delivery === "mail") return refuse("not-by-mail");
  if (!(act.quantity > 0 && act.quantity < dispense.quantity)) return refuse("part-not-less");
  if (!isWaitable(act.on, act.restBy)) return refuse("rest-too-late");
  if (line.deaSchedule === "II" && act.restBy > addDays(act.on, REST_OF_SCHEDULE_II_DAYS))
    return refuse("rest-too-late");
  const daysSupply = Math.max(1, Math.floor((dispense.daysSupply * act.quantity) / dispense.quantity));
  return done({
    ...withDispense(line, { ...dispense, quantity: round(act.quantity), daysSupply }),
    owedBy: act.restBy,
  });
}

function hold(line: FillingLine, code: HoldCode, owner: Owner): Acted {
  const dispense = inWork(line);
  const held = dispense === undefined ? line : withDispense(line, { ...dispense, status: "on-hold" });
  return done({ ...held, status: "on-hold", hold: { code, owner } });
}

function release(line: FillingLine): Acted {
  if (line.status !== "on-hold") return refuse("not-now");
  const dispense = inWork(line);
  const free = dispense === undefined ? line : withDispense(line, { ...dispense, status: "preparation" });
  // A hold set before anything was verified, or by a rule of another part of the plan, begins anew.
  return done({ ...free, status: dispense === undefined ? "received" : "in-process", hold: null });
}

function undo(line: FillingLine, { prescribed }: Extract<FillingAct, { kind: "undo" }>): Acted {
  const dispense = inWork(line);
  const last = undoes(line);
  if (dispense === undefined || last === null) return refuse("nothing-to-undo");
  switch (last) {
    case "check":
      return done({
        ...withDispense(line, { ...dispense, status: "preparation", step: "check", checkedOn: null }),
        ...(dispense.replaces === null ? giveBack(line) : {}),
        status: "in-process",
      });
    case "count":
      return done(withDispense(line, { ...dispense, stock: null, step: "fill" }));
    case "part": {
      const rest = owed(line);
      const whole = {
        quantity: round(dispense.quantity + rest.quantity),
        daysSupply: dispense.daysSupply + rest.daysSupply,
      };
      // Where a first part was handed over before, the rest stays promised.
      return done({
        ...withDispense(line, { ...dispense, ...whole }),
        owedBy: given(line).quantity > 0 ? line.owedBy : null,
      });
    }
    case "substitution":
      return done(withDispense(line, { ...dispense, product: prescribed, substitution: null }));
    case "verification":
      return done({ ...ended(line, "cancelled"), status: "received" });
  }
}

function atStep(line: FillingLine, step: Dispense["step"], act: (dispense: Dispense) => Acted): Acted {
  const dispense = inWork(line);
  return line.status === "in-process" && dispense !== undefined && dispense.step === step
    ? act(dispense)
    : refuse("not-now");
}

/** Nothing has left the shelf yet. */
function isBeforeCount(line: FillingLine): boolean {
  return line.status === "received" || (line.status === "in-process" && inWork(line)?.step === "fill");
}

function isWaitable(on: Day, until: Day): boolean {
  const wait = daysBetween(on, until);
  return wait >= 0 && wait <= LONGEST_WAIT_DAYS;
}

function ended(line: FillingLine, status: "stopped" | "declined" | "cancelled"): FillingLine {
  const dispense = inWork(line);
  return dispense === undefined ? line : withDispense(line, { ...dispense, status, step: null });
}

/** The units of the dispense in work go back to the prescription, where they had left it. */
function giveBack(line: FillingLine): Pick<FillingLine, "unitsRemaining"> {
  const dispense = inWork(line);
  const back = dispense !== undefined && areUnitsOut(dispense) ? dispense.quantity : 0;
  return { unitsRemaining: round(line.unitsRemaining + back) };
}

function withDispense(line: FillingLine, dispense: Dispense): FillingLine {
  return { ...line, dispenses: line.dispenses.map((each) => (each.sequence === dispense.sequence ? dispense : each)) };
}

function done(line: FillingLine): Acted {
  return { kind: "done", line };
}

function refuse(code: FillingRefusal): Acted {
  return { kind: "refused", code };
}
