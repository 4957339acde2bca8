import { addDays, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import type { CallOutcome, TransferRefusal } from "#domain/transfer/transfer-status.ts";
import { drugId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import { birthDateOf } from "#demo-data/birth-date.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoDrug, DemoMember } from "#demo-data/demo-rows.ts";
import { drugCatalogue } from "#demo-data/drug-catalogue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { recordTransferAtCounter } from "#use-cases/transfers/at-the-counter.ts";
import { attestTransfer } from "#use-cases/transfers/attest-transfer.ts";
import { cancelTransferForMember, refuseTransfer } from "#use-cases/transfers/end-transfer.ts";
import { recordAnswer } from "#use-cases/transfers/record-answer.ts";
import { recordCall } from "#use-cases/transfers/record-call.ts";
import { runTransferClock } from "#use-cases/transfers/run-transfer-clock.ts";

const HOUR = 3_600_000;
const PHARMACY = "downey";

type Step =
  | { readonly call: CallOutcome; readonly note?: string }
  | "answer"
  | "attest"
  | "cancel"
  | { readonly refuse: TransferRefusal };

/** What was asked for at the demo's counter, hours ago, and how far it has come: every state of the desk, two of them late. */
const TRANSFERS: readonly {
  readonly hoursAgo: number;
  readonly from: string;
  readonly controlled?: boolean;
  readonly steps: readonly Step[];
}[] = [
  {
    hoursAgo: 268,
    from: "Bayside Drugs",
    steps: [{ call: "no-answer" }, { call: "call-back", note: "Their pharmacist is in after 3 pm." }],
  },
  { hoursAgo: 241, from: "Corner Drugs, Lakewood", steps: [{ call: "answered" }, "answer"] },
  { hoursAgo: 121, from: "Sunset Pharmacy", steps: [{ call: "answered" }, "answer", "attest"] },
  { hoursAgo: 98, from: "Main Street Pharmacy", steps: [{ call: "answered" }, { refuse: "unknown-there" }] },
  { hoursAgo: 74, from: "Bayside Drugs", steps: [{ call: "no-answer" }] },
  { hoursAgo: 51, from: "Palm Avenue Pharmacy", controlled: true, steps: [{ call: "answered" }, "answer"] },
  { hoursAgo: 49, from: "Corner Drugs, Lakewood", steps: ["cancel"] },
  { hoursAgo: 27, from: "Sunset Pharmacy", steps: [{ call: "answered", note: "Fax of the label asked for." }] },
  { hoursAgo: 4, from: "Main Street Pharmacy", steps: [] },
  { hoursAgo: 1, from: "Palm Avenue Pharmacy", steps: [] },
];

/** Fills the transfer desk of the demo's pharmacy; the clock has marked what is late. */
export async function workDemoTransfers(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const now = dependencies.clock();
  const today = dayInZone(now, PLAN_ZONE);
  const members = plan.members.filter(
    ({ key, areaKey, age, language }) =>
      key.startsWith("member-") && areaKey === "southern-california" && age >= 18 && language === "en",
  );
  const plain = drugCatalogue.filter(isPlain);
  const controlled = drugCatalogue.find(({ deaSchedule }) => deaSchedule === "IV");
  for (const [index, transfer] of TRANSFERS.entries()) {
    // Spread out, so that they are not the people whose orders fill the queue.
    const member = members[members.length - 1 - index * 3];
    const drug = transfer.controlled === true ? controlled : plain[(index * 7) % plain.length];
    if (member === undefined || drug === undefined) throw new Error("the demo plan has too few members or medicines");
    await workOne(dependencies, transfer, { member, drug, index, today, now });
  }
  await runTransferClock(dependencies);
}

function isPlain({ deaSchedule, coldChain, sensitiveClass, injectable, dosageClass }: DemoDrug): boolean {
  return deaSchedule === null && !coldChain && sensitiveClass === null && !injectable && dosageClass === "ordinary";
}

type About = {
  readonly member: DemoMember;
  readonly drug: DemoDrug;
  readonly index: number;
  readonly today: Day;
  readonly now: Date;
};

async function workOne(
  dependencies: Dependencies,
  { hoursAgo, from, steps }: (typeof TRANSFERS)[number],
  about: About,
): Promise<void> {
  const { member, drug, index, today, now } = about;
  const pharmacist = demoStaff("pharmacist@example.com", "pharmacist", PHARMACY);
  const technician = demoStaff("technician@example.com", "technician", PHARMACY);
  const at = (hours: number): Dependencies => ({
    ...dependencies,
    clock: () => new Date(now.getTime() - (hoursAgo - hours) * HOUR),
  });
  const recorded = await recordTransferAtCounter(at(0), technician, {
    mrn: member.mrn,
    birthDate: birthDateOf(member, today),
    outsideRxNumber: `RX ${6_104_200 + index * 37}`,
    outsidePharmacyName: from,
    outsidePharmacyPhone: `56255501${String(50 + index).padStart(2, "0")}`,
    medicineNamed: drug.name,
  });
  if (recorded.kind === "refused") throw new Error(`a demo transfer could not be recorded: ${recorded.code}`);
  const { transferId } = recorded;
  for (const [done, step] of steps.entries()) {
    const then = at((done + 1) * 0.3);
    const ask = { transferId, version: done + 1 };
    const result = await perform(then, step, ask);
    if (result.kind !== "done") throw new Error(`a demo transfer from ${from} could not be worked: ${result.kind}`);
  }

  function perform(then: Dependencies, step: Step, ask: { readonly transferId: string; readonly version: number }) {
    if (step === "answer") return recordAnswer(then, pharmacist, { ...ask, answer: answerOf(about) });
    if (step === "attest") return attestTransfer(then, pharmacist, { ...ask, warningsRead: true });
    if (step === "cancel") return cancelTransferForMember(then, technician, ask);
    if ("refuse" in step) return refuseTransfer(then, pharmacist, { ...ask, reason: step.refuse });
    const { call: outcome, note = null } = step;
    const spokeTo = outcome === "answered" ? "Sam Lee, PharmD" : null;
    return recordCall(then, technician, { ...ask, outcome, spokeTo, note });
  }
}

function answerOf({ drug, today }: About): TransferAnswer {
  const schedule = drug.deaSchedule;
  return {
    drugId: drugId(drug.name, drug.strength),
    schedule,
    directions: drug.directions,
    purpose: drug.purpose,
    quantity: 30,
    daysSupply: 30,
    refillsRemaining: 2,
    writtenOn: addDays(today, -80),
    lastFilledOn: addDays(today, -24),
    prescriberName: "Ida Moss, MD",
    prescriberNpi: "1245319599",
    prescriberPhone: null,
    transferredBefore: false,
    outsideDeaNumber: schedule === null ? null : "AB1234563",
    givenBy: "Sam Lee, PharmD",
    givenByPharmacist: true,
  };
}
