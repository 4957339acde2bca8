import type { Drug } from "#contracts/staff/prescriptions.ts";
import type { TransferDetails } from "#contracts/staff/transfers.ts";
import type { PostedForm } from "#pages/posted-form.ts";
import { dayOfTyped, readTypedDate, type TypedDate } from "#pages/typed-date.ts";
import {
  fieldIds,
  nothingTyped,
  readPrescription,
  type TypedPrescription,
  writtenOf,
} from "#staff-workbench/prescribing/prescription-fields.tsx";

/** What the outside pharmacy said, as it was typed; refills are those left there. */
export type TypedAnswer = TypedPrescription & {
  readonly schedule: string;
  readonly writtenOn: TypedDate;
  readonly lastFilledOn: TypedDate;
  readonly prescriberName: string;
  readonly prescriberNpi: string;
  readonly prescriberPhone: string;
  readonly transferredBefore: boolean;
  readonly outsideDeaNumber: string;
  readonly givenBy: string;
  readonly givenByPharmacist: boolean;
};

const noDate: TypedDate = { month: "", day: "", year: "" };

/** What was taken down before; for the first time nothing, but the medicine's schedule as the plan's own file has it. */
export function typedOf({ answer, timeline }: TransferDetails, drug: Drug): TypedAnswer {
  if (answer === undefined) {
    return {
      ...nothingTyped,
      refills: "",
      schedule: drug.deaSchedule ?? "none",
      writtenOn: noDate,
      lastFilledOn: noDate,
      prescriberName: "",
      prescriberNpi: "",
      prescriberPhone: "",
      transferredBefore: false,
      outsideDeaNumber: "",
      givenBy: timeline.findLast(({ outcome }) => outcome === "answered")?.spokeTo ?? "",
      givenByPharmacist: false,
    };
  }
  return {
    directionsEn: answer.directions.en,
    directionsEs: answer.directions.es,
    quantity: String(answer.quantity),
    daysSupply: String(answer.daysSupply),
    refills: String(answer.refillsRemaining),
    schedule: answer.drugId === drug.id ? answer.schedule : (drug.deaSchedule ?? "none"),
    writtenOn: typedDate(answer.writtenOn),
    lastFilledOn: answer.lastFilledOn === undefined ? noDate : typedDate(answer.lastFilledOn),
    prescriberName: answer.prescriberName,
    prescriberNpi: answer.prescriberNpi ?? "",
    prescriberPhone: answer.prescriberPhone ?? "",
    transferredBefore: answer.transferredBefore,
    outsideDeaNumber: answer.outsideDeaNumber ?? "",
    givenBy: answer.givenBy,
    givenByPharmacist: answer.givenByPharmacist,
  };
}

function typedDate(day: string): TypedDate {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, month: String(Number(month)), day: String(Number(date)) };
}

export function readAnswer(form: PostedForm): TypedAnswer {
  return {
    ...readPrescription(form),
    schedule: form.text("schedule"),
    writtenOn: readTypedDate(form, "writtenOn"),
    lastFilledOn: readTypedDate(form, "lastFilledOn"),
    prescriberName: form.text("prescriberName"),
    prescriberNpi: form.text("prescriberNpi"),
    prescriberPhone: form.text("prescriberPhone"),
    transferredBefore: form.text("transferredBefore") === "yes",
    outsideDeaNumber: form.text("outsideDeaNumber"),
    givenBy: form.text("givenBy"),
    givenByPharmacist: form.text("givenByPharmacist") === "yes",
  };
}

/** As the API takes it; what is no number or no date is left for the API to refuse. */
export function answerOf(typed: TypedAnswer, drugId: string): object {
  const { refills, ...written } = writtenOf(typed, drugId);
  const lastFilledOn = dayOfTyped(typed.lastFilledOn);
  const optional = (key: string, text: string) => (text === "" ? {} : { [key]: text });
  return {
    ...written,
    refillsRemaining: refills,
    purpose: { en: "", es: "" },
    schedule: typed.schedule,
    writtenOn: dayOfTyped(typed.writtenOn),
    ...optional("lastFilledOn", lastFilledOn),
    prescriberName: typed.prescriberName,
    ...optional("prescriberNpi", typed.prescriberNpi),
    ...optional("prescriberPhone", typed.prescriberPhone),
    transferredBefore: typed.transferredBefore,
    ...optional("outsideDeaNumber", typed.outsideDeaNumber),
    givenBy: typed.givenBy,
    givenByPharmacist: typed.givenByPharmacist,
  };
}

/** The field of the page for each path of the API's body. */
export const answerFieldIds: Readonly<Record<string, string>> = {
  ...fieldIds("answer."),
  "answer.refillsRemaining": "refills",
  ...Object.fromEntries(
    [
      "schedule",
      "writtenOn",
      "lastFilledOn",
      "prescriberName",
      "prescriberNpi",
      "prescriberPhone",
      "outsideDeaNumber",
      "givenBy",
      "givenByPharmacist",
    ].map((field) => [`answer.${field}`, field]),
  ),
};
