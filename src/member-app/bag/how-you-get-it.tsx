import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Notice } from "#design/components/notice.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Select } from "#design/components/select.tsx";
import { bagWords } from "#member-app/bag/bag-words.ts";
import type { DeliveryChoice, Places } from "#member-app/bag/delivery-choice.ts";
import { brandName, cardWords } from "#member-app/cards/card-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

type HowYouGetItProps = {
  readonly page: PageContext;
  readonly places: Places;
  readonly choice: DeliveryChoice;
  /** Whether the questions stand open. */
  readonly open: boolean;
};

/** Where the order goes, with the way to change it folded behind. The questions of the way not chosen are hidden by style. */
export function HowYouGetIt({ page, places, choice, open }: HowYouGetItProps) {
  const words = bagWords[page.language];
  return (
    <section class="stack" data-gap="close" aria-labelledby="how-title">
      <h2 id="how-title">{words.howTitle}</h2>
      <p>
        <strong>{placeWords(places, choice, page)}</strong>
      </p>
      <Details summary={choice.kind === "mail" ? words.changeMail : words.change} open={open}>
        <div class="stack delivery">
          {places.mails ? (
            <RadioCards
              name="delivery"
              label={words.how}
              value={choice.kind}
              options={[
                { value: "pickup", title: words.pickup, detail: words.pickupDetail },
                { value: "mail", title: words.mail, detail: words.mailDetail },
              ]}
            />
          ) : (
            <p>{words.mailNotHere}</p>
          )}
          <div class="delivery-pickup">
            <Select
              name="pharmacy"
              label={words.pharmacy}
              hint={words.pharmacyHint}
              value={choice.kind === "pickup" ? choice.pharmacyId : undefined}
              options={places.pharmacies.map(({ id, name, city, miles }) => ({
                value: id,
                text: [name, city, ...(miles === null ? [] : [words.miles(milesText(miles, page))])].join(", "),
              }))}
            />
          </div>
          {places.mails ? <MailQuestions {...{ page, places, choice }} /> : null}
          <Button kind="secondary" name="act" value="show">
            {words.show}
          </Button>
        </div>
      </Details>
    </section>
  );
}

function MailQuestions({ page, places, choice }: Omit<HowYouGetItProps, "open">) {
  const words = bagWords[page.language];
  const chosen = choice.kind === "mail" ? choice : { addressId: places.addresses[0]?.id, cardId: places.cards[0]?.id };
  return (
    <div class="delivery-mail stack">
      {places.addresses.length === 0 ? (
        <Notice tone="wait">{words.noAddress}</Notice>
      ) : (
        <RadioCards
          name="address"
          label={words.address}
          value={chosen.addressId}
          options={places.addresses.map((address) => ({
            value: address.id,
            title: [address.line1, address.line2].filter(Boolean).join(", "),
            detail: `${address.city}, ${address.state} ${address.zip}`,
          }))}
        />
      )}
      <LinkButton kind="quiet" icon="plus" href="/profile/address">
        {words.addAddress}
      </LinkButton>
      {places.cards.length === 0 ? (
        <Notice tone="wait">{words.noCard}</Notice>
      ) : (
        <RadioCards
          name="card"
          label={words.card}
          value={chosen.cardId}
          options={places.cards.map((card) => ({
            value: card.id,
            title: cardName(card, page),
            detail: words.cardExpires(`${String(card.expiresMonth).padStart(2, "0")}/${card.expiresYear}`),
          }))}
        />
      )}
      <LinkButton kind="quiet" icon="plus" href={newCardHref(chosen.addressId)}>
        {cardWords[page.language].add}
      </LinkButton>
    </div>
  );
}

/** To the card form and back to this page, with the same address and the new card chosen. */
function newCardHref(addressId: string | undefined): string {
  const then = `/bag?${new URLSearchParams({ delivery: "mail", address: addressId ?? "" })}`;
  return `/profile/cards/new?${new URLSearchParams({ then })}`;
}

/** "Pick up at Harbor Downey", "Mail to 12 Bay Street, Downey". */
export function placeWords({ pharmacies, addresses }: Places, choice: DeliveryChoice, page: PageContext): string {
  const words = bagWords[page.language];
  if (choice.kind === "pickup")
    return words.pickupAt(pharmacies.find(({ id }) => id === choice.pharmacyId)?.name ?? "");
  const address = addresses.find(({ id }) => id === choice.addressId);
  return address === undefined ? words.mail : words.mailTo(`${address.line1}, ${address.city}`);
}

/** How it is paid: at the counter where no card is asked for, or by which card. */
export function paymentWords({ cards }: Places, cardId: string | null, page: PageContext): string {
  const words = bagWords[page.language];
  if (cardId === null) return words.payAtPickup;
  const card = cards.find(({ id }) => id === cardId);
  return card === undefined ? words.noCard : words.payWith(cardName(card, page));
}

function cardName({ brand, last4 }: Places["cards"][number], page: PageContext): string {
  return bagWords[page.language].cardName(brandName(brand), last4);
}

function milesText(miles: number, { language }: PageContext): string {
  return miles.toLocaleString(language, { maximumFractionDigits: miles < 10 ? 1 : 0 });
}
