import type { z } from "zod";
import type { DecidedLine, Order, PlacedOrder, Quote } from "#contracts/orders.ts";
import type { PharmacyList } from "#contracts/places.ts";
import type { Bag, Prescription, PrescriptionList } from "#contracts/prescriptions.ts";

const id = (last: number): string => `0198c0de-0000-7000-8000-${String(last).padStart(12, "0")}`;

export const downey = { id: id(900), name: "Harbor Downey", refillPhone: "5625550142" };
export const home = {
  id: id(910),
  line1: "11850 Brookshire Avenue",
  line2: null,
  city: "Downey",
  state: "CA",
  zip: "90242",
};
export const visa = { id: id(920), brand: "visa", last4: "4242", expiresMonth: 4, expiresYear: 2029 };
export const elenaGrant = id(930);
export const number = "4821773605";

/** A prescription that can be refilled now, and lasts. */
export function prescription(last: number, drug: string, change: Partial<Prescription> = {}): Prescription {
  return {
    id: id(last),
    rxNumber: `70010010${last}`,
    drug,
    strength: "20 mg tablet",
    directions: "Take 1 tablet once a day",
    purpose: "for cholesterol",
    prescriber: "Linh Nguyen, MD",
    pharmacy: downey,
    lastFilledOn: "2026-09-01",
    daysSupply: 30,
    quantity: 30,
    refillsRemaining: 2,
    expiresOn: "2027-03-01",
    runsOutOn: "2026-12-09",
    supply: { daysLeft: 15, percentLeft: 50, kind: "enough", words: "Lasts to Dec 9" },
    overTheCounter: false,
    canBe90Days: true,
    inBag: false,
    refill: { kind: "accepted", code: "ready", detail: `You can refill ${drug} now.`, nextStep: "Refill" },
    ...change,
  };
}

export const atorvastatin = prescription(10, "Atorvastatin");
export const lisinopril = prescription(11, "Lisinopril");
export const warfarin = prescription(12, "Warfarin", {
  supply: {
    daysLeft: 1,
    percentLeft: 3,
    kind: "short",
    words: "Lasts to Nov 25. Mail would come too late: pick it up.",
  },
});
export const metformin = prescription(13, "Metformin", {
  refill: {
    kind: "scheduled",
    code: "too-soon",
    detail: "It is too soon to refill Metformin today.",
    nextStep: "Start on Thu, Dec 3",
    clearsOn: "2026-12-03",
  },
});
export const sertraline = prescription(14, "Sertraline", {
  refill: {
    kind: "sent-to-prescriber",
    code: "no-refills-remaining",
    detail: "There are no refills left.",
    nextStep: "Ask Dr. Nguyen",
  },
});
export const losartan = prescription(15, "Losartan", {
  refill: {
    kind: "already-ordered",
    code: "open-request",
    detail: "You already have an order.",
    nextStep: "Track",
    confirmationNumber: number,
    status: "ready-for-pickup",
    statusWords: "Ready for pick-up",
  },
});
export const naproxen = prescription(16, "Naproxen", {
  refill: {
    kind: "refused",
    code: "expired",
    detail: "The prescription for Naproxen has expired.",
    nextStep: "See Dr. Nguyen",
  },
});

export const list: PrescriptionList = {
  person: "Rosa Delgado",
  prescriptions: [naproxen, atorvastatin, losartan, lisinopril, metformin, sertraline, warfarin],
};

export const people = {
  people: [
    { id: elenaGrant, name: "Elena Ortiz", scope: "full" },
    { id: id(931), name: "Walter Kealoha", scope: "by-number" },
  ],
};

export const emptyBag: z.infer<typeof Bag> = { lines: [], items: [], people: 0 };

export const fullBag: z.infer<typeof Bag> = {
  people: 2,
  items: [],
  lines: [
    {
      id: id(801),
      rxNumber: atorvastatin.rxNumber,
      drug: "Atorvastatin 20 mg tablet",
      person: "Rosa Delgado",
      byNumber: false,
      canBe90Days: true,
      line: { rxNumber: atorvastatin.rxNumber },
      labelPharmacyId: downey.id,
    },
    {
      id: id(802),
      rxNumber: "7003001018",
      byNumber: true,
      canBe90Days: false,
      line: { rxNumber: "7003001018", mrn: "100200757" },
      labelPharmacyId: downey.id,
    },
  ],
};

const ready: DecidedLine = {
  rxNumber: atorvastatin.rxNumber,
  outcome: "accepted",
  code: "ready",
  detail: "You can refill Atorvastatin now.",
  promise: { kind: "ready-by", by: "2026-11-25" },
  price: { amountCents: 1000, currency: "USD", code: "copay", because: "Your copay" },
  daysSupply: 30,
};

const callPharmacy: DecidedLine = {
  rxNumber: "7003001018",
  outcome: "refused",
  code: "call-pharmacy",
  detail: "Call the pharmacy about this prescription.",
  nextStep: "Call the pharmacy",
};

export const mixedQuote: Quote = { lines: [ready, callPharmacy], total: { amountCents: 1000, currency: "USD" } };

export const pharmacies: PharmacyList = {
  pharmacies: [
    {
      id: downey.id,
      name: downey.name,
      kind: "plan",
      area: { key: "southern-california", name: "Southern California" },
      line1: "9333 Imperial Highway",
      city: "Downey",
      state: "CA",
      zip: "90242",
      refillPhone: downey.refillPhone,
      phone: "5625550100",
      languages: ["en", "es"],
      hours: ["Mon–Fri 9 am – 7 pm"],
      openNow: true,
      opensWords: null,
      features: [],
      instead: [],
      miles: 0.8,
    },
  ],
};

export const placed: PlacedOrder = {
  confirmationNumber: number,
  placedAt: "2026-11-24T18:30:00.000Z",
  lines: [{ ...ready, id: id(700), status: "received" }],
};

export const order: Order = {
  confirmationNumber: number,
  placedAt: "2026-11-24T18:30:00.000Z",
  channel: "web",
  open: true,
  items: [],
  lines: [
    {
      id: id(700),
      rxNumber: atorvastatin.rxNumber,
      drug: "Atorvastatin 20 mg tablet",
      person: "Rosa Delgado",
      outcome: "accepted",
      status: "in-process",
      statusWords: "Being filled",
      promise: { kind: "ready-by", by: "2026-11-25" },
      promiseWords: "Ready by Wed, Nov 25",
      price: { amountCents: 1000, currency: "USD", code: "copay", because: "Your copay" },
      delivery: { kind: "pickup", pharmacyId: downey.id, pharmacyName: downey.name },
      daysSupply: 30,
      canCancel: true,
      cancelWords: "Cancelling costs nothing, and the refill stays yours.",
      stops: [
        { name: "Ordered", state: "past" },
        { name: "Being filled", state: "here" },
        { name: "Ready", state: "future" },
      ],
      timeline: [{ at: "2026-11-24T18:30:00.000Z", status: "received", words: "The pharmacy has your order" }],
    },
  ],
};
