import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import type { Pool } from "pg";

/** Each member has this many prescriptions. */
const PRESCRIPTIONS_EACH = 4;

/**
 * Fills a database that holds the demo plan with made-up members 0 … `members` − 1 and four prescriptions of each: the
 * first is ready to refill, the others are too soon, without refills, and ready or already ordered. Every member is
 * signed on and has ordered before. A member's prescriptions lie apart on the disk, as those written over years do.
 */
export async function generateMembers(pool: Pool, members: number, tell: (text: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    // The rows are right by construction; checking each reference would take longer than writing them.
    await client.query("set session_replication_role = replica");
    for (const [what, statement] of statements(members)) {
      const began = performance.now();
      const { rowCount } = await client.query(statement);
      tell(`  ${String(rowCount ?? "")} ${what}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    await client.query("reset session_replication_role");
    await client.query("vacuum (freeze, analyze)");
    await client.query("checkpoint");
  } finally {
    client.release();
  }
}

function statements(members: number): [what: string, statement: string][] {
  const last = members - 1;
  return [
    [
      "members",
      `insert into members (member_id, mrn, given_name, family_name, birth_date, area_id, coverage_id, language, contact_email)
       select ${memberId("n")}, ${recordNumber("n")}::text, 'Given' || n % 997, 'Family' || n % 4999, date '1935-01-01' + n % 29000,
         areas.ids[1 + n % cardinality(areas.ids)], coverages.ids[1 + n % cardinality(coverages.ids)], 'en', 'member' || n || '@bench.example'
       from generate_series(0, ${last}) n,
         (select array_agg(area_id order by area_id) ids from areas) areas,
         (select array_agg(coverage_id order by coverage_id) ids from coverages) coverages`,
    ],
    [
      "sessions",
      // Seen "in twenty minutes": noting that a session is in use happens once a minute and is not what is measured.
      `insert into sessions (token_hash, session_id, member_id, device, signed_on_with, created_at, last_seen_at, expires_at)
       select ${tokenHash("n")}, ${idOf("5e", "n")}, ${memberId("n")}, 'Bench', 'password', now(),
         now() + interval '20 minutes', now() + interval '12 hours'
       from generate_series(0, ${last}) n`,
    ],
    [
      "prescriptions",
      `insert into prescriptions (prescription_id, member_id, rx_number, drug_id, prescriber_id, pharmacy_id, directions, purpose,
         written_on, quantity, days_supply, refills_authorized, units_remaining, status)
       select ${prescriptionId("n")}, ${memberId(`n % ${members}`)}, ${rxNumber("n")}::text,
         drugs.ids[1 + n % cardinality(drugs.ids)], prescribers.ids[1 + n % cardinality(prescribers.ids)],
         pharmacies.ids[1 + n % ${members} % cardinality(pharmacies.ids)],
         '{"en": "Take 1 tablet by mouth once a day", "es": "Tome 1 tableta por la boca una vez al día"}',
         '{"en": "for blood pressure", "es": "para la presión"}',
         current_date - 100, 30, 30, 5, case n / ${members} when 2 then 0 else 90 end, 'active'
       from generate_series(0, ${members * PRESCRIPTIONS_EACH - 1}) n,
         (select array_agg(drug_id order by drug_id) ids from drugs
          where dea_schedule is null and not recalled and not rems and sensitive_class is null) drugs,
         (select array_agg(prescriber_id order by prescriber_id) ids from prescribers) prescribers,
         (select array_agg(pharmacy_id order by pharmacy_id) ids from pharmacies join areas using (area_id)
          where kind = 'plan' and 'online-refill' = any (features)) pharmacies`,
    ],
    [
      "fills",
      // The older lie before the newer; every prescription has one, every second one two. The second of each member was
      // filled too lately to be filled again.
      `insert into fills (fill_id, member_id, prescription_id, pharmacy_id, filled_on, days_supply, quantity)
       select ${idOf("f1", `p.n + nth * ${members * PRESCRIPTIONS_EACH}`)}, p.member_id, p.prescription_id, p.pharmacy_id,
         current_date - case p.n / ${members} when 1 then 10 else 30 end - 30 * (1 - nth), 30, 30
       from generate_series(0, 1) nth, (select row_number() over (order by prescription_id) - 1 as n, * from prescriptions
         where prescription_id between ${prescriptionId("0")} and ${prescriptionId("999999999999")}) p
       where nth = 1 or p.n % 2 = 0`,
    ],
    [
      "addresses",
      `insert into addresses (address_id, member_id, line1, city, state, zip, created_at)
       select ${idOf("ad", "n")}, ${memberId("n")}, n || ' Harbor Street', 'Downey', 'CA', '90242', now() from generate_series(0, ${last}) n`,
    ],
    [
      "cards",
      `insert into payment_methods (payment_method_id, member_id, provider_token, brand, last4, expires_month, expires_year, created_at)
       select ${idOf("ca", "n")}, ${memberId("n")}, 'bench', 'visa', '4242', 12, 2034, now() from generate_series(0, ${last}, 3) n`,
    ],
    [
      "permissions",
      `insert into grants (grant_id, member_id, proxy_member_id, scope, basis, granted_at)
       select ${idOf("94", "n")}, ${memberId("n")}, ${memberId("n + 1")}, 'full', 'member-given', now() from generate_series(0, ${last - 1}, 5) n`,
    ],
    [
      "orders",
      `insert into orders (order_id, confirmation_number, orderer_member_id, channel, placed_at)
       select ${idOf("0d", "n")}, ${wrongCheckDigit(withCheckDigit(500_000_000, "n"))}::text, ${memberId("n")}, 'web', ${placedAt}
       from generate_series(0, ${last}) n`,
    ],
    [
      "order lines",
      // Of each member's fourth prescription; one in twenty is still open.
      `insert into order_lines (line_id, order_id, member_id, prescription_id, ordered_as, position, outcome, code, status, status_at,
         days_supply, quantity, delivery_kind, pharmacy_id, promise_kind, promise_by, due_at, price_cents, price_code)
       select ${idOf("11", "n")}, ${idOf("0d", "n")}, p.member_id, p.prescription_id, 'self', 0, 'accepted', 'ready',
         case when n % 20 = 0 then 'received' else 'picked-up' end, ${placedAt}, 30, 30, 'pickup', p.pharmacy_id, 'ready-by',
         current_date, now(), 1000, 'copay'
       from generate_series(0, ${last}) n join prescriptions p on p.prescription_id = ${prescriptionId(`n + ${3 * members}`)}`,
    ],
    [
      "line events",
      `insert into line_events (line_id, sequence, status, at, by_kind)
       select ${idOf("11", "n")}, sequence, case sequence when 1 then 'received' else 'picked-up' end, ${placedAt}, 'member'
       from generate_series(0, ${last}) n, generate_series(1, 2) sequence where sequence = 1 or n % 20 > 0`,
    ],
    [
      "idempotency keys",
      `insert into idempotency_keys (subject, key, request_hash, response, created_at)
       select ${memberId("n")}, 'earlier', sha256('earlier'), '{}', now() from generate_series(0, ${last}, 10) n`,
    ],
    [
      "medicines in bags",
      `insert into bag_lines (bag_line_id, member_id, prescription_id, with_record_number, added_at)
       select ${idOf("ba", "n")}, ${memberId("n")}, ${prescriptionId("n")}, false, now() from generate_series(0, ${last}, 10) n`,
    ],
    [
      "access log entries",
      `insert into access_log (access_id, member_id, at, actor_kind, actor_id, action, channel)
       select ${idOf("ac", `n + ${members} * many`)}, ${memberId("n")}, ${placedAt}, 'member', ${memberId("n")}, 'prescriptions-read', 'web'
       from generate_series(0, 1) many, generate_series(0, ${last}) n`,
    ],
  ];
}

/** Over the past year. */
const placedAt = "now() - n % 360 * interval '1 day' - interval '1 hour'";

// Ids and numbers are worked out from a member's or prescription's place in the row, by the database, by pgbench (whose
// arithmetic reads the same) and below by us, so that nobody must look them up.

const idOf = (kind: string, n: string) => `('0b${kind}0000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const memberId = (n: string) => idOf("a0", n);
const prescriptionId = (n: string) => idOf("c0", n);
const sessionToken = (n: string) => `lpad((${n})::text, 43, '0')`;
/** As the product keeps it. */
export const tokenHash = (n: string) => `sha256(convert_to(${sessionToken(n)}, 'UTF8'))`;
const recordNumber = (n: string) => withCheckDigit(70_000_000, n);

/** An expression for SQL and for pgbench; `n` counts all members' first prescriptions, then their second ones. */
export const rxNumber = (n: string) => withCheckDigit(900_000_000, n);

/** `first` + n with Luhn's check digit behind it, in whole-number arithmetic. */
function withCheckDigit(first: number, n: string): string {
  const weighted = Array.from(String(first), (_, place) => {
    const digit = `(${first} + ${n}) / ${10 ** place} % 10`;
    return place % 2 === 0 ? `2 * (${digit}) / 10 + 2 * (${digit}) % 10` : `(${digit})`;
  });
  return `(${first * 10} + 10 * (${n}) + (10 - (${weighted.join(" + ")}) % 10) % 10)`;
}

/** The same number with another last digit: no order placed through the product ever gets it. */
export const wrongCheckDigit = (number: string) => `(${number} - ${number} % 10 + (${number} + 1) % 10)`;

export function rxNumberOf(n: number): string {
  const digits = String(900_000_000 + n);
  return `${digits}${luhnCheckDigit(digits)}`;
}

export function sessionTokenOf(member: number): string {
  return String(member).padStart(43, "0");
}

export function memberIdOf(member: number): string {
  return `0ba00000-0000-7000-8000-${String(member).padStart(12, "0")}`;
}
