import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { prescriberNoticeMail } from "#words/en/prescriber-notices.ts";

/**
 * Notifies the prescriber that a prescription is filled for more days than written, as BPC 4064.5(b) asks of the
 * pharmacist: once for a line, in the inbox and, where the prescriber has an account, by a mail that names nobody.
 */
export async function tellPrescriberOfLongerFill(trx: Kysely<DB>, { row, line, now }: SeenLine): Promise<void> {
  if (line.ordered.daysSupply > row.days_supply) await writePrescriberNotice(trx, row, "filled-for-90-days", now);
}

/** Tells of a bridge supply that a pharmacist gave without the prescriber (BPC 4064(c)). */
export function tellPrescriberOfBridge(trx: Kysely<DB>, about: NoticeSubject, now: Date): Promise<void> {
  return writePrescriberNotice(trx, about, "bridge-given", now);
}

type NoticeSubject = {
  readonly prescriber_id: string;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly line_id: string;
};

async function writePrescriberNotice(
  trx: Kysely<DB>,
  row: NoticeSubject,
  kind: PrescriberNotice["kind"],
  now: Date,
): Promise<void> {
  const reader = await trx
    .selectFrom("staff")
    .select(["email", "name"])
    .where("prescriber_id", "=", row.prescriber_id)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  const written = await trx
    .insertInto("prescriber_notices")
    .values({
      prescriber_notice_id: newId(),
      prescriber_id: row.prescriber_id,
      member_id: row.member_id,
      prescription_id: row.prescription_id,
      line_id: row.line_id,
      kind,
      written_at: now,
      mailed_to: reader?.email ?? null,
    })
    // Undone and checked again it is told already.
    .onConflict((conflict) => conflict.columns(["line_id", "kind"]).doNothing())
    .returning("prescriber_notice_id")
    .executeTakeFirst();
  if (written !== undefined && reader !== undefined)
    await queueMail(
      trx,
      now,
      { to: reader.email, ...prescriberNoticeMail(reader.name, kind) },
      written.prescriber_notice_id,
    );
}

export type PrescriberNotice = {
  readonly id: string;
  readonly kind: "filled-for-90-days" | "bridge-given";
  readonly writtenAt: Date;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly drug: string;
  readonly rxNumber: string;
  readonly writtenForDays: number;
  readonly filledForDays: number;
};

/** What a prescriber has not read yet, oldest first. */
export async function readPrescriberNotices(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "notices"; readonly notices: readonly PrescriberNotice[] } | Refusal<"not-allowed">> {
  const now = clock();
  const reader = prescriberOf(staff, "answer-renewal", now);
  if (reader.kind === "refused") return reader;
  const rows = await database.kysely
    .selectFrom("prescriber_notices as n")
    .innerJoin("members as m", "m.member_id", "n.member_id")
    .innerJoin("prescriptions as p", "p.prescription_id", "n.prescription_id")
    .innerJoin("drugs as d", "d.drug_id", "p.drug_id")
    .innerJoin("order_lines as l", "l.line_id", "n.line_id")
    .leftJoin("bridge_requests as b", "b.line_id", "n.line_id")
    .select(["b.given_days", "n.kind"])
    .select(["n.prescriber_notice_id", "n.written_at", "n.member_id", "m.given_name", "m.family_name", "m.birth_date"])
    .select(["d.name as drug_name", "d.strength", "p.rx_number", "p.days_supply", "l.days_supply as filled_for"])
    .where("n.prescriber_id", "=", reader.prescriberId)
    .where("n.read_at", "is", null)
    .orderBy("n.written_at")
    .limit(200)
    .execute();
  recordStaffRead(database, now, staff, "prescription-read", ...rows.map(({ member_id }) => member_id));
  return {
    kind: "notices",
    notices: rows.map((row) => ({
      id: row.prescriber_notice_id,
      kind: row.kind as PrescriberNotice["kind"],
      writtenAt: row.written_at,
      patient: { name: `${row.given_name} ${row.family_name}`, birthDate: row.birth_date },
      drug: `${row.drug_name} ${row.strength}`,
      rxNumber: row.rx_number,
      writtenForDays: row.days_supply,
      filledForDays: row.kind === "bridge-given" ? (row.given_days ?? 0) : row.filled_for,
    })),
  };
}

/** The prescriber has read it; it stays in the records. */
export async function markPrescriberNoticeRead(
  { database, clock }: Dependencies,
  staff: StaffActor,
  id: string,
): Promise<Refusal<"not-allowed" | "not-found"> | undefined> {
  const now = clock();
  const reader = prescriberOf(staff, "answer-renewal", now);
  if (reader.kind === "refused") return reader;
  const { numUpdatedRows } = await database.kysely
    .updateTable("prescriber_notices")
    .set((eb) => ({
      read_at: eb.fn.coalesce("read_at", eb.val(now)),
      read_by_staff_id: eb.fn.coalesce("read_by_staff_id", eb.val(staff.staffId)),
    }))
    .where("prescriber_notice_id", "=", id)
    .where("prescriber_id", "=", reader.prescriberId)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuse("not-found") : undefined;
}
