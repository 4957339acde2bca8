import { randomUUID } from "node:crypto";
import type { Insertable, Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPrescription,
  type SamplePerson,
  type SamplePharmacy,
  type SamplePrescription,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

/** The secret of every prescriber's authenticator in the tests. */
export const SIGNING_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** A prescriber of the register who signs on at the workbench. */
export async function addPrescriberStaff(
  kysely: Kysely<DB>,
  of: { readonly prescriberId?: string; readonly name?: string } = {},
): Promise<StaffActor & { readonly prescriberId: string }> {
  const { prescriberId = randomUUID(), name = "Linh Nguyen, MD" } = of;
  await kysely
    .insertInto("prescribers")
    .values({ prescriber_id: prescriberId, name, network: "plan", npi: "1234567893" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const staff = await addStaff(kysely, "prescriber", { prescriberId, name });
  await kysely
    .updateTable("staff")
    .set({ authenticator_secret: SIGNING_SECRET })
    .where("staff_id", "=", staff.staffId)
    .execute();
  return { ...staff, prescriberId };
}

/** Lets `cover` answer for `prescriberId` on these days. */
export async function addCover(
  kysely: Kysely<DB>,
  prescriberId: string,
  cover: string,
  fromOn: string,
  toOn: string,
): Promise<void> {
  await kysely
    .insertInto("prescriber_covers")
    .values({
      cover_id: randomUUID(),
      prescriber_id: prescriberId,
      covered_by_prescriber_id: cover,
      from_on: fromOn,
      to_on: toOn,
    })
    .execute();
}

export type SampleRenewal = SamplePrescription & {
  readonly lineId: string;
  readonly renewalId: string;
  readonly confirmationNumber: string;
};

/** A prescription without refills, filled 27 days ago, that was ordered: its prescriber has been asked. */
export async function addRenewal(
  dependencies: Dependencies,
  pharmacy: SamplePharmacy,
  owner: SamplePerson,
  more: { readonly drug?: keyof SamplePharmacy["drugs"]; readonly filledDaysAgo?: number } & Partial<
    Insertable<DB["prescriptions"]>
  > = {},
): Promise<SampleRenewal> {
  const { kysely } = dependencies.database;
  const prescription = await addPrescription(kysely, pharmacy, owner, {
    units_remaining: 0,
    refills_authorized: 3,
    ...more,
  });
  const { confirmationNumber, lines } = answerOf(
    await orderWith(dependencies, askFor(pharmacy, owner, [prescription])),
  );
  const lineId = lines[0]?.lineId ?? "";
  const { renewal_id: renewalId } = await kysely
    .selectFrom("renewal_requests")
    .select("renewal_id")
    .where("line_id", "=", lineId)
    .executeTakeFirstOrThrow();
  return { ...prescription, lineId, renewalId, confirmationNumber };
}
