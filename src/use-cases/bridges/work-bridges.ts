import { type BridgeRow, lockBridge, readOpenBridges } from "#database/queries/bridges.ts";
import { bridgeQuantity, MAX_BRIDGE_DAYS } from "#domain/bridge/bridge-supply.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { tellPrescriberOfBridge } from "#use-cases/notices/prescriber-notices.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Why a pharmacist gives none, from a list that the member reads in plain words. */
export const BRIDGE_DECLINE_REASONS = ["not-needed", "unsafe", "see-prescriber", "prescriber-reached"] as const;
export type BridgeDeclineReason = (typeof BRIDGE_DECLINE_REASONS)[number];

export type BridgeRequest = {
  readonly id: string;
  readonly status: "asked" | "given";
  readonly requestedAt: Date;
  readonly member: { readonly name: string; readonly birthDate: string };
  readonly drug: string;
  readonly rxNumber: string;
  readonly directions: { readonly en: string; readonly es: string };
  readonly prescriber: string;
  readonly orderNumber: string;
  readonly askedDays: number;
  readonly givenDays: number | null;
  readonly givenQuantity: number | null;
  /** By when the order itself is expected. */
  readonly orderedFor: string;
  readonly lastFilledOn: string | null;
};

/** What is asked for at a pharmacist's own counter, and what waits there to be picked up, oldest first. */
export async function readBridges(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "bridges"; readonly bridges: readonly BridgeRequest[] } | Refusal<"not-allowed">> {
  if (!mayAct(staff, "give-bridge", staff.pharmacyId)) return refuse("not-allowed");
  const rows = staff.pharmacyId === null ? [] : await readOpenBridges(database, staff.pharmacyId);
  recordStaffRead(database, clock(), staff, "prescription-read", ...rows.map(({ member_id }) => member_id));
  return {
    kind: "bridges",
    bridges: rows.map((row) => ({
      id: row.bridge_id,
      status: row.status,
      requestedAt: row.requested_at,
      member: { name: `${row.given_name} ${row.family_name}`, birthDate: row.birth_date },
      drug: `${row.drug_name} ${row.strength}`,
      rxNumber: row.rx_number,
      directions: row.directions,
      prescriber: row.prescriber,
      orderNumber: row.confirmation_number,
      askedDays: row.asked_days,
      givenDays: row.given_days,
      givenQuantity: row.given_quantity,
      orderedFor: row.promise_by,
      lastFilledOn: row.last_filled_on,
    })),
  };
}

export type BridgeAct =
  | {
      readonly act: "give";
      readonly days: number;
      /** The pharmacist's own judgement: stopping would harm, and the prescriber can't be reached (BPC 4064(a)). */
      readonly stoppingUnsafe: boolean;
      readonly prescriberUnreachable: boolean;
    }
  | { readonly act: "decline"; readonly reason: BridgeDeclineReason }
  | { readonly act: "hand-over" };

/** A pharmacist of the counter decides, or hands over what was given; member and prescriber are told. */
export async function actOnBridge(
  { database, clock }: Dependencies,
  staff: StaffActor,
  bridgeId: string,
  ask: BridgeAct,
): Promise<{ readonly kind: "done" } | Refusal<"not-allowed" | "not-found" | "bad-input" | "changed-meanwhile">> {
  if (!mayAct(staff, "give-bridge", staff.pharmacyId)) return refuse("not-allowed");
  const fields = ask.act === "give" ? faultsOf(ask) : {};
  if (Object.keys(fields).length > 0) return refuse("bad-input", { fields });
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const row = staff.pharmacyId === null ? undefined : await lockBridge(trx, bridgeId, staff.pharmacyId);
    if (row === undefined) return refuse("not-found");
    if (row.status !== (ask.act === "hand-over" ? "given" : "asked")) return refuse("changed-meanwhile");
    await trx
      .updateTable("bridge_requests")
      .set(changeOf(ask, row, staff, now))
      .where("bridge_id", "=", bridgeId)
      .execute();
    await recordAccess(trx, now, {
      memberId: row.member_id,
      by: { kind: "staff", staffId: staff.staffId },
      action: ask.act === "hand-over" ? "bridge-handed-over" : "bridge-decided",
      channel: "workbench",
    });
    if (ask.act === "hand-over") return { kind: "done" };
    if (ask.act === "give") await tellPrescriberOfBridge(trx, row, now);
    await queueNotice(trx, now, {
      memberId: row.orderer_member_id ?? row.member_id,
      kind: ask.act === "give" ? "bridge-given" : "bridge-declined",
      change: `bridge:${bridgeId}`,
      orderId: row.order_id,
      lineId: row.line_id,
      details: { pharmacy: row.pharmacy },
    });
    return { kind: "done" };
  });
}

function faultsOf(ask: Extract<BridgeAct, { act: "give" }>): Record<string, string> {
  return {
    ...(Number.isInteger(ask.days) && ask.days >= 1 && ask.days <= MAX_BRIDGE_DAYS ? {} : { days: "bridge-days" }),
    ...(ask.stoppingUnsafe ? {} : { stoppingUnsafe: "bridge-judgement" }),
    ...(ask.prescriberUnreachable ? {} : { prescriberUnreachable: "bridge-judgement" }),
  };
}

function changeOf(ask: BridgeAct, row: BridgeRow, { staffId }: StaffActor, now: Date) {
  const decided = { decided_at: now, decided_by_staff_id: staffId };
  switch (ask.act) {
    case "give": {
      const written = { quantity: row.quantity, daysSupply: row.days_supply };
      return { status: "given", given_days: ask.days, given_quantity: bridgeQuantity(written, ask.days), ...decided };
    }
    case "decline":
      return { status: "declined", decline_reason: ask.reason, ...decided };
    case "hand-over":
      return { status: "handed-over", handed_over_at: now };
  }
}
