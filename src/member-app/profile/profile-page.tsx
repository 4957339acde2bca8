import type { AddressList, PaymentMethodList } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { parseDay } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { automaticWords } from "#member-app/automatic-refills/automatic-words.ts";
import { brandName, cardWords } from "#member-app/cards/card-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { RemoveButton } from "#pages/remove-button.tsx";
import { signedOn } from "#member-app/signed-on.ts";
import { profilePages as en } from "#words/en/profile-pages.ts";
import { profilePages as es } from "#words/es/profile-pages.ts";
import { LANGUAGES, languageNames, localeOf } from "#words/languages.ts";
import { formatDay } from "#words/dates-and-money.ts";
import { noticeWords } from "#words/notice-words.ts";
import { phoneWords } from "#words/phone-words.ts";

type ProfilePageProps = {
  readonly page: PageContext;
  readonly addresses: AddressList["addresses"];
  readonly cards: PaymentMethodList["paymentMethods"];
  readonly done: string | undefined;
};

export function ProfilePage({ page, addresses, cards, done }: ProfilePageProps) {
  const words = { en, es }[page.language];
  const { page: notices } = noticeWords(page.language);
  const automatic = automaticWords[page.language];
  const me = signedOn(page);
  return (
    <MemberPage page={page} title={words.title} section="profile">
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <LabelPaper title={words.aboutTitle} torn>
        <DescriptionList
          items={[
            { term: words.name, detail: <bdi>{me.name}</bdi> },
            { term: words.mrn, detail: <NumberText digits={me.mrn} /> },
            { term: words.coverage, detail: me.coverage },
            { term: words.area, detail: me.area.name },
          ]}
        />
        <p>{words.aboutHint}</p>
      </LabelPaper>
      <LabelPaper title={words.contactTitle}>
        <DescriptionList
          items={[
            { term: words.email, detail: <bdi>{me.email}</bdi> },
            {
              term: words.phone,
              detail: me.phone === null ? words.noPhone : <bdi dir="ltr">{phoneWords(me.phone)}</bdi>,
            },
          ]}
        />
        <LinkButton href="/profile/contact" kind="secondary">
          {words.changeContact}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={notices.summaryTitle}>
        <p>{notices.summary}</p>
        <LinkButton href="/profile/notices" kind="secondary">
          {notices.summaryLink}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={automatic.title}>
        <p>{automatic.summary}</p>
        <LinkButton href="/automatic-refills" kind="secondary">
          {automatic.summaryLink}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={words.securityTitle}>
        <p>{words.security}</p>
        <LinkButton href="/profile/security" kind="secondary" icon="lock">
          {words.securityLink}
        </LinkButton>
      </LabelPaper>
      <div id="addresses">
        <LabelPaper title={words.addressesTitle}>
          {addresses.length === 0 ? <p>{words.noAddresses}</p> : <Addresses page={page} addresses={addresses} />}
          <LinkButton href="/profile/address" kind="secondary" icon="plus">
            {words.addAddress}
          </LinkButton>
        </LabelPaper>
      </div>
      <div id="cards">
        <LabelPaper title={words.cardsTitle}>
          {cards.length === 0 ? <p>{words.noCards}</p> : <Cards page={page} cards={cards} />}
          <p>{words.cardsHint}</p>
          <LinkButton href="/profile/cards" kind="secondary">
            {cardWords[page.language].toCards}
          </LinkButton>
        </LabelPaper>
      </div>
      <LabelPaper title={words.languageTitle}>
        <form method="post" action="/profile/language">
          <RadioCards
            name="language"
            label={words.language}
            value={me.language}
            options={LANGUAGES.map((value) => ({ value, title: languageNames[value] }))}
          />
          <Button kind="secondary">{words.saveLanguage}</Button>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}

function Addresses({ page, addresses }: Pick<ProfilePageProps, "page" | "addresses">) {
  const words = { en, es }[page.language];
  const day = (on: string) => formatDay(parseDay(on), page.language);
  return (
    <ul class="kept" role="list">
      {addresses.map(({ id, line1, line2, city, state, zip, kind, fromOn, untilOn }) => (
        <li key={id}>
          <address>
            {line1}
            {line2 ? `, ${line2}` : ""}
            <br />
            {city}, {state} {zip}
            {fromOn === null || untilOn === null ? null : (
              <>
                <br />
                <small>{words.between(day(fromOn), day(untilOn))}</small>
              </>
            )}
            {kind === "street" ? null : (
              <>
                <br />
                <small>{kind === "po-box" ? words.poBoxHint : words.militaryHint}</small>
              </>
            )}
          </address>
          <RemoveButton action="/profile/remove-address" id={id} text={words.remove} context={`${line1}, ${city}`} />
        </li>
      ))}
    </ul>
  );
}

function Cards({ page, cards }: Pick<ProfilePageProps, "page" | "cards">) {
  const words = { en, es }[page.language];
  const month = new Intl.DateTimeFormat(localeOf[page.language], { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <ul class="kept" role="list">
      {cards.map(({ id, brand, last4, expiresMonth, expiresYear }) => {
        const card = words.card(brandName(brand), last4);
        return (
          <li key={id}>
            <p>
              {card}
              <br />
              <small>{words.cardExpires(month.format(Date.UTC(expiresYear, expiresMonth - 1)))}</small>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
