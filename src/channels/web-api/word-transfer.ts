import type { Transfer } from "#contracts/places.ts";
import type {
  DeskTransfer as DeskTransferAnswer,
  TransferAnswer,
  TransferDetails,
} from "#contracts/staff/transfers.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { TransferAnswer as Answer } from "#domain/transfer/transfer-answer.ts";
import type { CallOutcome, TransferRefusal } from "#domain/transfer/transfer-status.ts";
import { warningAnswer } from "#channels/web-api/word-renewal-request.ts";
import type { MemberTransfer } from "#use-cases/transfers/read-transfer.ts";
import type { DeskTransfer, ReadDeskTransfer } from "#use-cases/transfers/read-transfer-desk.ts";
import type { Language } from "#words/languages.ts";
import { wordTransferEvent, wordTransferStatus } from "#words/transfer-words.ts";
import { memberReason } from "#words/word-reason.ts";

type TransferRow = DeskTransfer["row"];

/** A transfer as its member follows it. */
export function memberTransferAnswer(transfer: MemberTransfer, language: Language): Transfer {
  const { reason, reasonWords, fromPharmacy, outside, medicineNamed, person, prescription } = transfer;
  return {
    id: transfer.id,
    kind: transfer.way,
    status: transfer.status,
    statusWords: wordTransferStatus(transfer, language),
    requestedAt: transfer.requestedAt.toISOString(),
    answerBy: transfer.answerBy,
    toPharmacy: transfer.toPharmacy.name,
    toPharmacyPhone: transfer.toPharmacy.phone,
    overdue: transfer.overdue,
    canCancel: transfer.canCancel,
    version: transfer.version,
    ...(fromPharmacy === null ? {} : { fromPharmacy }),
    ...(outside === null ? {} : { outside }),
    ...(medicineNamed === null ? {} : { medicineNamed }),
    ...(person === null ? {} : { person }),
    ...(reason === null
      ? {}
      : { refused: { code: reason, ...memberReason(reasonWords, "transfer", reason, "", language) } }),
    ...(prescription === null ? {} : { prescription }),
    timeline: transfer.timeline.map((event) => ({
      at: event.at.toISOString(),
      words: wordTransferEvent(event, language),
    })),
  };
}

/** A row of the transfer desk. */
export function deskTransferAnswer({ row, status, open, overdue }: DeskTransfer): DeskTransferAnswer {
  const calls = row.events.filter(({ code }) => code === "called");
  const lastCall = calls.at(-1)?.details?.["outcome"] as CallOutcome | undefined;
  const medicine = row.answer === null ? row.medicine_named : `${row.answer.drug_name} ${row.answer.strength}`;
  return {
    id: row.transfer_id,
    version: row.version,
    status,
    open,
    overdue,
    answerBy: row.answer_by,
    requestedAt: row.requested_at.toISOString(),
    member: { name: `${row.given_name} ${row.family_name}`, birthDate: row.birth_date },
    outside: outsideOf(row),
    ...(medicine === null ? {} : { medicine }),
    calls: calls.length,
    ...(lastCall === undefined ? {} : { lastCall }),
  };
}

/** One transfer with all that is on the screen where it is worked. */
export function transferDetailsAnswer({ transfer, warnings, prescriber }: ReadDeskTransfer): TransferDetails {
  const { row } = transfer;
  return {
    ...deskTransferAnswer(transfer),
    recordNumber: row.mrn,
    reached: transfer.reached,
    ...(row.contact_phone === null ? {} : { memberPhone: row.contact_phone }),
    ...(row.medicine_named === null ? {} : { medicineNamed: row.medicine_named }),
    ...(row.answer === null ? {} : { answer: recordedAnswer(row.answer) }),
    ...(prescriber === null ? {} : { prescriber }),
    warnings: warnings.map(warningAnswer),
    ...(row.refusal_reason === null ? {} : { refused: row.refusal_reason as TransferRefusal }),
    ...(row.attested_by_name === null ? {} : { attestedBy: row.attested_by_name }),
    ...(row.rx_number === null ? {} : { rxNumber: row.rx_number }),
    timeline: row.events.map(({ at, code, byKind, by, details }) => ({
      at: new Date(at).toISOString(),
      code,
      by: byKind,
      ...(by === null ? {} : { who: by }),
      ...present("outcome", details?.["outcome"] as CallOutcome | null | undefined),
      ...present("spokeTo", details?.["spokeTo"]),
      ...present("note", details?.["note"]),
    })),
  };
}

/** A property that is left out where there is nothing to say. */
function present<Key extends string, Value>(key: Key, value: Value | null | undefined): { [K in Key]?: Value } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

function outsideOf(row: TransferRow): DeskTransferAnswer["outside"] {
  return {
    pharmacy: row.outside_pharmacy_name ?? "",
    phone: row.outside_pharmacy_phone ?? "",
    rxNumber: row.outside_rx_number ?? "",
  };
}

function recordedAnswer(answer: NonNullable<TransferRow["answer"]>): NonNullable<TransferDetails["answer"]> {
  return {
    drugId: answer.drug_id,
    drug: `${answer.drug_name} ${answer.strength}`,
    ...present("deaSchedule", answer.file_schedule),
    schedule: (answer.dea_schedule ?? "none") as TransferAnswer["schedule"],
    directions: answer.directions,
    purpose: answer.purpose,
    quantity: answer.quantity,
    daysSupply: answer.days_supply,
    refillsRemaining: answer.refills_remaining,
    writtenOn: answer.written_on,
    ...present("lastFilledOn", answer.last_filled_on),
    prescriberName: answer.prescriber_name,
    ...present("prescriberNpi", answer.prescriber_npi),
    ...present("prescriberPhone", answer.prescriber_phone),
    transferredBefore: answer.transferred_before,
    ...present("outsideDeaNumber", answer.outside_dea_number),
    givenBy: answer.given_by,
    givenByPharmacist: answer.given_by_pharmacist,
  };
}

/** What was taken down, as the rules take it: numbers without their hyphens, an empty field as nothing. */
export function answerToRecord(answer: TransferAnswer): Answer {
  const digits = (text: string | undefined) => (text === undefined || text === "" ? null : text.replaceAll(/\D/g, ""));
  return {
    ...answer,
    schedule: answer.schedule === "none" ? null : (answer.schedule satisfies DeaSchedule),
    writtenOn: parseDay(answer.writtenOn),
    lastFilledOn: answer.lastFilledOn === undefined ? null : parseDay(answer.lastFilledOn),
    prescriberNpi: digits(answer.prescriberNpi),
    prescriberPhone: digits(answer.prescriberPhone),
    outsideDeaNumber:
      answer.outsideDeaNumber === undefined || answer.outsideDeaNumber === ""
        ? null
        : answer.outsideDeaNumber.replaceAll(/[\s-]/g, ""),
  };
}
