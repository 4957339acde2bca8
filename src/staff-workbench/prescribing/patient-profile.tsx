import type { PatientProfile as Profile } from "#contracts/staff/renewals.ts";
import { Ledger } from "#design/components/ledger.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { formatYearDay } from "#words/dates-and-money.ts";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";
import type { Language } from "#words/languages.ts";

type PatientProfileProps = {
  readonly profile: Profile;
  readonly language: Language;
  /** Heading of the medicines, where the page is about one of them. */
  readonly others?: boolean;
  /** Where a prescription is cancelled; without it nothing is. */
  readonly cancelHref?: (prescriptionId: string) => string;
};

/** What a patient does not bear, and takes: read before anything is written. */
export function PatientProfile({ profile, language, others = false, cancelHref }: PatientProfileProps) {
  const words = { en, es }[language];
  const title = others ? words.otherMedicines : words.medicines;
  const columns = [
    words.medicine,
    words.directions,
    words.prescriber,
    words.lastFill,
    ...(cancelHref === undefined ? [] : [words.cancelColumn]),
  ];
  return (
    <>
      <section class="stack" data-gap="close">
        <h2>{words.allergies}</h2>
        {profile.allergies.length === 0 ? (
          <p>{words.noAllergies}</p>
        ) : (
          <ul>
            {profile.allergies.map(({ substance, reaction }) => (
              <li key={substance}>
                <strong>{reaction === null ? substance : words.allergy(substance, reaction)}</strong>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack" data-gap="close">
        <h2>{title}</h2>
        {profile.medicines.length === 0 ? (
          <p>{words.noMedicines}</p>
        ) : (
          <Ledger
            caption={title}
            captionHidden
            columns={columns.map((text) => ({ text }))}
            rows={profile.medicines.map((medicine) => ({
              id: medicine.id,
              cells: [
                medicine.drug,
                medicine.directions,
                medicine.prescriber,
                <>
                  {medicine.lastFilledOn === undefined ? "—" : formatYearDay(medicine.lastFilledOn as Day, language)}
                  {medicine.openStatus === undefined ? null : ` · ${words.ordered}`}
                </>,
                ...(cancelHref === undefined
                  ? []
                  : [
                      medicine.mayCancel ? (
                        <a href={cancelHref(medicine.id)} data-key-item="">
                          {words.cancel}
                          <VisuallyHidden> {medicine.drug}</VisuallyHidden>
                        </a>
                      ) : null,
                    ]),
              ],
            }))}
          />
        )}
      </section>
    </>
  );
}
