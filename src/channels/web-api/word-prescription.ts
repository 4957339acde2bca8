import type { Prescription, PrescriptionDetails } from "#contracts/prescriptions.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { SupplyOutlook } from "#domain/refill/will-run-out.ts";
import type { ListedPrescription } from "#use-cases/prescriptions/list-prescriptions.ts";
import type { ReadPrescription } from "#use-cases/prescriptions/read-prescription.ts";
import type { Language } from "#words/languages.ts";
import { wordDecision } from "#words/word-decision.ts";
import { wordLineStatus, wordPromise, wordSupply } from "#words/word-order.ts";

/** A prescription as the API tells it to a reader who may see the list it is from. */
export function wordPrescription(listed: ListedPrescription, language: Language): Prescription {
  const { row, pharmacy, decision, outlook, runsOutOn } = listed;
  const { detail, nextStepLabel } = wordDecision(decision, language, {
    drugName: row.drug_name,
    prescriberName: row.prescriber_name,
    listed: true,
  });
  return {
    id: row.prescription_id,
    rxNumber: row.rx_number,
    drug: row.drug_name,
    strength: row.strength,
    directions: row.directions[language],
    purpose: row.purpose[language],
    prescriber: row.prescriber_name,
    pharmacy: { id: pharmacy.id, name: pharmacy.name, refillPhone: pharmacy.refillPhone },
    lastFilledOn: row.fills[0]?.[0] ?? null,
    daysSupply: row.days_supply,
    quantity: row.quantity,
    refillsRemaining: listed.refillsRemaining,
    expiresOn: listed.expiresOn,
    runsOutOn,
    supply: {
      daysLeft: outlook?.daysLeft ?? 0,
      percentLeft: listed.percentLeft,
      kind: outlook === null ? "unknown" : outlook.daysLeft === 0 ? "out" : outlook.kind,
      words: wordSupply(
        outlook === null || runsOutOn === null ? null : { outlook: told(outlook, decision.kind), runsOutOn },
        language,
      ),
    },
    overTheCounter: row.care_plan_otc,
    canBe90Days: listed.canBe90Days,
    inBag: row.in_bag,
    ...(listed.ownList && row.sensitive_class !== null ? { sensitive: { shownToHelpers: row.shown_to_proxies } } : {}),
    refill: {
      kind: decision.kind,
      code: decision.code,
      detail,
      nextStep: nextStepLabel,
      ...("clearsOn" in decision && decision.clearsOn !== undefined ? { clearsOn: decision.clearsOn } : {}),
      ...(decision.kind === "already-ordered" ? { confirmationNumber: decision.confirmationNumber } : {}),
      ...(row.open_status === null ? {} : openRequest(row, row.open_status as LineStatus, language)),
    },
  };
}

const KEPT_OR_STOPPED: ReadonlySet<LineStatus> = new Set(["ready-for-pickup", "on-hold"]);

/** Where the open request stands, and its promise while that is still to come. */
function openRequest(
  row: ListedPrescription["row"],
  status: LineStatus,
  language: Language,
): Pick<Prescription["refill"], "status" | "statusWords" | "promiseWords"> {
  const kind = row.open_promise_kind as Promised["kind"] | null;
  const isToCome = kind !== null && row.open_promise_by !== null && !KEPT_OR_STOPPED.has(status);
  return {
    status,
    statusWords: wordLineStatus(status, language),
    ...(isToCome ? { promiseWords: wordPromise({ kind, by: row.open_promise_by as Day }, language) } : {}),
  };
}

/** How a refill should come is no advice for one that is on its way, or that may not be had at all. */
function told(outlook: SupplyOutlook, kind: Prescription["refill"]["kind"]): SupplyOutlook {
  const canBeOrdered = kind !== "already-ordered" && kind !== "refused";
  return canBeOrdered ? outlook : { kind: "enough", daysLeft: outlook.daysLeft };
}

export function wordPrescriptionDetails(read: ReadPrescription, language: Language): PrescriptionDetails {
  return {
    ...wordPrescription(read.prescription, language),
    person: read.person,
    writtenOn: read.prescription.row.written_on,
    mayBeAutomatic: read.mayBeAutomatic,
    ...(read.mail === null
      ? {}
      : {
          mail: {
            allowed: read.mail.refused === null,
            detail:
              read.mail.refused === null
                ? ""
                : wordDecision(read.mail.refused, language, { drugName: read.prescription.row.drug_name }).detail,
            maxDaysSupply: read.mail.maxDaysSupply,
          },
        }),
    fills: [...read.fills],
  };
}
