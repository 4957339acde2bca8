import type { AutomaticRefill, PrescriptionDetails } from "#contracts/prescriptions.ts";
import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Details } from "#design/components/details.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Select } from "#design/components/select.tsx";
import { aboutRefill, automaticWords } from "#member-app/automatic-refills/automatic-words.ts";
import type { Places } from "#member-app/bag/delivery-choice.ts";
import { bagWords } from "#member-app/bag/bag-words.ts";
import { brandName } from "#member-app/cards/card-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

type AutomaticSectionProps = {
  readonly page: PageContext;
  readonly medicine: PrescriptionDetails;
  readonly refill: AutomaticRefill | undefined;
  /** Null where nothing can be agreed to. */
  readonly places: Places | null;
};

/** Automatic refills of one medicine: what is on, or what can be agreed to. */
export function AutomaticSection({ page, medicine, refill, places }: AutomaticSectionProps) {
  const words = automaticWords[page.language];
  if (medicine.overTheCounter) return null;
  return (
    <div id="automatic">
      <LabelPaper title={words.section}>
        {refill === undefined ? null : (
          <>
            <p>
              <strong>{refill.stopped === null ? words.on : words.stoppedState}</strong>
            </p>
            {aboutRefill(refill, page.language).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        )}
        {refill !== undefined && refill.stopped === null ? (
          <form method="post" action="/automatic-refills" class="row">
            <input type="hidden" name="medicine" value={medicine.id} />
            {refill.next === null ? null : (
              <Button kind="secondary" name="act" value="skip">
                {words.skip}
              </Button>
            )}
            <Button kind="quiet" name="act" value="stop">
              {words.stop}
            </Button>
          </form>
        ) : places !== null ? (
          <Agreement {...{ page, medicine, places }} again={refill !== undefined} />
        ) : (
          <p>{words.notAllowed}</p>
        )}
      </LabelPaper>
    </div>
  );
}

type AgreementProps = Pick<AutomaticSectionProps, "page" | "medicine"> & {
  readonly places: Places;
  readonly again: boolean;
};

function Agreement({ page, medicine, places, again }: AgreementProps) {
  const words = automaticWords[page.language];
  const counter = places.pharmacies.find(({ id }) => id === medicine.pharmacy.id) ?? places.pharmacies[0];
  const mailable = places.mails && places.cards.length > 0 ? places.addresses : [];
  const ways = [
    ...(counter === undefined ? [] : [{ value: `pickup:${counter.id}`, title: words.pickup(counter.name) }]),
    ...mailable.map(({ id, line1 }) => ({ value: `mail:${id}`, title: words.mail(line1) })),
  ];
  return (
    <>
      {again ? null : <p>{words.offer}</p>}
      <Details summary={again ? words.again : words.turnOn}>
        <form method="post" action="/automatic-refills" class="stack">
          <input type="hidden" name="medicine" value={medicine.id} />
          <RadioCards name="way" label={words.how} value={ways[0]?.value} options={ways} />
          {medicine.canBe90Days ? (
            <RadioCards
              name="days"
              label={words.days}
              value="label"
              options={[
                { value: "label", title: words.labelDays(medicine.daysSupply) },
                { value: "90", title: words.ninety },
              ]}
            />
          ) : null}
          {mailable.length === 0 ? null : (
            <Select
              name="card"
              label={words.card}
              value={places.cards[0]?.id}
              options={places.cards.map(({ id, brand, last4 }) => ({
                value: id,
                text: bagWords[page.language].cardName(brandName(brand), last4),
              }))}
            />
          )}
          <Checkbox name="agree" value="1" label={words.agree} required />
          <Button name="act" value="agree">
            {words.turnOn}
          </Button>
        </form>
      </Details>
    </>
  );
}
