import type { StaffActor } from "#use-cases/dependencies.ts";
import { cancelPrescription } from "#use-cases/prescribing/cancel-prescription.ts";
import { writePrescription } from "#use-cases/prescribing/write-prescription.ts";
import type { Worker } from "#use-cases/testing/simulate-day.ts";

/** How many of each a prescriber does between two patients. */
const A_TURN = 6;

/** Writes one prescription for each patient and sends it to a pharmacy, which has its first fill to do at once. */
export function writePrescriptions(
  doctor: StaffActor,
  patients: readonly string[],
  to: { readonly drugId: string; readonly pharmacyId: string },
): Worker {
  const waiting = [...patients];
  return async ({ dependencies, count }) => {
    const seen = waiting.splice(0, A_TURN);
    for (const memberId of seen) {
      const written = await writePrescription(dependencies, doctor, {
        ...to,
        memberId,
        directions: { en: "Take one twice a day", es: "Tome una dos veces al día" },
        purpose: { en: "", es: "" },
        quantity: 60,
        daysSupply: 30,
        refills: 2,
        warningsRead: true,
      });
      if (!count(written)) throw new Error(`a prescription could not be written: ${JSON.stringify(written)}`);
    }
    return seen.length;
  };
}

/** Takes these prescriptions back, wherever their fill is; who was beaten to it looks again. */
export function cancelPrescriptions(doctor: StaffActor, prescriptions: readonly string[]): Worker {
  const waiting = [...prescriptions];
  return async ({ dependencies, count }) => {
    const seen = waiting.splice(0, A_TURN);
    for (const prescriptionId of seen) {
      const result = await cancelPrescription(dependencies, doctor, { prescriptionId, reason: "therapy-changed" });
      if (!count(result)) waiting.push(prescriptionId);
    }
    return seen.length;
  };
}
