import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { actOnLine } from "#domain/filling/act-on-line.ts";
import type { FillingAct, FillingRefusal } from "#domain/filling/filling-acts.ts";
import { type Dispense, type FillingLine, inWork, unitsOut } from "#domain/filling/filling-line.ts";
import { isToldEvent } from "#domain/notice/line-notice.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Access, byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { type Beaten, beaten, inOtherHands } from "#use-cases/filling/other-hands.ts";
import { type SeenLine, seeLine } from "#use-cases/filling/seen-line.ts";
import { queueWork } from "#use-cases/queue-work.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The line, and the version of it that the one who acts was looking at. */
export type ActAsk = { readonly lineId: string; readonly version: number };

export type ActRefusal =
  | Refusal<"not-found" | "not-allowed" | "bad-input" | "pharmacy-not-found" | FillingRefusal>
  | Beaten;

/** `heldFor` says which rule put the line on hold instead of doing what was asked. */
export type ActResult = { readonly kind: "done"; readonly heldFor: string | null } | ActRefusal;

/** What is to be done with the line that was seen, and what its timeline says of it. */
export type Prepared = {
  readonly act: FillingAct;
  readonly event: string;
  readonly details?: Readonly<Record<string, string | number | null>>;
  /** Other columns of the line that the act moves: a new promise, another pharmacy. */
  readonly line?: Partial<Pick<DB["order_lines"], "promise_by" | "pharmacy_id">> & {
    readonly due_at?: Date;
    readonly promise_kind?: string;
    /** As JSON. */
    readonly ship_to?: string;
  };
  readonly heldFor?: string;
  /** The member, or one who acts for them, where it is their choice. */
  readonly memberId?: string;
  /** What else happens in the same transaction. */
  readonly also?: (trx: Kysely<DB>) => Promise<void>;
};

type PreparedOrNot = Prepared | Refusal<"bad-input" | "pharmacy-not-found" | FillingRefusal>;

/** How often a prescription may move between reading and writing before we stop trying. */
const ATTEMPTS = 4;

/**
 * Does one act on one line: reads it, asks who may, lets the rules decide, and writes all or nothing, guarded by the
 * line's version. The prescription is locked before the line, as orders do.
 * @param by null for the clock
 */
export async function performAct(
  dependencies: Dependencies,
  by: StaffActor | null,
  ask: ActAsk,
  permission: Permission | ((seen: SeenLine) => Permission),
  prepare: (seen: SeenLine) => PreparedOrNot | Promise<PreparedOrNot>,
): Promise<ActResult> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const seen = await seeLine(dependencies, ask.lineId);
    if (seen === undefined) return refuse("not-found");
    const refused = whyNot(seen, by, ask, typeof permission === "function" ? permission(seen) : permission);
    if (refused !== null) return refused;
    const prepared = await prepare(seen);
    if ("kind" in prepared) return prepared;
    const acted = actOnLine(seen.line, prepared.act);
    if (acted.kind === "refused") return refuse(acted.code);
    const written = await dependencies.database.kysely
      .transaction()
      .execute((trx) => write(trx, seen, acted.line, prepared, by));
    if (written) return { kind: "done", heldFor: prepared.heldFor ?? null };
  }
  throw new Error("a prescription moved faster than an act on its line could be written");
}

function whyNot(seen: SeenLine, by: StaffActor | null, ask: ActAsk, permission: Permission): ActRefusal | null {
  const { row } = seen;
  if (by === null) return row.line_version === ask.version ? null : beaten(seen);
  // A line of another pharmacy does not exist for this one.
  if (!mayAct(by, permission, row.line_pharmacy_id))
    return refuse(mayAct(by, permission, null) ? "not-found" : "not-allowed");
  if (row.line_version !== ask.version) return beaten(seen);
  return inOtherHands(seen, by.staffId);
}

