import { type MemberPageRow, readMemberPage } from "#database/queries/read-member-page.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { type ListedPrescriptionRow, readPrescriptions } from "#database/queries/read-prescriptions.ts";
import { seesSensitiveMedicines } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Grant, readGrants } from "#use-cases/family/list-grants.ts";
import { type Opening, requireOpening } from "#use-cases/members/open-member.ts";
import { type ReadLine, type ReadOrder, readOrders } from "#use-cases/orders/read-orders.ts";
import { describePrescriptions, type ListedPrescription } from "#use-cases/prescriptions/list-prescriptions.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/** All that staff see of a member once they said what they need it for. */
export type MemberView = {
  readonly kind: "member";
  readonly person: MemberPageRow;
  readonly opening: Opening;
  /** Medicines of a sensitive class are left out for the one who asks, and so are their orders and transfers. */
  readonly hidesSensitive: boolean;
  /** Each decided as the member would be told now. */
  readonly prescriptions: readonly ListedPrescription[];
  readonly orders: readonly ReadOrder[];
  readonly grants: readonly Grant[];
};

/**
 * A member's page. Their access log told of it when it was opened; the orders show the member's own lines and items,
 * not those of people they order for.
 */
export async function readMember(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<MemberView | Refusal<"not-allowed" | "not-found" | "reason-required" | "caller-unchecked">> {
  const open = await requireOpening(dependencies, staff, memberId);
  if (open.kind === "refused") return open;
  const { database, clock } = dependencies;
  const now = clock();
  const hidesSensitive = !seesSensitiveMedicines(staff.role);
  const [person, prescriptions, orders, grants] = await Promise.all([
    readMemberPage(database, memberId),
    listForStaff(dependencies, staff, memberId),
    readOrders(dependencies, { memberId, sessionId: staff.sessionId, language: "en" }),
    readGrants(database.kysely, now, memberId),
  ]);
  return {
    kind: "member",
    person: hidesSensitive ? { ...person, transfers: person.transfers.filter(({ sensitive }) => !sensitive) } : person,
    opening: open.opening,
    hidesSensitive,
    prescriptions,
    orders: orders.flatMap((order) => withLines(order, (line) => isShown(line, memberId, hidesSensitive))),
    grants,
  };
}

/** A member's prescriptions, decided for pick-up today, as far as the role may see them. */
export async function listForStaff(
  { database, clock }: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<readonly ListedPrescription[]> {
  const rows = await readPrescriptions(database, { memberId, readerId: memberId });
  const plan = await readPlan(database, rows[0]?.policy_version);
  const seen = rows.filter((row) => maySee(staff, row));
  return describePrescriptions(seen, plan, clock(), true);
}

function maySee(staff: StaffActor, row: Pick<ListedPrescriptionRow, "sensitive_class">): boolean {
  return row.sensitive_class === null || seesSensitiveMedicines(staff.role);
}

function isShown({ row }: ReadLine, memberId: string, hidesSensitive: boolean): boolean {
  return row.member_id === memberId && !(hidesSensitive && row.sensitive_class !== null);
}

/** The order with those of its lines that are shown, and the items the member bought; nothing where none is. */
function withLines(order: ReadOrder, shown: (line: ReadLine) => boolean): ReadOrder[] {
  const lines = order.lines.filter(shown);
  if (lines.length === 0 && order.items.length === 0) return [];
  return [{ ...order, lines, open: [...lines, ...order.items].some(({ row }) => row.is_open) }];
}
