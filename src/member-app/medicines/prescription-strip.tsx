import type { Prescription } from "#contracts/prescriptions.ts";
import { MedicineStrip } from "#design/components/medicine-strip.tsx";
import type { Tone } from "#design/components/tone.ts";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import { needOf } from "#member-app/medicines/need.ts";
import { RefillVerb } from "#member-app/medicines/refill-verb.tsx";
import type { PageContext } from "#member-app/page-context.ts";

/** Where the strip of a prescription stands in its page. */
export function stripId({ id }: Pick<Prescription, "id">): string {
  return `m-${id}`;
}

type PrescriptionStripProps = {
  readonly page: PageContext;
  readonly prescription: Prescription;
  readonly action: string;
};

/** One prescription of the home page. */
export function PrescriptionStrip({ page, prescription, action }: PrescriptionStripProps) {
  const { refill } = prescription;
  const words = medicineWords[page.language];
  return (
    <MedicineStrip
      id={stripId(prescription)}
      number={prescription.rxNumber}
      numberLabel={words.number}
      name={prescription.drug}
      strength={prescription.strength}
      directions={prescription.directions}
      href={`/medicines/${prescription.id}`}
      headingLevel={2}
      supply={supplyOf(prescription)}
      state={{
        tone: toneOf(prescription),
        text: stateWords(prescription, page),
        detail: detailOf(refill),
      }}
    >
      <RefillVerb {...{ page, prescription, action }} />
    </MedicineStrip>
  );
}

/** What the state leaves open: when an order comes, or why there is none. "Ready to refill" says it all. */
function detailOf(refill: Prescription["refill"]): string | undefined {
  if (refill.kind === "accepted") return undefined;
  return refill.kind === "already-ordered" ? refill.promiseWords : refill.detail;
}

/** Where a refill of it stands, in a few words. */
export function stateWords({ refill }: Prescription, page: PageContext): string {
  return refill.statusWords ?? medicineWords[page.language].state[refill.kind];
}

export function toneOf(prescription: Prescription): Tone {
  const need = needOf(prescription);
  if (need === "ready") return "well";
  if (prescription.refill.kind === "refused") return "stop";
  return need === "answer" ? "wait" : "info";
}

/** Of a medicine that has ended nobody needs to know how long it lasts. */
function supplyOf(prescription: Prescription): { fraction: number; low: boolean; text: string } | undefined {
  const { supply } = prescription;
  if (supply.kind === "unknown" || needOf(prescription) === "ended") return undefined;
  return { fraction: supply.percentLeft / 100, low: supply.kind !== "enough", text: supply.words };
}
