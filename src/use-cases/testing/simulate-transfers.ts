import { randomUUID } from "node:crypto";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import type { SamplePerson, SamplePharmacy, SamplePrescription } from "#use-cases/testing/sample-pharmacy.ts";
import type { Turn, Worker } from "#use-cases/testing/simulate-day.ts";
import { movePrescriptionForMember, recordTransferAtCounter } from "#use-cases/transfers/at-the-counter.ts";
import { attestTransfer } from "#use-cases/transfers/attest-transfer.ts";
import { cancelTransfer, refuseTransfer } from "#use-cases/transfers/end-transfer.ts";
import { type DeskTransfer, readTransferDesk } from "#use-cases/transfers/read-transfer-desk.ts";
import { recordAnswer } from "#use-cases/transfers/record-answer.ts";
import { recordCall } from "#use-cases/transfers/record-call.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";
import { SAMPLE_ANSWER } from "#use-cases/testing/sample-transfer.ts";

const ZONE = "America/Los_Angeles";
const A_TURN = 8;

type Desk = {
  readonly pharmacist: StaffActor;
  readonly technician: StaffActor;
  readonly pharmacy: SamplePharmacy;
  /** The birth date of all of them, told at the counter. */
  readonly born: Parameters<typeof recordTransferAtCounter>[2]["birthDate"];
};

/**
 * The transfer desk of a pharmacy: each member asks for one prescription from outside, online or at the counter, and
 * now and then takes it back; a technician calls once a day until somebody answers, a pharmacist confirms or refuses,
 * and what came is ordered. Every fifth pharmacy outside is not reached before the transfer is late.
 */
export function workTransfers(desk: Desk, members: readonly SamplePerson[]): Worker {
  const waiting = members.map((member, index) => ({ member, outsideRxNumber: `RX ${index}` }));
  const byMember = new Map(members.map((member) => [member.memberId, member]));
  return async (turn) => {
    let did = 0;
    for (const asking of waiting.splice(0, A_TURN)) {
      if (!turn.count(await ask(turn, desk, asking))) throw new Error("a transfer could not be asked for");
      did++;
    }
    const read = await readTransferDesk(turn.dependencies, desk.technician);
    if (read.kind === "refused") throw new Error(read.code);
    for (const transfer of read.transfers.filter(({ open }) => open)) {
      const member = byMember.get(transfer.row.member_id);
      if (member === undefined) throw new Error("a transfer of nobody who asked");
      const doing = workOne(turn, desk, transfer, member);
      if (doing !== null && turn.count(await doing)) did++;
    }
    return did;
  };
}

function ask(
  { dependencies, random }: Turn,
  { technician, pharmacy, born }: Desk,
  { member, outsideRxNumber }: { readonly member: SamplePerson; readonly outsideRxNumber: string },
) {
  const outside = { outsideRxNumber, outsidePharmacyName: "Corner Drugs", outsidePharmacyPhone: "562-555-0100" };
  return random() < 0.5
    ? recordTransferAtCounter(dependencies, technician, { mrn: member.mrn, birthDate: born, ...outside })
    : requestTransfer(dependencies, member.actor, { kind: "from-outside", toPharmacyId: pharmacy.downey, ...outside });
}

/** The next step of one transfer; null where it waits for tomorrow. */
function workOne(
  { dependencies, random }: Turn,
  { pharmacist, technician, pharmacy }: Desk,
  { row, status, reached, overdue }: DeskTransfer,
  member: SamplePerson,
): Promise<{ readonly kind: string; readonly code?: string }> | null {
  const seen = { transferId: row.transfer_id, version: row.version };
  const today = dayInZone(dependencies.clock(), ZONE);
  const chance = random();
  // Which ways are seen must not hang on chance: of every ten one is taken back at once, and one lasts to its refusal.
  const digit = row.outside_rx_number?.slice(-1);
  if (digit === "3" || (digit !== "4" && chance < 0.02)) return cancelTransfer(dependencies, member.actor, seen);
  if (status === "answered") {
    if (chance < 0.06) return refuseTransfer(dependencies, pharmacist, { ...seen, reason: "pharmacist-judgement" });
    return attestAndOrder({ dependencies }, pharmacist, seen, member, pharmacy);
  }
  if (reached) {
    // Schedule II is not moved: whoever takes it down is told, and the pharmacist ends it.
    if (digit === "4")
      return refuseTransfer(dependencies, pharmacist, { ...seen, reason: "schedule-ii-not-transferable" });
    const answer = { ...SAMPLE_ANSWER, drugId: pharmacy.drugs.ordinary, writtenOn: addDays(today, -90) };
    return recordAnswer(dependencies, technician, {
      ...seen,
      answer: { ...answer, lastFilledOn: chance < 0.5 ? addDays(today, -40) : null },
    });
  }
  const lastCall = row.events.findLast(({ code }) => code === "called");
  if (lastCall !== undefined && dayInZone(new Date(lastCall.at), ZONE) === today) return null;
  if (lastCall?.details?.["outcome"] === "refused")
    return refuseTransfer(dependencies, pharmacist, { ...seen, reason: "pharmacy-refused" });
  const unreachable = Number(digit) % 5 === 0 && !overdue;
  const outcome =
    unreachable || chance < 0.2 ? "no-answer" : chance < 0.3 ? "call-back" : chance < 0.4 ? "refused" : "answered";
  return recordCall(dependencies, technician, { ...seen, outcome, spokeTo: null, note: null });
}

async function attestAndOrder(
  { dependencies }: Pick<Turn, "dependencies">,
  pharmacist: StaffActor,
  seen: { readonly transferId: string; readonly version: number },
  member: SamplePerson,
  pharmacy: SamplePharmacy,
): Promise<{ readonly kind: string; readonly code?: string }> {
  const attested = await attestTransfer(dependencies, pharmacist, { ...seen, warningsRead: true });
  if (attested.kind !== "done") return attested;
  const { rx_number: rxNumber } = await dependencies.database.kysely
    .selectFrom("prescriptions")
    .select("rx_number")
    .where("transfer_id", "=", seen.transferId)
    .executeTakeFirstOrThrow();
  const { memberId } = member;
  const order = {
    channel: "web",
    ordererId: memberId,
    lines: [{ rxNumber, mrn: null, daysSupply: null }],
    delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
    paymentMethodId: null,
  } as const;
  return placeOrder(dependencies, order, { subject: memberId, key: randomUUID() });
}

/**
 * Prescriptions that move about inside the plan while they are filled: staff send each to the other pharmacy, and its
 * member fetches it back. What a pharmacy has in hand stays there.
 */
export function moveAbout(
  { pharmacist, pharmacy, born }: Desk,
  prescriptions: readonly (SamplePrescription & { readonly member: SamplePerson })[],
): Worker {
  const waiting = [false, true].flatMap((back) => prescriptions.map((each) => ({ ...each, back })));
  return async ({ dependencies, count }) => {
    const seen = waiting.splice(0, A_TURN);
    for (const { member, rxNumber, back } of seen) {
      count(
        back
          ? await requestTransfer(dependencies, member.actor, {
              kind: "inside-plan",
              rxNumber,
              toPharmacyId: pharmacy.downey,
            })
          : await movePrescriptionForMember(dependencies, pharmacist, {
              mrn: member.mrn,
              birthDate: born,
              rxNumber,
              toPharmacyId: pharmacy.honolulu,
            }),
      );
    }
    return seen.length;
  };
}
