import type { Kysely, Updateable } from "kysely";
import { isRetryable } from "#database/errors.ts";
import type { DB } from "#database/generated/row-types.ts";
import { actOnTransfer, type TransferAct, type TransferRefused } from "#domain/transfer/act-on-transfer.ts";
import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { Access } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { moveTransfer, type TransferBy, type TransferEvent } from "#use-cases/transfers/move-transfer.ts";
import { type SeenTransfer, seeTransfer } from "#use-cases/transfers/see-transfer.ts";

/** The transfer, and the version of it that the one who acts was looking at. */
export type TransferActAsk = { readonly transferId: string; readonly version: number };

export type TransferActRefusal =
  | Refusal<"not-found" | "not-allowed" | "changed-meanwhile" | Exclude<TransferRefused["code"], "bad-input">>
  | Refusal<"bad-input">;

export type TransferActResult = { readonly kind: "done" } | TransferActRefusal;

export type PreparedTransferAct = {
  readonly act: TransferAct;
  readonly event: TransferEvent;
  readonly details?: Readonly<Record<string, string | null>>;
  readonly action?: Access["action"];
  /** What else is written, once the transfer is held; returns the columns it sets. */
  readonly write?: (trx: Kysely<DB>, prescribes: TransferAnswer | null) => Promise<Updateable<DB["transfers"]>>;
};

export type TransferActor =
  | { readonly kind: "staff"; readonly staff: StaffActor; readonly permission: Permission }
  | { readonly kind: "member"; readonly actor: Actor };

const ATTEMPTS = 4;

/**
 * Does one act on one transfer: reads it, asks who may, lets the rules decide, and writes all or nothing, guarded by the
 * transfer's version. Of two who act on the same version the second is told and changes nothing.
 * @param prepare what is to be done; an answer of its own (`Early`) stops before anything is written
 */
export async function performTransferAct<Early extends { readonly kind: string }>(
  dependencies: Dependencies,
  by: TransferActor,
  ask: TransferActAsk,
  prepare: (seen: SeenTransfer) => PreparedTransferAct | Early | Promise<PreparedTransferAct | Early>,
): Promise<TransferActResult | Early> {
  for (let attempt = 1; ; attempt++) {
    const seen = await seeTransfer(dependencies, ask.transferId);
    if (seen === undefined) return refuse("not-found");
    const refused = whyNot(seen, by);
    if (refused !== null) return refused;
    if (seen.row.version !== ask.version) return refuse("changed-meanwhile");
    const prepared = await prepare(seen);
    if ("kind" in prepared) return prepared;
    const acted = actOnTransfer(seen.transfer, prepared.act, {
      state: seen.pharmacy.state,
      policy: seen.plan.policy,
      on: seen.on,
    });
    if (acted.kind === "refused") return refuse(acted.code, acted.fields === undefined ? {} : { fields: acted.fields });
    const { event, details, action = "transfer-worked", write } = prepared;
    try {
      const written = await dependencies.database.kysely.transaction().execute((trx) =>
        moveTransfer(
          trx,
          seen.now,
          seen.row,
          {
            transferId: ask.transferId,
            memberId: seen.row.member_id,
            status: acted.transfer.status,
            event,
            ...(details === undefined ? {} : { details }),
            by: actorOf(by),
            action,
          },
          async () => (await write?.(trx, acted.prescribes)) ?? {},
        ),
      );
      return written ? { kind: "done" } : refuse("changed-meanwhile");
    } catch (error) {
      // A prescription number that was drawn before is drawn again.
      if (!isRetryable(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function whyNot({ row }: SeenTransfer, by: TransferActor): Refusal<"not-found" | "not-allowed"> | null {
  if (by.kind === "member") {
    const { memberId } = by.actor;
    return row.member_id === memberId || row.requested_by_member_id === memberId ? null : refuse("not-found");
  }
  // A transfer to another pharmacy does not exist for this one.
  if (mayAct(by.staff, by.permission, row.to_pharmacy_id)) return null;
  return refuse(mayAct(by.staff, by.permission, null) ? "not-found" : "not-allowed");
}

function actorOf(by: TransferActor): TransferBy {
  return by.kind === "member"
    ? { kind: "member", memberId: by.actor.memberId }
    : { kind: "staff", staffId: by.staff.staffId };
}
