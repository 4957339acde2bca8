import type { DecidedLine } from "#contracts/orders.ts";
import { Button } from "#design/components/button.tsx";
import { parseDay } from "#domain/calendar/day.ts";
import { bagWords, type LineInBag } from "#member-app/bag/bag-words.ts";
import { placeWords } from "#member-app/bag/how-you-get-it.tsx";
import type { Review } from "#member-app/bag/review.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatDay, formatMoney } from "#words/dates-and-money.ts";

type LineProps = { readonly page: PageContext; readonly line: LineInBag; readonly name: string };

/** The label's days and 90 side by side, each with its price and what 30 days of it cost. */
export function DaysChoices({ page, line, decided, name }: LineProps & { readonly decided: DecidedLine }) {
  const { language } = page;
  const words = bagWords[language];
  return (
    <>
      <ul class="choices" role="list">
        {decided.daysChoices?.map(({ daysSupply, price }) => (
          <li key={daysSupply} class="row">
            <span>
              <strong>{words.daysPrice(daysSupply, formatMoney(price.amountCents, language))}</strong>
              {daysSupply > 30 ? (
                <> · {words.aMonth(formatMoney(Math.round((price.amountCents * 30) / daysSupply), language))}</>
              ) : null}
            </span>
            {daysSupply === decided.daysSupply ? (
              <span class="quiet">{words.chosenDays}</span>
            ) : (
              <Button
                kind="quiet"
                name="act"
                value={`days:${line.id}:${daysSupply === 90 ? "90" : "label"}`}
                context={name}
              >
                {words.changeDays(daysSupply)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {decided.daysSupply === 90 ? <p class="quiet">{words.prescriberTold}</p> : null}
    </>
  );
}

/** It would come too late: pick it up instead, or ask for a few days of it. */
export function Gap({ page, line, gap, name }: LineProps & { readonly gap: NonNullable<DecidedLine["gap"]> }) {
  const words = bagWords[page.language];
  const { pickup, bridge } = gap;
  const isAsked = line.line.bridge === true;
  return (
    <div class="stack" data-gap="close">
      <p>
        <strong>{gap.words}</strong>
      </p>
      {bridge !== undefined && isAsked ? <p>{words.bridgeAsked(bridge.days, bridge.pharmacyName)}</p> : null}
      <div class="row">
        {pickup === undefined ? null : (
          <Button kind="secondary" name="act" value={`pick-up:${line.id}:${pickup.pharmacyId}`} context={name}>
            {words.pickUpInstead(pickup.pharmacyName, formatDay(parseDay(pickup.by), page.language))}
          </Button>
        )}
        {bridge === undefined ? null : (
          <Button
            kind={isAsked ? "quiet" : "secondary"}
            name="act"
            value={`bridge:${line.id}:${isAsked ? "off" : "on"}`}
            context={name}
          >
            {isAsked ? words.dontAskBridge : words.askBridge(bridge.days)}
          </Button>
        )}
      </div>
    </div>
  );
}

type OwnWayProps = {
  readonly page: PageContext;
  readonly review: Review;
  readonly person: string;
  readonly lines: readonly LineInBag[];
};

/** One person's lines another way than the rest, or back again; offered where the order is for several people. */
export function OwnWay({ page, review: { bag, places, choice }, person, lines }: OwnWayProps) {
  const words = bagWords[page.language];
  const ids = lines.map(({ id }) => id).join(".");
  const own = lines.find(({ line }) => line.delivery !== undefined)?.line.delivery;
  if (own !== undefined) {
    const place =
      own.kind === "mail"
        ? placeWords(places, { kind: "mail", addressId: own.addressId, cardId: "" }, page)
        : placeWords(places, own, page);
    return (
      <div class="row">
        <span>{words.ownWay(place)}</span>
        <Button kind="quiet" name="act" value={`same-way:${ids}`} context={person}>
          {words.sameWay}
        </Button>
      </div>
    );
  }
  if (bag.people < 2) return null;
  const onLabel = places.pharmacies.find(({ id }) => lines.some(({ labelPharmacyId }) => labelPharmacyId === id));
  const counter = onLabel ?? places.pharmacies[0];
  return (
    <div class="row">
      {places.mails && choice.kind === "pickup"
        ? places.addresses.slice(0, 3).map(({ id, line1 }) => (
            <Button key={id} kind="quiet" name="act" value={`mail-to:${ids}:${id}`} context={person}>
              {words.mailThese(line1)}
            </Button>
          ))
        : null}
      {choice.kind === "mail" && counter !== undefined ? (
        <Button kind="quiet" name="act" value={`pick-up:${ids}:${counter.id}`} context={person}>
          {words.pickTheseUp(counter.name)}
        </Button>
      ) : null}
    </div>
  );
}
