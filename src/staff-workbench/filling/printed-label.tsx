import type { FillingLine } from "#contracts/staff/filling.ts";
import { NumberText } from "#design/components/number-text.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { formatYearDay } from "#words/dates-and-money.ts";
import { label as en } from "#words/en/label.ts";
import { label as es } from "#words/es/label.ts";
import { phoneWords } from "#words/phone-words.ts";

/** The label as it comes out of the printer, at its true size and in the member's language. */
export function PrintedLabel({ label, caption }: { readonly label: FillingLine["label"]; readonly caption: string }) {
  const words = { en, es }[label.language];
  const day = (date: string) => formatYearDay(date as Day, label.language);
  return (
    <figure class="printed-label">
      <div class="printed-label-paper" lang={label.language}>
        <div class="printed-label-head">
          <div>
            <p>
              <b>
                {words.refills} {phoneWords(label.pharmacy.refillPhone)}
              </b>
            </p>
            <p class="printed-label-number">
              {words.rx} <NumberText digits={label.rxNumber} />
            </p>
            <div class="printed-label-bars" />
          </div>
          <div class="printed-label-from">
            <b>{label.pharmacy.name}</b>
            <span>{label.pharmacy.address}</span>
          </div>
        </div>
        <div class="printed-label-cluster">
          <p>
            <b>{label.patient}</b>
          </p>
          <p>
            <b>{label.drug}</b>
          </p>
          <p>{label.directions}</p>
          <p>{label.purpose}</p>
        </div>
        <div class="printed-label-foot">
          <p>
            {words.quantity(label.quantity, label.daysSupply)} · {words.prescriber} {label.prescriber}
          </p>
          <p>
            {words.filled} {day(label.filledOn)} · {words.discard} {day(label.discardAfter)}
          </p>
          <p>
            <b>{words.left(label.refillsLeft)}</b>
          </p>
          {label.rest === undefined ? null : (
            <p>
              <b>{words.part(label.rest.quantity, day(label.rest.by))}</b>
            </p>
          )}
        </div>
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
