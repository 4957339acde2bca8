import type { TransferDetails } from "#contracts/staff/transfers.ts";
import { DescriptionList } from "#design/components/description-list.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { formatYearDay } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { phoneWords } from "#words/phone-words.ts";

type AnswerReadBackProps = {
  readonly answer: NonNullable<TransferDetails["answer"]>;
  /** Whom the plan knows by the number given. */
  readonly prescriber: TransferDetails["prescriber"];
  readonly language: Language;
};

/** The facts as they will stand in the prescription, one by one. */
export function AnswerReadBack({ answer, prescriber, language }: AnswerReadBackProps) {
  const words = transferWords[language];
  const day = (text: string) => formatYearDay(text as Day, language);
  const reach = [
    ...(answer.prescriberNpi === undefined ? [] : [`${words.prescriberNpi} ${answer.prescriberNpi}`]),
    ...(answer.prescriberPhone === undefined ? [] : [phoneWords(answer.prescriberPhone)]),
  ].join(" · ");
  return (
    <DescriptionList
      items={[
        {
          term: words.medicine,
          detail: (
            <strong>
              {answer.drug}
              {answer.deaSchedule === undefined ? null : ` · ${words.scheduleOurs(answer.deaSchedule)}`}
            </strong>
          ),
        },
        { term: words.directions, detail: answer.directions[language] },
        { term: words.oneFill, detail: words.perFill(answer.quantity, answer.daysSupply) },
        { term: words.refillsRemaining, detail: String(answer.refillsRemaining) },
        { term: words.writtenOn, detail: day(answer.writtenOn) },
        {
          term: words.lastFilledOn,
          detail: answer.lastFilledOn === undefined ? words.neverFilled : day(answer.lastFilledOn),
        },
        {
          term: words.prescriberTitle,
          detail: (
            <>
              <bdi>{answer.prescriberName}</bdi> · {reach}
              <br />
              <span class="quiet">
                {prescriber === undefined || prescriber.network === "outside"
                  ? words.prescriberOutside
                  : `${words.prescriberKnown(prescriber.name)}: ${words.network[prescriber.network] ?? prescriber.network}`}
              </span>
            </>
          ),
        },
        { term: words.transferredBefore, detail: answer.transferredBefore ? words.yes : words.no },
        ...(answer.outsideDeaNumber === undefined
          ? []
          : [{ term: words.outsideDeaNumber, detail: <bdi class="mono">{answer.outsideDeaNumber}</bdi> }]),
        {
          term: words.toldBy,
          detail: answer.givenByPharmacist ? words.asPharmacist(answer.givenBy) : answer.givenBy,
        },
      ]}
    />
  );
}
