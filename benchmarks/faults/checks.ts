import { readFileSync } from "node:fs";
import path from "node:path";
import { openBooks } from "#partners/payment/sandbox/books.ts";
import type { SandboxKinds } from "#partners/payment/sandbox/sandbox-kinds.ts";
import type { Installation } from "./installation.ts";
import type { Placed } from "./members.ts";

/** What was looked at, what was found, and what is wrong with it. */
export type Check = { readonly name: string; readonly figures: string; readonly faults: readonly string[] };

type LineRow = {
  readonly line_id: string;
  readonly confirmation_number: string;
  readonly orderer_member_id: string;
  readonly status: string;
  readonly rx_number: string;
  readonly price_cents: number;
  readonly hold_owner: string | null;
  readonly due_at: Date;
  readonly promise_by: string;
  /** Handed over to the carrier, those that were lost and replaced among them. */
  readonly parcels: readonly string[];
  /** Handed over, and not replaced by another. */
  readonly living_parcels: number;
  readonly claimed: boolean;
  readonly needs_card: boolean;
};
type PaymentRow = {
  readonly payment_id: string;
  readonly line_id: string | null;
  readonly status: string;
  readonly amount_cents: number;
  readonly provider_id: string | null;
};

const SENT: ReadonlySet<string> = new Set(["shipped", "delivered"]);
const ENDED: ReadonlySet<string> = new Set(["delivered", "cancelled", "declined", "returned-to-stock"]);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

