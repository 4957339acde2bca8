import type { Person } from "./test.ts";

type Outcome = "accepted" | "scheduled" | "sent-to-prescriber" | "already-ordered" | "refused";

/** A fixed prescription of the demo plan and what a refill of it must give. */
export type DemoPrescription = {
  readonly drug: string;
  readonly rxNumber: string;
  readonly mrn: string;
  /** Who sees it in a list, and whose list that is when not their own; nobody does when absent. */
  readonly seenBy?: Person;
  readonly listOf?: string;
  readonly outcome: Outcome;
  /** The reason its owner reads. */
  readonly why: string;
  /** At the pharmacy on the label, with its reason; absent where nothing would be filled. */
  readonly price?: readonly [amount: string, because: string];
  /** What a guest's quick refill gives where that is something else. */
  readonly guest?: Outcome;
};

const copay = (amount: string) => [amount, "Your copay"] as const;

const rosa = { mrn: "100200310", seenBy: "rosa" } as const;
const miguel = { mrn: "100200534", seenBy: "rosa", listOf: "Miguel Delgado" } as const;
const elena = { mrn: "100200427", seenBy: "rosa", listOf: "Elena Ortiz" } as const;
const lucia = { mrn: "100200641", seenBy: "rosa", listOf: "Lucia Delgado" } as const;
const mateo = { mrn: "100200757" } as const;
const walter = { mrn: "100300110", seenBy: "walter" } as const;
const priya = { mrn: "100400183", seenBy: "priya" } as const;
const james = { mrn: "100500198" } as const;

const ready = (drug: string) => ({ outcome: "accepted", why: `You can refill ${drug} now.` }) as const;

export const demoPrescriptions: readonly DemoPrescription[] = [
  { ...rosa, drug: "Atorvastatin", rxNumber: "7001001010", ...ready("Atorvastatin"), price: copay("$30.00") },
  { ...rosa, drug: "Lisinopril", rxNumber: "7001001127", ...ready("Lisinopril"), price: copay("$10.00") },
  {
    ...rosa,
    drug: "Levothyroxine",
    rxNumber: "7001001234",
    outcome: "sent-to-prescriber",
    why: "There are no refills left for Levothyroxine. Order it and we ask Dr. Nguyen for more.",
    price: copay("$30.00"),
  },
  {
    ...rosa,
    drug: "Metformin",
    rxNumber: "7001001341",
    outcome: "scheduled",
    why: "It is too soon to refill Metformin today. Order it now and we start it on Fri, Jan 15.",
    price: copay("$30.00"),
  },
  {
    ...rosa,
    drug: "Sertraline",
    rxNumber: "7001001457",
    outcome: "sent-to-prescriber",
    why: "The prescription for Sertraline has expired. Order it and we ask Dr. Nguyen to renew it.",
    price: copay("$30.00"),
  },
  {
    ...rosa,
    drug: "Naproxen",
    rxNumber: "7001001564",
    outcome: "refused",
    why: "The prescription for Naproxen has expired. See Dr. Nguyen for a new one.",
  },
  {
    ...rosa,
    drug: "Esomeprazole",
    rxNumber: "7001001671",
    ...ready("Esomeprazole"),
    price: ["$591.78", "Full price: the prescriber is not part of your plan"],
  },
  { ...rosa, drug: "Ibuprofen", rxNumber: "7001001788", ...ready("Ibuprofen"), price: copay("$10.00") },
  { ...miguel, drug: "Tamsulosin", rxNumber: "7002001035", ...ready("Tamsulosin"), price: copay("$30.00") },
  {
    ...rosa,
    drug: "Losartan",
    rxNumber: "7001001895",
    outcome: "already-ordered",
    why: "You have an order for Losartan.",
  },
  {
    ...rosa,
    drug: "Gabapentin",
    rxNumber: "7001001903",
    outcome: "refused",
    why: "On hold: the pharmacist is asking Dr. Nguyen about the dose of Gabapentin. Call the pharmacy if you are running low.",
  },
  {
    ...miguel,
    drug: "Oxycodone",
    rxNumber: "7002001142",
    outcome: "refused",
    why: "By federal law, Oxycodone can't be refilled. Ask Dr. Nguyen for a new prescription each time.",
  },
  { ...miguel, drug: "Zolpidem", rxNumber: "7002001258", ...ready("Zolpidem"), price: copay("$10.00") },
  {
    ...miguel,
    drug: "Lorazepam",
    rxNumber: "7002001365",
    outcome: "sent-to-prescriber",
    why: "The prescription for Lorazepam has expired. Order it and we ask Dr. Nguyen to renew it.",
    price: ["$9.56", "Full price, which is less than your copay"],
  },
  { ...elena, drug: "Insulin glargine", rxNumber: "7003001059", ...ready("Insulin glargine"), price: copay("$120.00") },
  { ...elena, drug: "Amlodipine", rxNumber: "7003001166", ...ready("Amlodipine"), price: copay("$15.00") },
  { ...lucia, drug: "Montelukast", rxNumber: "7004001074", ...ready("Montelukast"), price: copay("$10.00") },
  { ...mateo, drug: "Escitalopram", rxNumber: "7005001099", ...ready("Escitalopram"), price: copay("$10.00") },
  {
    ...rosa,
    drug: "Aspirin",
    rxNumber: "7001002026",
    ...ready("Aspirin"),
    price: ["$14.40", "Full price, which is less than your copay"],
  },
  {
    ...rosa,
    drug: "Simvastatin",
    rxNumber: "7001002133",
    outcome: "refused",
    why: "You were told to stop Simvastatin. If you think you still need it, talk with Dr. Nguyen.",
  },
  // Hawaii has no quick refill.
  {
    ...walter,
    drug: "Insulin lispro",
    rxNumber: "7006001023",
    ...ready("Insulin lispro"),
    price: copay("$135.00"),
    guest: "refused",
  },
  {
    ...walter,
    drug: "Clopidogrel",
    rxNumber: "7006001130",
    ...ready("Clopidogrel"),
    price: copay("$45.00"),
    guest: "refused",
  },
  {
    ...priya,
    drug: "Rosuvastatin",
    rxNumber: "7007001048",
    ...ready("Rosuvastatin"),
    price: ["$111.60", "Counts toward your deductible"],
  },
  { ...james, drug: "Warfarin", rxNumber: "7008001062", ...ready("Warfarin"), price: copay("$5.00") },
  {
    ...james,
    drug: "Furosemide",
    rxNumber: "7008001179",
    outcome: "sent-to-prescriber",
    why: "There are no refills left for Furosemide. Order it and we ask Dr. Nguyen for more.",
    price: copay("$15.00"),
  },
];
