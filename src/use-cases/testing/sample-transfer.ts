import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";

/** What an outside pharmacy tells on the phone, but for the medicine and its days. */
export const SAMPLE_ANSWER: Omit<TransferAnswer, "drugId" | "writtenOn" | "lastFilledOn"> = {
  schedule: null,
  directions: { en: "Take one a day", es: "Tome una al día" },
  purpose: { en: "", es: "" },
  quantity: 30,
  daysSupply: 30,
  refillsRemaining: 2,
  prescriberName: "Ida Moss, MD",
  prescriberNpi: "1245319599",
  prescriberPhone: null,
  transferredBefore: false,
  outsideDeaNumber: null,
  givenBy: "Sam Lee, PharmD",
  givenByPharmacist: true,
};
