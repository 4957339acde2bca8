import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import {
  type ListedPrescriptionRow,
  readOwnPrescriptionsInSession,
  readPrescriptions,
} from "#database/queries/read-prescriptions.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { maySeeMedicine } from "#domain/consent/effective-scope.ts";
import { promiseFill } from "#domain/promise/promise-fill.ts";
import { planFill, refillsRemaining } from "#domain/refill/days-supply.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import { expiresOn } from "#domain/refill/expiry.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { runsOutOn } from "#domain/refill/too-soon.ts";
import { type SupplyOutlook, willRunOut } from "#domain/refill/will-run-out.ts";
import { byMember } from "#use-cases/access/record-access.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import { actorOfSession, askForSession, readSession } from "#use-cases/accounts/read-session.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { findLivingGrant } from "#use-cases/family/find-living-grant.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { drugOfRow, factsOfRow, prescriptionOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** A prescription with everything its reader is told about it. */
export type ListedPrescription = {
  readonly row: ListedPrescriptionRow;
  readonly pharmacy: Pharmacy;
  readonly decision: RefillDecision;
  readonly refillsRemaining: number;
  readonly expiresOn: Day;
  readonly runsOutOn: Day | null;
  readonly outlook: SupplyOutlook | null;
  /** 0–100 of the last fill. */
  readonly percentLeft: number;
  readonly canBe90Days: boolean;
  readonly ownList: boolean;
};

export type PrescriptionListing = {
  readonly kind: "listed";
  readonly person: string;
  readonly prescriptions: readonly ListedPrescription[];
  /** By id, for the pharmacies that fills came from. */
  readonly pharmacyNames: ReadonlyMap<string, string>;
};

/**
 * A member's prescriptions, decided for pick-up today at the pharmacy on each label. Without a grant the reader's own;
 * with one, those of the member who gave it in full, less the sensitive medicines that member keeps hidden.
 */
export async function listPrescriptions(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly grantId?: string | undefined; readonly prescriptionId?: string | undefined },
): Promise<PrescriptionListing | Refusal<"not-found">> {
  const { database, clock } = dependencies;
  const now = clock();
  let memberId = actor.memberId;
  if (ask.grantId !== undefined) {
    const grant = await findLivingGrant(dependencies, actor, ask.grantId);
    if (grant?.scope !== "full") return refuse("not-found");
    memberId = grant.memberId;
  }
  const rows = await readPrescriptions(database, {
    memberId,
    readerId: actor.memberId,
    ...(ask.prescriptionId === undefined ? {} : { prescriptionId: ask.prescriptionId }),
  });
  return listing(dependencies, rows, { ...ask, memberId, readerId: actor.memberId }, now);
}

/**
 * The list of whoever's session the token opens, or under a grant of theirs; undefined when it opens none. Their own is
 * read with the session in one statement.
 */
export async function listInSession(
  dependencies: Dependencies,
  token: string,
  grantId?: string,
): Promise<{ readonly actor: Actor; readonly listing: PrescriptionListing | Refusal<"not-found"> } | undefined> {
  if (grantId !== undefined) {
    const actor = await readSession(dependencies, token);
    return actor && { actor, listing: await listPrescriptions(dependencies, actor, { grantId }) };
  }
  const found = await readOwnPrescriptionsInSession(dependencies.database, askForSession(dependencies, token));
  if (found === undefined) return undefined;
  const actor = await actorOfSession(dependencies, found.session);
  const whose = { memberId: actor.memberId, readerId: actor.memberId };
  return { actor, listing: await listing(dependencies, found.rows, whose, dependencies.clock()) };
}

/** What of the rows the reader may see and is told, noting that it was read. */
async function listing(
  dependencies: Dependencies,
  rows: readonly ListedPrescriptionRow[],
  ask: { readonly memberId: string; readonly readerId: string; readonly prescriptionId?: string | undefined },
  now: Date,
): Promise<PrescriptionListing> {
  const { database } = dependencies;
  const { memberId, readerId } = ask;
  const ownList = memberId === readerId;
  const seen = ownList
    ? rows
    : rows.filter((row) =>
        maySeeMedicine("full", { sensitive: row.sensitive_class !== null, shownToProxies: row.shown_to_proxies }),
      );
  if (ask.prescriptionId === undefined || seen.length > 0) {
    recordRead(database, now, {
      memberId,
      by: byMember(readerId, memberId),
      action: ask.prescriptionId === undefined ? "prescriptions-read" : "prescription-read",
      channel: "web",
    });
  }
  const plan = await readPlan(database, rows[0]?.policy_version);
  const person = rows[0] ?? (await readNames(dependencies, memberId));
  return {
    kind: "listed",
    person: `${person.given_name} ${person.family_name}`,
    prescriptions: describePrescriptions(seen, plan, now, ownList),
    pharmacyNames: pharmacyNames(plan),
  };
}

