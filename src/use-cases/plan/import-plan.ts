import { emptyInstallation } from "#database/queries/empty-installation.ts";
import type { Insertable } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** The tables an import fills, in the order their references ask for. */
const ORDER = [
  "areas",
  "coverages",
  "pharmacies",
  "prescribers",
  "drugs",
  "members",
  "allergies",
  "addresses",
  "payment_methods",
  "grants",
  "accounts",
  "prescriptions",
  "fills",
] as const satisfies readonly (keyof DB)[];

/** Rows to bring in, by table; ids are the sender's own. */
export type PlanImport = {
  readonly planName: string;
  readonly policy: unknown;
  readonly confirmationKey: Buffer;
} & { readonly [Table in (typeof ORDER)[number]]: readonly Insertable<DB[Table]>[] };

const ROWS_PER_INSERT = 500;

/** Brings a whole plan into an empty installation, all of it or nothing. */
export async function importPlan({ database, clock }: Dependencies, plan: PlanImport): Promise<void> {
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("installation")
      .values({ plan_name: plan.planName, confirmation_key: plan.confirmationKey })
      .execute();
    await trx
      .insertInto("policies")
      .values({ version: 1, body: JSON.stringify(plan.policy), changed_by: "installation", changed_at: clock() })
      .execute();
    for (const table of ORDER) {
      const rows: readonly object[] = plan[table];
      for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
        await trx
          .insertInto(table)
          .values(rows.slice(from, from + ROWS_PER_INSERT))
          .execute();
      }
    }
  });
}

export type Installation = { readonly planName: string; readonly demoLoadedAt: Date | null };

/** What this installation holds; undefined while it holds no plan. */
export async function readInstallation({
  database,
}: Pick<Dependencies, "database">): Promise<Installation | undefined> {
  const row = await database.kysely
    .selectFrom("installation")
    .select(["plan_name", "demo_loaded_at"])
    .executeTakeFirst();
  return row === undefined ? undefined : { planName: row.plan_name, demoLoadedAt: row.demo_loaded_at };
}

/** Takes out a plan that never opened: its loading was stopped, so nobody has used it. */
export async function dropUnfinishedPlan({ database }: Pick<Dependencies, "database">): Promise<void> {
  await emptyInstallation(database);
}

/** The demo plan is whole: orders, staff and requests included. */
export async function markDemoLoaded({ database, clock }: Dependencies): Promise<void> {
  await database.kysely.updateTable("installation").set({ demo_loaded_at: clock() }).execute();
}
