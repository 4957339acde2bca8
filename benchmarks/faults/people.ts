import { createHash, randomUUID } from "node:crypto";
import type { Random } from "#demo-data/random.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import { TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";
import type { Installation } from "./installation.ts";

/** A made-up member who will order once, by mail. */
export type Person = {
  readonly memberId: string;
  readonly token: string;
  readonly addressId: string;
  readonly rxNumbers: readonly string[];
  readonly cardNumber: string;
  /** The bank says no to the card. */
  readonly isDeclined: boolean;
  /** Chooses another card once the first was declined. */
  readonly mends: boolean;
  readonly cancels: boolean;
};

export type Staff = { readonly verifier: string; readonly checker: string; readonly packer: string };

/** Rare ones often enough to meet each of them in every run. */
const BEHAVIOURS = [
  ["approved", 52],
  ["no_answer", 10],
  ["slow", 5],
  ["webhooks_twice", 9],
  ["webhooks_out_of_order", 9],
  ["generic_decline", 5],
  ["insufficient_funds", 4],
  ["expired_card", 2],
  ["lost_card", 2],
  ["authentication_required", 2],
] as const;
const DECLINED = new Set<string>([
  "generic_decline",
  "insufficient_funds",
  "expired_card",
  "lost_card",
  "authentication_required",
]);
/** What the carrier makes of a parcel, by the second line of its address. */
const UNITS = [
  [null, 60],
  ["DOUBLE", 8],
  ["SHUFFLE", 8],
  ["LATE", 6],
  ["SILENT", 6],
  ["OUTAGE", 4],
  ["DELAY", 4],
  ["LOST", 2],
  ["RETURN", 2],
] as const;

/** Writes the members, their prescriptions and sessions into the database; cards they type in themselves. */
export async function addPeople(installation: Installation, random: Random, count: number): Promise<Person[]> {
  const { query } = installation;
  const now = installation.now();
  const drugs = await query<{ drug_id: string }>(
    `select drug_id from drugs where dea_schedule is null and not recalled and not rems and not heat_sensitive
       and sensitive_class is null and dosage_class = 'ordinary' order by name, strength`,
  );
  const [prescriber] = await query<{ prescriber_id: string }>(
    "select prescriber_id from prescribers where network = 'plan' order by name limit 1",
  );
  const [pharmacy] = await query<{ pharmacy_id: string }>(
    "select pharmacy_id from pharmacies where kind = 'plan' and area_id = 'southern-california' order by name limit 1",
  );
  const coverages = await query<{ coverage_id: string }>("select coverage_id from coverages order by coverage_id");
  const people: Person[] = [];
  const rows = { members: [], sessions: [], addresses: [], prescriptions: [], fills: [] } as Record<string, object[]>;
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  for (let n = 0; n < count; n++) {
    const memberId = randomUUID();
    const addressId = randomUUID();
    const token = createHash("sha256").update(memberId).digest("base64url");
    const [behaviour] = random.pickWeighted(BEHAVIOURS, ([, weight]) => weight);
    const [unit] = random.pickWeighted(UNITS, ([, weight]) => weight);
    const first = random.int(0, drugs.length - 1);
    const medicines = random.chance(0.3) ? [first, (first + 1) % drugs.length] : [first];
    const rxNumbers = medicines.map((_, at) => checked(910_000_000 + 2 * n + at));
    rows["members"]?.push({
      member_id: memberId,
      mrn: checked(75_000_000 + n),
      given_name: `Given${n % 97}`,
      family_name: `Family${n}`,
      birth_date: daysAgo(365 * random.int(20, 80)),
      area_id: random.pick(["southern-california", "northern-california"]),
      coverage_id: random.pick(coverages).coverage_id,
      language: random.chance(0.2) ? "es" : "en",
      contact_email: `member${n}@faults.example`,
    });
    rows["sessions"]?.push({
      token_hash: hexOf(token),
      session_id: randomUUID(),
      member_id: memberId,
      device: "Fault run",
      signed_on_with: "password",
      created_at: now,
      // Seen "in two hours": nobody is signed out while the clock is moved on.
      last_seen_at: new Date(now.getTime() + 2 * 3_600_000),
      expires_at: new Date(now.getTime() + 24 * 3_600_000),
    });
    rows["addresses"]?.push({
      address_id: addressId,
      member_id: memberId,
      line1: `${n + 1} Harbor Street`,
      line2: unit === null ? null : `Unit ${unit}`,
      ...{ city: "Downey", state: "CA", zip: "90242" },
      created_at: now,
    });
    medicines.forEach((at, index) => {
      const prescriptionId = randomUUID();
      rows["prescriptions"]?.push({
        prescription_id: prescriptionId,
        member_id: memberId,
        rx_number: rxNumbers[index],
        drug_id: drugs[at]?.drug_id,
        prescriber_id: prescriber?.prescriber_id,
        pharmacy_id: pharmacy?.pharmacy_id,
        directions: { en: "Take 1 tablet by mouth once a day", es: "Tome 1 tableta por la boca una vez al día" },
        purpose: { en: "for blood pressure", es: "para la presión" },
        written_on: daysAgo(100),
        ...{ quantity: 30, days_supply: 30, refills_authorized: 5, units_remaining: 120, status: "active" },
      });
      rows["fills"]?.push({
        fill_id: randomUUID(),
        member_id: memberId,
        prescription_id: prescriptionId,
        pharmacy_id: pharmacy?.pharmacy_id,
        filled_on: daysAgo(30),
        ...{ days_supply: 30, quantity: 30 },
      });
    });
    people.push({
      ...{ memberId, token, addressId, rxNumbers },
      cardNumber: random.pick(TEST_CARDS.filter((card) => card.behaviour === behaviour)).number,
      isDeclined: DECLINED.has(behaviour),
      mends: random.chance(0.8),
      cancels: random.chance(0.06),
    });
  }
  for (const [table, of] of Object.entries(rows)) await insert(installation, table, of);
  return people;
}

/** Two pharmacists and a packer at the mail-order pharmacy, signed on: nobody checks what they counted themselves. */
export async function addStaff(installation: Installation): Promise<Staff> {
  const now = installation.now();
  const [pharmacy] = await installation.query<{ pharmacy_id: string }>(
    "select pharmacy_id from pharmacies where kind = 'mail-order'",
  );
  const signOn = async (role: string, name: string) => {
    const staffId = randomUUID();
    const token = createHash("sha256").update(staffId).digest("base64url");
    const later = new Date(now.getTime() + 12 * 3_600_000);
    await insert(installation, "staff", [
      {
        staff_id: staffId,
        email: `${staffId}@faults.example`,
        ...{ name, role },
        pharmacy_id: pharmacy?.pharmacy_id,
        created_at: now,
      },
    ]);
    await insert(installation, "staff_sessions", [
      {
        token_hash: hexOf(token),
        session_id: randomUUID(),
        staff_id: staffId,
        device: "Fault run",
        ...{ created_at: now, last_seen_at: later, expires_at: later, second_factor_at: now },
      },
    ]);
    return token;
  };
  return {
    verifier: await signOn("pharmacist", "First Pharmacist"),
    checker: await signOn("pharmacist", "Second Pharmacist"),
    packer: await signOn("mail-order", "A Packer"),
  };
}

async function insert({ query }: Installation, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  await query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function hexOf(token: string): string {
  return `\\x${createHash("sha256").update(token).digest("hex")}`;
}

function checked(number: number): string {
  return `${number}${luhnCheckDigit(String(number))}`;
}
