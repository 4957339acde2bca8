import type { PaymentMethodList } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { brandName, cardWords } from "#member-app/cards/card-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { localeOf } from "#words/languages.ts";

type CardsPageProps = {
  readonly page: PageContext;
  readonly cards: PaymentMethodList["paymentMethods"];
  readonly done: string | undefined;
  readonly faults: Faults | undefined;
};

/** The cards, which of them pays, and the way to another. */
export function CardsPage({ page, cards, done, faults }: CardsPageProps) {
  const words = cardWords[page.language];
  const month = new Intl.DateTimeFormat(localeOf[page.language], { month: "long", year: "numeric", timeZone: "UTC" });
  const monthOf = (year: number, number: number) => month.format(Date.UTC(year, number - 1));
  return (
    <MemberPage page={page} title={words.title} section="profile">
      <DoneNotice done={done} words={words.done} />
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {cards.length === 0 ? <p>{words.none}</p> : null}
      {cards.map(({ id, brand, last4, expiresMonth, expiresYear, isDefault, isExpired }) => {
        const card = words.card(brandName(brand), last4);
        return (
          <LabelPaper key={id} title={card}>
            {isExpired === true ? (
              <Notice tone="wait" title={words.expired(monthOf(expiresYear, expiresMonth))}>
                {words.expiredMore}
              </Notice>
            ) : (
              <p>{words.expires(monthOf(expiresYear, expiresMonth))}</p>
            )}
            {isDefault ? (
              <p>
                <strong>{words.isDefault}</strong>
              </p>
            ) : null}
            <div class="row">
              {isDefault || isExpired === true ? null : (
                <form method="post" action="/profile/cards/default">
                  <input type="hidden" name="id" value={id} />
                  <Button kind="secondary" context={card}>
                    {words.makeDefault}
                  </Button>
                </form>
              )}
              <RemoveButton action="/profile/cards/remove" id={id} text={words.remove} context={card} />
            </div>
          </LabelPaper>
        );
      })}
      <p>
        <LinkButton href="/profile/cards/new" icon="plus">
          {words.add}
        </LinkButton>
      </p>
      <p class="quiet">{words.brands}</p>
    </MemberPage>
  );
}
