import type { FillingLine } from "#contracts/staff/filling.ts";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { isGrave } from "#domain/filling/profile-warnings.ts";
import { fillingWords } from "#staff-workbench/queue/queue-words.ts";
import { formatMoney, formatShortDay, formatYearDay } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { phoneWords } from "#words/phone-words.ts";

type PartProps = { readonly line: FillingLine; readonly language: Language };

/** What a pharmacist must not overlook, in words; nothing found is said as well. */
export function Warnings({ line, language }: PartProps) {
  const words = fillingWords[language];
  if (line.warnings.length === 0) return <p class="quiet">{words.noWarnings}</p>;
  return (
    <Notice tone={line.warnings.some(isGrave) ? "stop" : "wait"} title={words.warnings}>
      <ul>
        {line.warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>{warningWords(warning, language)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function warningWords(warning: FillingLine["warnings"][number], language: Language): string {
  const words = fillingWords[language].warning;
  switch (warning.kind) {
    case "allergy":
      return words.allergy(warning.substance, warning.reaction ?? "");
    case "duplicate-therapy":
      return words["duplicate-therapy"](warning.medicine);
    case "duplicate-dispense":
      return words["duplicate-dispense"](
        warning.medicine,
        warning.on === null ? "" : formatShortDay(warning.on as Day, language),
      );
    case "controlled":
      return words.controlled(warning.schedule);
    case "ninety-days":
    case "first-fill":
    case "ships-cold":
      return words[warning.kind];
  }
}

/** The prescription as its prescriber wrote it, beside what was ordered of it. */
export function AsWritten({ line, language }: PartProps) {
  const words = fillingWords[language];
  const { prescription, ordered } = line;
  return (
    <section>
      <h2>{words.prescription}</h2>
      <DescriptionList
        items={[
          { term: words.medicine, detail: <b>{prescription.drug}</b> },
          { term: words.directions, detail: prescription.directions },
          { term: words.purpose, detail: prescription.purpose },
          { term: words.quantity, detail: words.quantityText(prescription.quantity, prescription.daysSupply) },
          {
            term: words.refills,
            detail: words.refillsText(prescription.refillsAuthorized, prescription.unitsRemaining),
          },
          { term: words.prescriber, detail: prescription.prescriber },
          { term: words.writtenOn, detail: formatYearDay(prescription.writtenOn as Day, language) },
          { term: words.number, detail: <NumberText digits={prescription.rxNumber} /> },
          {
            term: words.ordered,
            detail: `${words.quantityText(ordered.quantity, ordered.daysSupply)} · ${words.how[line.delivery]}`,
          },
          { term: words.price, detail: formatMoney(line.price.amountCents, language) },
        ]}
      />
    </section>
  );
}

/** Whom it is for, and what they do not bear. */
export function MemberPart({ line, language }: PartProps) {
  const words = fillingWords[language];
  const { member, allergies } = line;
  return (
    <section>
      <h2>{words.member}</h2>
      <DescriptionList
        items={[
          { term: member.name, detail: `${words.born} ${formatYearDay(member.birthDate as Day, language)}` },
          {
            term: words.allergies,
            detail:
              allergies.length === 0 ? (
                words.noAllergies
              ) : (
                <b>
                  {allergies
                    .map(({ substance, reaction }) => (reaction === null ? substance : `${substance} (${reaction})`))
                    .join(", ")}
                </b>
              ),
          },
          { term: words.record, detail: <NumberText digits={member.recordNumber} /> },
          { term: words.language, detail: words.languages[member.language] },
          ...(member.phone === undefined ? [] : [{ term: words.phone, detail: phoneWords(member.phone) }]),
        ]}
      />
    </section>
  );
}

/** What the member takes, and what was filled last. */
export function ProfileTables({ line, language }: PartProps) {
  const words = fillingWords[language];
  const day = (date: string | undefined) => (date === undefined ? words.never : formatShortDay(date as Day, language));
  return (
    <>
      <section>
        <h2>{words.medicines}</h2>
        <Ledger
          caption={words.medicines}
          captionHidden
          columns={[{ text: words.medicine }, { text: words.lastFilled }]}
          rows={line.medicines.map((medicine, index) => ({
            id: String(index),
            cells: [
              <>
                {medicine.drug} <small>{medicine.directions}</small>
              </>,
              medicine.openStatus === undefined
                ? day(medicine.lastFilledOn)
                : `${day(medicine.lastFilledOn)} · ${words.open}`,
            ],
          }))}
        />
      </section>
      <section>
        <h2>{words.fills}</h2>
        {line.fills.length === 0 ? (
          <p class="quiet">{words.noFills}</p>
        ) : (
          <Ledger
            caption={words.fills}
            captionHidden
            columns={[{ text: words.lastFilled }, { text: words.medicine }, { text: words.quantity }]}
            rows={line.fills.map((fill, index) => ({
              id: String(index),
              cells: [
                day(fill.filledOn),
                fill.ofThis ? <b>{`${fill.drug} · ${words.this}`}</b> : fill.drug,
                words.quantityText(fill.quantity, fill.daysSupply),
              ],
            }))}
          />
        )}
      </section>
    </>
  );
}
