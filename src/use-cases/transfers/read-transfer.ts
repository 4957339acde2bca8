import { findTransfer, readTransfersOf, type TransferRow } from "#database/queries/read-transfers.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import { isOverdue } from "#domain/transfer/transfer-clock.ts";
import { isOpenTransfer, type TransferRefusal, type TransferStatus } from "#domain/transfer/transfer-status.ts";
import { recordMemberRead } from "#use-cases/access/record-reads.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { seenOf } from "#use-cases/transfers/see-transfer.ts";

/** A transfer as its member, or who asked for it, may see it. */
export type MemberTransfer = {
  readonly kind: "transfer";
  readonly id: string;
  readonly version: number;
  readonly way: "inside-plan" | "from-outside";
  readonly status: TransferStatus;
  readonly requestedAt: Date;
  readonly answerBy: Day;
  readonly overdue: boolean;
  readonly canCancel: boolean;
  readonly reason: TransferRefusal | null;
  /** The plan's own words of reasons. */
  readonly reasonWords: ReasonWords;
  readonly toPharmacy: { readonly name: string; readonly phone: string };
  readonly fromPharmacy: string | null;
  readonly outside: { readonly pharmacy: string; readonly phone: string; readonly rxNumber: string } | null;
  readonly medicineNamed: string | null;
  /** Whose it is, where it is not the reader's own. */
  readonly person: string | null;
  /** Only for its own member: the prescription that moved, or that came of it. */
  readonly prescription: { readonly id: string; readonly rxNumber: string; readonly drug: string } | null;
  readonly timeline: readonly {
    readonly at: Date;
    readonly code: string;
    readonly details: Readonly<Record<string, string | null>>;
  }[];
};

/** A transfer the actor asked for or that is theirs; all others do not exist for them. */
export async function readTransfer(
  { database, clock }: Dependencies,
  actor: Actor,
  id: string,
): Promise<MemberTransfer | Refusal<"not-found">> {
  const row = await findTransfer(database, id);
  if (row === undefined || (row.member_id !== actor.memberId && row.requested_by_member_id !== actor.memberId))
    return refuse("not-found");
  const now = clock();
  recordMemberRead(database, now, actor, "transfer-read", row.member_id);
  return forMember(row, actor, await readPlan(database, row.policy_version), now);
}

/** What the actor asked for or what is theirs, newest first. */
export async function listTransfers(
  { database, clock }: Dependencies,
  actor: Actor,
): Promise<readonly MemberTransfer[]> {
  const rows = await readTransfersOf(database, actor.memberId);
  const plan = await readPlan(database, rows[0]?.policy_version);
  const now = clock();
  recordMemberRead(database, now, actor, "transfer-read", ...rows.map(({ member_id }) => member_id));
  return rows.map((row) => forMember(row, actor, plan, now));
}

function forMember(row: TransferRow, actor: Actor, plan: Plan, now: Date): MemberTransfer {
  const { transfer, pharmacy, on } = seenOf(row, plan, now);
  const { status } = transfer;
  const answerBy = row.answer_by as Day;
  const isOwn = row.member_id === actor.memberId;
  return {
    kind: "transfer",
    id: row.transfer_id,
    version: row.version,
    way: row.kind,
    status,
    requestedAt: row.requested_at,
    answerBy,
    overdue: isOverdue({ status, answerBy }, on),
    canCancel: isOpenTransfer(status),
    reason: row.refusal_reason as TransferRefusal | null,
    reasonWords: plan.reasonWords,
    toPharmacy: { name: pharmacy.name, phone: pharmacy.phone },
    fromPharmacy: plan.pharmacies.get(row.from_pharmacy_id ?? "")?.name ?? null,
    outside:
      row.outside_pharmacy_name === null || row.outside_pharmacy_phone === null || row.outside_rx_number === null
        ? null
        : {
            pharmacy: row.outside_pharmacy_name,
            phone: row.outside_pharmacy_phone,
            rxNumber: row.outside_rx_number,
          },
    medicineNamed: isOwn ? row.medicine_named : null,
    person: isOwn ? null : `${row.given_name} ${row.family_name}`,
    prescription:
      isOwn && row.prescription_id !== null && row.rx_number !== null
        ? { id: row.prescription_id, rxNumber: row.rx_number, drug: `${row.drug_name} ${row.strength}` }
        : null,
    timeline: row.events.map(({ at, code, details }) => ({ at: new Date(at), code, details: details ?? {} })),
  };
}