/** False where the line or its prescription moved since they were read. */
async function write(
  trx: Kysely<DB>,
  seen: SeenLine,
  next: FillingLine,
  prepared: Prepared,
  by: StaffActor | null,
): Promise<boolean> {
  const { row, line, now } = seen;
  const prescription = await trx
    .selectFrom("prescriptions")
    .select("version")
    .where("prescription_id", "=", row.prescription_id)
    .where("version", "=", row.version)
    .forUpdate()
    .executeTakeFirst();
  if (prescription === undefined) return false;
  const changed = await trx
    .updateTable("order_lines")
    .set((eb) => ({
      status: next.status,
      status_at: now,
      step: inWork(next)?.step ?? null,
      hold_code: next.hold?.code ?? null,
      hold_owner: next.hold?.owner ?? null,
      owed_by: next.owedBy,
      quantity: next.ordered.quantity,
      days_supply: next.ordered.daysSupply,
      claimed_by: null,
      // The queue looks for lines by when they were taken or left.
      claimed_at: row.claimed_by === null ? row.claimed_at : now,
      version: eb("version", "+", 1),
      ...prepared.line,
    }))
    .where("line_id", "=", row.line_id)
    .where("version", "=", row.line_version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await trx
    .updateTable("prescriptions")
    .set((eb) => ({ units_remaining: next.unitsRemaining, version: eb("version", "+", 1) }))
    .where("prescription_id", "=", row.prescription_id)
    .execute();
  for (const dispense of next.dispenses) {
    if (!line.dispenses.includes(dispense)) await writeDispense(trx, seen, dispense);
  }
  await writeFill(trx, seen, next);
  const sequence = (row.events.at(-1)?.sequence ?? 0) + 1;
  await trx
    .insertInto("line_events")
    .values({
      line_id: row.line_id,
      sequence,
      status: next.status,
      at: now,
      by_kind: prepared.memberId !== undefined ? "member" : by === null ? "system" : "staff",
      by_staff_id: by?.staffId ?? null,
      code: prepared.event,
      details: detailsOf(seen, prepared),
    })
    .execute();
  await recordAccess(trx, now, {
    memberId: row.member_id,
    ...accessOf(prepared, row.member_id, by),
  });
  await prepared.also?.(trx);
  if (next.status !== line.status || isToldEvent(prepared.event)) {
    await queueWork(trx, now, "line-changed", { lineId: row.line_id, status: next.status, sequence });
  }
  return true;
}

function accessOf(
  { memberId }: Prepared,
  whose: string,
  by: StaffActor | null,
): Pick<Access, "by" | "action" | "channel"> {
  if (memberId !== undefined) return { by: byMember(memberId, whose), action: "refill-cancelled", channel: "web" };
  return {
    by: by === null ? { kind: "system" } : { kind: "staff", staffId: by.staffId },
    action: "status-changed",
    channel: "workbench",
  };
}

/** What the timeline keeps besides: with a new promise, the day that was promised before. */
function detailsOf({ row }: SeenLine, { details, line }: Prepared): string | null {
  const promiseBy = line?.promise_by;
  const moved =
    promiseBy === undefined || promiseBy === row.promise_by ? {} : { promiseWas: row.promise_by, promiseBy };
  const all = { ...details, ...moved };
  return Object.keys(all).length === 0 ? null : JSON.stringify(all);
}

async function writeDispense(trx: Kysely<DB>, { row }: SeenLine, dispense: Dispense): Promise<void> {
  const columns = {
    status: dispense.status,
    step: dispense.step,
    drug_id: dispense.product.drugId,
    ndc: dispense.product.ndc,
    substitution: dispense.substitution,
    override: dispense.override,
    counsel: dispense.counsel,
    quantity: dispense.quantity,
    days_supply: dispense.daysSupply,
    stock_ndc: dispense.stock?.ndc ?? null,
    stock_lot: dispense.stock?.lot ?? null,
    stock_expires_on: dispense.stock?.expiresOn ?? null,
    checked_on: dispense.checkedOn,
    replaces: dispense.replaces,
  };
  await trx
    .insertInto("dispenses")
    .values({
      line_id: row.line_id,
      sequence: dispense.sequence,
      member_id: row.member_id,
      prescription_id: row.prescription_id,
      ...columns,
    })
    .onConflict((conflict) => conflict.columns(["line_id", "sequence"]).doUpdateSet(columns))
    .execute();
}

/**
 * What was handed over just now counts as filled on the day it was checked; a second part adds to the fill of the first.
 * What stands in for a lost parcel is the same fill; what came back for good is none.
 */
async function writeFill(trx: Kysely<DB>, { row, line }: SeenLine, next: FillingLine): Promise<void> {
  if (line.delivery === "mail" && unitsOut(line) > 0 && unitsOut(next) === 0)
    await trx.deleteFrom("fills").where("line_id", "=", row.line_id).execute();
  for (const dispense of next.dispenses) {
    const before = line.dispenses.find(({ sequence }) => sequence === dispense.sequence);
    if (dispense.status !== "completed" || before?.status === "completed" || dispense.checkedOn === null) continue;
    // A mailed line is filled once: what goes out again is sent anew, and was counted when it went out first.
    if (line.delivery === "mail" && row.own_fill !== null) continue;
    await trx
      .insertInto("fills")
      .values({
        fill_id: newId(),
        line_id: row.line_id,
        member_id: row.member_id,
        prescription_id: row.prescription_id,
        pharmacy_id: row.line_pharmacy_id,
        filled_on: dispense.checkedOn,
        days_supply: dispense.daysSupply,
        quantity: dispense.quantity,
      })
      .onConflict((conflict) =>
        conflict.column("line_id").doUpdateSet((eb) => ({
          days_supply: eb("fills.days_supply", "+", dispense.daysSupply),
          quantity: eb("fills.quantity", "+", dispense.quantity),
        })),
      )
      .execute();
  }
}