/** All books side by side, once everything has come to rest and the server is down. */
export async function checkBooks(installation: Installation, placed: readonly Placed[]): Promise<Check[]> {
  const { query, dataDir } = installation;
  const memberIds = placed.map(({ person }) => person.memberId);
  const lines = await query<LineRow>(
    `select l.line_id, o.confirmation_number, o.orderer_member_id, l.status, p.rx_number, l.price_cents, l.hold_owner,
       l.due_at, l.promise_by,
       array(select c.parcel_id from parcel_lines x join parcels c using (parcel_id)
         where x.line_id = l.line_id and c.status = 'handed-over') as parcels,
       (select count(*)::int from parcel_lines x join parcels c using (parcel_id)
         where x.line_id = l.line_id and x.removed_at is null and c.status = 'handed-over') as living_parcels,
       exists (select from parcel_claims k join parcel_lines x using (parcel_id)
         where x.line_id = l.line_id and k.status = 'open') as claimed,
       exists (select from payments y where y.line_id = l.line_id and y.status = 'declined'
         and y.created_at >= coalesce(o.card_chosen_at, o.placed_at)) as needs_card
     from orders o join order_lines l using (order_id) join prescriptions p using (prescription_id)
     where o.orderer_member_id = any($1)`,
    [memberIds],
  );
  const payments = await query<PaymentRow>(
    "select payment_id, line_id, status, amount_cents, provider_id from payments",
  );
  const movements = await query<{ kind: string; provider_id: string; amount_cents: number }>(
    "select kind, provider_id, amount_cents from payment_movements",
  );
  const books = openBooks<SandboxKinds>(path.join(dataDir, "payment-sandbox/books.jsonl"));
  const intents = books.all("intent");
  const theirs = books.all("movement");
  books.close();

  const netOfPayment = new Map<string, number>();
  for (const { metadata, amount_received: received, latest_charge: charge } of intents) {
    const key = metadata["payment"] ?? "";
    netOfPayment.set(key, (netOfPayment.get(key) ?? 0) + received - (charge?.amount_refunded ?? 0));
  }
  const paymentsOfLine = Map.groupBy(payments, ({ line_id }) => line_id ?? "");
  /** By the processor's own books. */
  const netOf = ({ line_id }: LineRow) =>
    sum((paymentsOfLine.get(line_id) ?? []).map(({ payment_id }) => netOfPayment.get(payment_id) ?? 0));

  return [
    checkLedger(),
    checkHolds(),
    {
      name: "no order is charged twice",
      figures: `${lines.filter((line) => netOf(line) > 0).length} lines charged, ${intents.filter(({ status }) => status === "succeeded").length} charges in the processor's books`,
      faults: [
        ...lines
          .filter((line) => netOf(line) > line.price_cents)
          .map((line) => `line ${line.line_id} costs ${line.price_cents} and was charged ${netOf(line)}`),
        ...[...Map.groupBy(intents, ({ metadata }) => metadata["payment"])]
          .filter(([, of]) => of.filter(({ status }) => status !== "requires_payment_method").length > 1)
          .map(([key]) => `payment ${key} has two intents`),
      ],
    },
    {
      name: "nothing is shipped unpaid, nothing is charged that was not shipped",
      figures: `${lines.filter(({ status }) => SENT.has(status)).length} lines shipped, ${dollars(sum(lines.map(netOf)))} charged for them`,
      faults: lines
        .filter((line) => netOf(line) !== (wasSent(line) ? line.price_cents : 0))
        .map((line) => `line ${line.line_id} is ${line.status}, costs ${line.price_cents}, charged ${netOf(line)}`),
    },
    checkOrders(),
    checkParcels(),
    checkRest(),
  ];

  function checkLedger(): Check {
    const ours = movements.filter(({ kind }) => kind === "capture" || kind === "refund");
    const ourBooks = new Map(ours.map((row) => [`${row.kind} ${row.provider_id}`, row.amount_cents]));
    const theirBooks = new Map(
      theirs.map(({ type, source, amount }) => [`${type === "charge" ? "capture" : "refund"} ${source}`, amount]),
    );
    const entries = [...new Set([...ourBooks.keys(), ...theirBooks.keys()])];
    return {
      name: "the ledger equals the processor's books",
      figures: `ours ${dollars(sum(ours.map((row) => row.amount_cents)))} in ${ours.length} entries, theirs ${dollars(sum(theirs.map(({ amount }) => amount)))} in ${theirs.length}`,
      faults: entries
        .filter((entry) => ourBooks.get(entry) !== theirBooks.get(entry))
        .map((entry) => `${entry}: ours ${ourBooks.get(entry) ?? "none"}, theirs ${theirBooks.get(entry) ?? "none"}`),
    };
  }

  function checkHolds(): Check {
    const held = new Map(
      intents.filter(({ status }) => status === "requires_capture").map(({ id, amount }) => [id, amount]),
    );
    const known = new Map(
      payments
        .filter(({ status }) => status === "authorised")
        .map(({ provider_id, amount_cents }) => [provider_id ?? "", amount_cents]),
    );
    const unanswered = payments.filter(({ status }) => status.endsWith("ing"));
    return {
      name: "every hold on a card is known, and none is forgotten",
      figures: `${held.size} held at the processor, ${known.size} known to us, ${unanswered.length} asks unanswered`,
      faults: [
        ...[...new Set([...held.keys(), ...known.keys()])]
          .filter((id) => held.get(id) !== known.get(id))
          .map((id) => `hold ${id}: ours ${known.get(id) ?? "none"}, theirs ${held.get(id) ?? "none"}`),
        ...unanswered.map(({ payment_id, status }) => `payment ${payment_id} is still ${status}`),
      ],
    };
  }

  function checkOrders(): Check {
    const written = Map.groupBy(lines, ({ orderer_member_id }) => orderer_member_id);
    return {
      name: "no confirmed order is lost or doubled",
      figures: `${placed.length} confirmed, ${new Set(lines.map(({ confirmation_number }) => confirmation_number)).size} there, with ${lines.length} lines`,
      faults: placed.flatMap(({ person, confirmationNumber }) => {
        const there = written.get(person.memberId) ?? [];
        const asked = person.rxNumbers.map((rx) => `${confirmationNumber} ${rx}`).toSorted();
        const found = there.map((line) => `${line.confirmation_number} ${line.rx_number}`).toSorted();
        return asked.join() === found.join() ? [] : [`asked for ${asked.join(", ")}, found ${found.join(", ")}`];
      }),
    };
  }

  function checkParcels(): Check {
    const post = JSON.parse(readFileSync(path.join(dataDir, "sandbox-post.json"), "utf8")) as {
      shipments: { id: string; key: string; handedOverAt: number | null; cancelled: boolean }[];
    };
    const labels = Map.groupBy(
      post.shipments.filter(({ cancelled }) => !cancelled),
      ({ key }) => key.split(":")[0] ?? "",
    );
    const carried = new Set(
      post.shipments.filter((each) => each.handedOverAt !== null).map(({ key }) => key.split(":")[0] ?? ""),
    );
    const sent = new Set(lines.flatMap(({ parcels }) => parcels));
    return {
      name: "every parcel went once, with one label, and the carrier has what we say it has",
      figures: `${sent.size} parcels handed over (${lines.filter(({ parcels }) => parcels.length > 1).length} lines twice, after a loss), ${carried.size} at the carrier, ${post.shipments.length} labels of which ${post.shipments.filter(({ cancelled }) => cancelled).length} given back`,
      faults: [
        ...[...labels].filter(([, of]) => of.length > 1).map(([id]) => `parcel ${id} has two labels that are paid for`),
        ...[...carried]
          .filter((id) => !sent.has(id))
          .map((id) => `the carrier has parcel ${id}, which we did not hand over`),
        ...[...sent].filter((id) => !carried.has(id)).map((id) => `the carrier does not have parcel ${id}`),
        ...lines
          .filter((line) => SENT.has(line.status) && line.living_parcels !== 1)
          .map((line) => `line ${line.line_id} is ${line.status} and lies in ${line.living_parcels} parcels`),
      ],
    };
  }

  function checkRest(): Check {
    const counts = new Map<string, number>();
    const faults: string[] = [];
    for (const line of lines) {
      const where = whereOf(line);
      if (where === null) faults.push(`line ${line.line_id} is ${line.status}, and nobody's`);
      counts.set(where ?? line.status, (counts.get(where ?? line.status) ?? 0) + 1);
    }
    const figures = [...counts].map(([where, count]) => `${count} ${where}`).join(", ");
    return { name: "every line is at its end, or somebody's by a day", figures, faults };
  }
}

/** What comes back to the shelf is refunded; what is sent again is not charged again. */
function wasSent({ status, parcels }: LineRow): boolean {
  return parcels.length > 0 && status !== "returned-to-stock";
}

/** Its end, or whose it is and by when; null where it is nobody's. */
function whereOf({ status, claimed, needs_card, hold_owner, due_at, promise_by }: LineRow): string | null {
  if (ENDED.has(status)) return status;
  if (status === "shipped" && claimed) return "claimed from the carrier, the pharmacy's";
  if (status === "shipped") return promise_by === "" ? null : "on the way, the carrier's by a day";
  if (status === "on-hold") return hold_owner === null ? null : `on hold, ${hold_owner}'s`;
  if (needs_card) return "waiting for another card, the member's";
  return Number.isNaN(due_at.getTime()) ? null : `${status}, the pharmacy's by a day`;
}
