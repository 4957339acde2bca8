import type { Database } from "#database/database.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";
import type { CoverageFacts } from "#domain/price/price.ts";
import { defaultPromiseTerms, type PromiseTerms } from "#domain/promise/promise-terms.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { ReasonsOff, ReasonWords } from "#domain/settings/reasons.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type { MailForbidden } from "#domain/refill/refill-facts.ts";

export type Area = {
  readonly key: string;
  readonly name: string;
  readonly features: readonly string[];
  readonly mailForbids: readonly MailForbidden[];
};

export type Pharmacy = {
  readonly id: string;
  readonly name: string;
  readonly kind: "plan" | "mail-order" | "contracted-community";
  readonly area: Area;
  readonly line1: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly refillPhone: string;
  readonly phone: string;
  readonly languages: readonly string[];
  readonly hours: OpeningHours;
  readonly licensedStates: ReadonlyMap<string, Day>;
  /** How long the plan allows its pharmacies. */
  readonly promise: PromiseTerms;
};

/** What the plan has set, as one version: every change of any of it moves the version on. */
export type Plan = {
  readonly version: number;
  readonly name: string;
  readonly policy: RefillPolicy;
  readonly areas: ReadonlyMap<string, Area>;
  readonly coverages: ReadonlyMap<string, CoverageFacts & { readonly name: string }>;
  readonly pharmacies: ReadonlyMap<string, Pharmacy>;
  readonly mailOrderPharmacy: Pharmacy | undefined;
  /** Coded reasons that staff can not choose. */
  readonly reasonsOff: ReasonsOff;
  readonly reasonWords: ReasonWords;
  /** Round keys of the confirmation numbers' permutation. */
  readonly confirmationKey: readonly number[];
};

/** `policies.body`: the numbers of the refill rules and, where the plan set its own, those of its promises. */
export type StoredPolicy = Omit<RefillPolicy, "version"> & {
  readonly promise?: Partial<PromiseTerms>;
  readonly reasonsOff?: ReasonsOff;
  readonly reasonWords?: ReasonWords;
};

const plans = new WeakMap<Database, Plan>();

/**
 * The plan as of `version` or later; without one, as it is now. Kept in memory and read again when a row of facts names
 * a newer version, so the hot path never joins what changes once a month.
 */
export async function readPlan(database: Database, version?: number): Promise<Plan> {
  const kept = plans.get(database);
  if (kept !== undefined && kept.version >= (version ?? (await newestVersion(database)))) return kept;
  const plan = await database.kysely
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const installation = await trx.selectFrom("installation").selectAll().executeTakeFirstOrThrow();
      const policy = await trx
        .selectFrom("policies")
        .selectAll()
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      const areaRows = await trx.selectFrom("areas").selectAll().execute();
      const areas = new Map(
        areaRows.map((row): [string, Area] => [
          row.area_id,
          {
            key: row.area_id,
            name: row.name,
            features: row.features,
            mailForbids: row.mail_forbids as MailForbidden[],
          },
        ]),
      );
      const coverageRows = await trx.selectFrom("coverages").selectAll().execute();
      const pharmacyRows = await trx.selectFrom("pharmacies").selectAll().orderBy("name").execute();
      const promise = { ...defaultPromiseTerms, ...(policy.body as unknown as StoredPolicy).promise };
      const pharmacies = new Map(
        pharmacyRows.map((row): [string, Pharmacy] => [
          row.pharmacy_id,
          {
            id: row.pharmacy_id,
            name: row.name,
            kind: row.kind as Pharmacy["kind"],
            area: known(areas.get(row.area_id)),
            line1: row.line1,
            city: row.city,
            state: row.state,
            zip: row.zip,
            latitude: row.latitude,
            longitude: row.longitude,
            timeZone: row.time_zone,
            refillPhone: row.refill_phone,
            phone: row.phone,
            languages: row.languages,
            hours: row.hours as unknown as OpeningHours,
            licensedStates: new Map(Object.entries(row.ship_to_licences as Record<string, Day>)),
            promise,
          },
        ]),
      );
      return {
        version: policy.version,
        name: installation.plan_name,
        policy: { ...(policy.body as unknown as StoredPolicy), version: policy.version },
        reasonsOff: (policy.body as unknown as StoredPolicy).reasonsOff ?? {},
        reasonWords: (policy.body as unknown as StoredPolicy).reasonWords ?? {},
        areas,
        coverages: new Map(
          coverageRows.map((row) => [
            row.coverage_id,
            {
              name: row.name,
              copayCentsPer30Days: row.copay_cents_per_30_days as unknown as CoverageFacts["copayCentsPer30Days"],
              mail90DaysCosts30DayCopays: row.mail_90_days_costs_30_day_copays,
              coversAllPrescribers: row.covers_all_prescribers,
              deductibleCents: row.deductible_cents,
            },
          ]),
        ),
        pharmacies,
        mailOrderPharmacy: [...pharmacies.values()].find((pharmacy) => pharmacy.kind === "mail-order"),
        confirmationKey: roundKeys(installation.confirmation_key),
      } satisfies Plan;
    });
  plans.set(database, plan);
  return plan;
}

/** For whoever takes the plan out of the database: the next one counts its versions anew. */
export function forgetPlan(database: Database): void {
  plans.delete(database);
}

async function newestVersion({ kysely }: Database): Promise<number> {
  const { newest } = await kysely
    .selectFrom("policies")
    .select((eb) => eb.fn.max("version").as("newest"))
    .executeTakeFirstOrThrow();
  return newest;
}

function roundKeys(key: Buffer): number[] {
  return [0, 4, 8, 12].map((offset) => key.readUInt32BE(offset));
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a row names an area that does not exist");
  return value;
}