const namesOf = new WeakMap<Plan, ReadonlyMap<string, string>>();

function pharmacyNames(plan: Plan): ReadonlyMap<string, string> {
  const names = namesOf.get(plan) ?? new Map([...plan.pharmacies].map(([id, { name }]) => [id, name]));
  namesOf.set(plan, names);
  return names;
}

/** Prescriptions by name with what their reader is told, each decided for pick-up at the pharmacy on its label. */
export function describePrescriptions(
  rows: readonly ListedPrescriptionRow[],
  plan: Plan,
  now: Date,
  ownList: boolean,
): ListedPrescription[] {
  const arrivals = rememberArrivals(plan, now);
  return rows.toSorted(byName).map((row) => describe(row, plan, now, ownList, arrivals));
}

function byName(a: ListedPrescriptionRow, b: ListedPrescriptionRow): number {
  return a.drug_name.localeCompare(b.drug_name, "en") || a.strength.localeCompare(b.strength, "en");
}

/** For a list that is empty: nothing in it says whose it is. */
function readNames({ database }: Dependencies, memberId: string) {
  return database.kysely
    .selectFrom("members")
    .select(["given_name", "family_name"])
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
}

function describe(
  row: ListedPrescriptionRow,
  plan: Plan,
  now: Date,
  ownList: boolean,
  arrivals: FindArrivals,
): ListedPrescription {
  const pharmacy = plan.pharmacies.get(row.pharmacy_id);
  if (pharmacy === undefined) throw new Error("a prescription names a pharmacy that does not exist");
  const today = dayInZone(now, pharmacy.timeZone);
  const facts = factsOfRow(row, plan, { kind: "pickup" });
  const prescription = prescriptionOfRow(row, plan);
  const emptyOn = runsOutOn(prescription, plan.policy);
  const daysSupply = row.fills[0]?.[1] ?? row.days_supply;
  const outlook = emptyOn === null ? null : willRunOut({ runsOutOn: emptyOn, on: today, ...arrivals(row, pharmacy) });
  const stretched = planFill({ ...facts, delivery: { kind: "pickup" }, requestedDaysSupply: 90 }, plan.policy);
  return {
    row,
    pharmacy,
    decision: decideRefill(facts, plan.policy, today),
    refillsRemaining: refillsRemaining(prescription),
    expiresOn: expiresOn(prescription, drugOfRow(row).deaSchedule, plan.policy),
    runsOutOn: emptyOn,
    outlook,
    percentLeft: outlook === null ? 0 : Math.min(100, Math.round((100 * outlook.daysLeft) / daysSupply)),
    canBe90Days: row.days_supply < 90 && stretched.kind === "planned" && stretched.daysSupply === 90,
    ownList,
  };
}

/** When a medicine ordered now would be there, by each way open to the member. */
type Arrivals = { readonly pickupBy: Day; readonly mailArrivesBy: Day | null };
type FindArrivals = (row: ListedPrescriptionRow, pharmacy: Pharmacy) => Arrivals;

/** Counted through the calendars once a minute: nothing opens, closes or is cut off within one. */
const counted = new WeakMap<Plan, { readonly minute: number; readonly arrivals: Map<string, Arrivals> }>();

/**
 * Supply is compared with the slowest way open to the member, so that "enough" is honest whichever they choose. Most
 * medicines come from few pharmacies, whose calendars are then counted through once.
 */
function rememberArrivals(plan: Plan, now: Date): FindArrivals {
  const minute = Math.floor(now.getTime() / 60_000);
  let known = counted.get(plan);
  if (known?.minute !== minute) {
    known = { minute, arrivals: new Map() };
    counted.set(plan, known);
  }
  const { arrivals } = known;
  return (row, pharmacy) => {
    const key = `${pharmacy.id} ${row.area_id} ${row.cold_chain}`;
    let found = arrivals.get(key);
    if (found === undefined) {
      found = arrivalsOf(row, plan, pharmacy, now);
      arrivals.set(key, found);
    }
    return found;
  };
}

function arrivalsOf(row: ListedPrescriptionRow, plan: Plan, pharmacy: Pharmacy, now: Date): Arrivals {
  const pickup = promiseFill({ kind: "pickup", zone: pharmacy.timeZone, hours: pharmacy.hours }, pharmacy.promise, now);
  const mails =
    plan.areas.get(row.area_id)?.features.includes("mail-order") === true && plan.mailOrderPharmacy !== undefined;
  const mail = mails
    ? promiseLine(
        {
          kind: "accepted",
          code: "ready",
          owner: "pharmacy",
          nextStep: "order-now",
          daysSupply: row.days_supply,
          quantity: row.quantity,
          flags: [],
        },
        { row, pharmacy: plan.mailOrderPharmacy ?? pharmacy, delivery: "mail", now },
      )
    : undefined;
  return { pickupBy: pickup.by, mailArrivesBy: mail?.by ?? null };
}
