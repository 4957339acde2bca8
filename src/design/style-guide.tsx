import type { ComponentChildren } from "preact";
import { Bag, WithBag } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Details } from "#design/components/details.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Icon } from "#design/components/icon.tsx";
import { iconDrawings, type IconName } from "#design/components/icon-drawings.ts";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { MedicineStrip, StripList } from "#design/components/medicine-strip.tsx";
import { Money } from "#design/components/money.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Page } from "#design/components/page.tsx";
import { Pager } from "#design/components/pager.tsx";
import { PharmacyCard } from "#design/components/pharmacy-card.tsx";
import { Row, Stack } from "#design/components/stack.tsx";
import { SupplyGauge } from "#design/components/supply-gauge.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import { TrackingLink } from "#design/components/tracking-link.tsx";
import { FormSample } from "#design/style-guide-forms.tsx";
import { HomeSample, ReceiptSample, TrackingSample } from "#design/style-guide-member.tsx";

/** Props of {@link StyleGuide}. */
export interface StyleGuideProps {
  stylesheet: string;
  dir?: "ltr" | "rtl" | undefined;
}

/** Every token and component in all its states, on one page, to be looked at and checked. */
export function StyleGuide({ stylesheet, dir }: StyleGuideProps) {
  return (
    <Page
      lang="en"
      dir={dir}
      title="Style guide · Harbor Health"
      stylesheet={stylesheet}
      plan={{ name: "Harbor Health", homeHref: "#main" }}
      words={{ skip: "Skip to the page", navigation: "Main" }}
      nav={[
        { href: "#home", text: "Medicines", icon: "bottle", current: true },
        { href: "#tracking", text: "Orders", icon: "bag" },
        { href: "#paper", text: "Pharmacies", icon: "pin" },
        { href: "#forms", text: "Account", icon: "person" },
      ]}
      languages={{
        label: "Language",
        languages: [
          { lang: "en", name: "English", href: "?lang=en", current: true },
          { lang: "es", name: "Español", href: "?lang=es" },
        ],
      }}
      tools={
        <form method="post">
          <Button kind="quiet">Sign out</Button>
        </form>
      }
      footer={<p>Harbor Health · Refill line 562-555-0142, day and night</p>}
      width="list"
    >
      <h1>Good morning, Rosa</h1>
      <Notice tone="wait" title="You may run out">
        <p>Lisinopril runs out on Thu, Nov 26.</p>
      </Notice>
      <Section id="home" title="Your medicines">
        <HomeSample />
      </Section>
      <Section id="receipt" title="Confirmation">
        <ReceiptSample />
      </Section>
      <Section id="tracking" title="Tracking">
        <TrackingSample />
        <LabelPaper title="What happened" headingLevel={3}>
          <TimelineSample />
        </LabelPaper>
      </Section>
      <Section id="paper" title="Paper">
        <PaperSample />
      </Section>
      <Section id="forms" title="Questions">
        <FormSample />
      </Section>
      <Section id="notices" title="Notices and buttons">
        <NoticeSample />
      </Section>
      <Section id="workbench" title="Ledger">
        <LedgerSample />
      </Section>
      <Section id="tokens" title="Type, colours, icons">
        <TokenSample />
      </Section>
      <Section id="languages" title="Other languages and directions">
        <LanguageSample />
      </Section>
    </Page>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} class="guide-section" aria-labelledby={`${id}-heading`}>
      <Stack>
        <h2 id={`${id}-heading`}>{title}</h2>
        {children}
      </Stack>
    </section>
  );
}

function TimelineSample() {
  return (
    <Timeline
      label="What happened to your order"
      events={[
        { when: "Wed, Nov 25, 11:40 am", dateTime: "2026-11-25T19:40:00Z", text: "Ready at the counter", tone: "well" },
        {
          when: "Tue, Nov 24, 4:02 pm",
          dateTime: "2026-11-25T00:02:00Z",
          text: "On hold",
          detail: "The pharmacy waits for a delivery; nothing to do for you.",
          tone: "wait",
        },
        { when: "Tue, Nov 24, 9:12 am", dateTime: "2026-11-24T17:12:00Z", text: "You ordered it on the web" },
      ]}
    />
  );
}

function PaperSample() {
  return (
    <Stack>
      <PharmacyCard
        name="Harbor Downey Medical Offices Pharmacy"
        distance="2.4 miles"
        address={["9333 Imperial Highway", "Downey, CA 90242"]}
        hours={{ tone: "well", text: "Open until 9 pm" }}
        phone={{ label: "Refill line", text: "562-555-0142", href: "tel:+15625550142" }}
        features={["Open Sundays", "Español", "Over the counter"]}
      >
        <LinkButton href="#paper" kind="secondary">
          Pick up here
        </LinkButton>
      </PharmacyCard>
      <LabelPaper title="Atorvastatin 20 mg tablet" headingLevel={3} torn>
        <DescriptionList
          items={[
            { term: "Prescription number", detail: <NumberText digits="7001001010" /> },
            { term: "Prescriber", detail: "Linh Nguyen, MD" },
            { term: "Refills left", detail: "2 of 4, until Tue, May 4", action: <a href="#paper">Why?</a> },
            { term: "Tracking number", detail: <TrackingLink number="9400 1000 0000 0000 0000 00" href="#paper" /> },
            { term: "Price", detail: <Money amount="$10.00" note="generic, 30 days, Harbor Standard" /> },
          ]}
        />
        <Details summary="Why is it this price?">
          <p>Dr. Nguyen belongs to the plan, so your coverage applies.</p>
        </Details>
      </LabelPaper>
      <EmptyState
        title="No orders yet"
        headingLevel={3}
        icon="bag"
        action={<LinkButton href="#home">See your medicines</LinkButton>}
      >
        <p>When you order a refill, you can follow it here.</p>
      </EmptyState>
      <WithBag bag={<Bag title="Empty bag" emptyText="Nothing in it yet. Choose a medicine to refill." />}>
        <Pager
          label="Pages"
          position="Page 2 of 9"
          previous={{ href: "?page=1", text: "Earlier orders" }}
          next={{ href: "?page=3", text: "Later orders" }}
        />
      </WithBag>
    </Stack>
  );
}

function NoticeSample() {
  return (
    <Stack>
      <Notice tone="info" title="Delivery takes up to 7 business days">
        <p>Need it sooner? Pick it up today in Downey.</p>
      </Notice>
      <Notice tone="well" title="Your card was added" />
      <Notice
        tone="wait"
        title="You may run out before it arrives"
        action={<LinkButton href="#notices">Pick up today instead</LinkButton>}
      >
        <p>Your supply lasts to Thu, Nov 26. The parcel arrives by Thu, Dec 3.</p>
      </Notice>
      <Notice tone="stop" title="This card was declined">
        <p>Nothing was charged. Choose another card or pay at pick-up.</p>
      </Notice>
      <Row>
        <Button type="button">Order 2 refills</Button>
        <Button type="button" kind="secondary" icon="plus">
          Add to bag
        </Button>
        <Button type="button" kind="quiet">
          Not now
        </Button>
        <Button type="button" kind="danger">
          Cancel this order
        </Button>
        <Button type="button" disabled>
          Ordering closes at 5 pm
        </Button>
      </Row>
    </Stack>
  );
}

function LedgerSample() {
  return (
    <Ledger
      caption="To fill"
      columns={[
        { text: "Due" },
        { text: "Confirmation" },
        { text: "Medicine" },
        { text: "Quantity", numeric: true },
        { text: "Step" },
      ]}
      rows={[
        {
          id: "1",
          tone: "stop",
          cells: [
            "Overdue 12 min",
            <NumberText key="n" digits="4821773605" />,
            "Lisinopril 10 mg tablet",
            "30",
            "Check",
          ],
        },
        {
          id: "2",
          tone: "wait",
          cells: ["11:40 am", <NumberText key="n" digits="4821773613" />, "Amlodipine 5 mg tablet", "90", "Fill"],
        },
        {
          id: "3",
          cells: ["1:15 pm", <NumberText key="n" digits="4821773621" />, "Atorvastatin 20 mg tablet", "90", "Verify"],
        },
      ]}
    />
  );
}

function TokenSample() {
  const icons = Object.keys(iconDrawings) as IconName[];
  return (
    <Stack>
      <h1>Heading one</h1>
      <h2>Heading two</h2>
      <h3>Heading three</h3>
      <p>
        Body text runs 60 to 70 characters a line. It has <a href="#tokens">links</a>, <strong>strong words</strong> and{" "}
        <small>smaller remarks</small>. Numbers stand in mono: <NumberText digits="100200310" />.
      </p>
      <ul class="swatches" role="list">
        {[
          "paper",
          "paper-shade",
          "label",
          "ink",
          "quiet",
          "harbour",
          "harbour-deep",
          "well",
          "wait",
          "stop",
          "rule",
          "hair",
        ].map((token) => (
          <li key={token}>
            <svg class="swatch" width="48" height="48" aria-hidden="true">
              <rect class="swatch-chip" width="48" height="48" fill={`var(--${token})`} />
            </svg>
            {token}
          </li>
        ))}
      </ul>
      <ul class="swatches" role="list">
        {icons.map((name) => (
          <li key={name}>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
      <Row>
        {[1, 0.75, 0.4, 0.1, 0].map((fraction) => (
          <span key={fraction} class="gauge-sample">
            <SupplyGauge fraction={fraction} low={fraction <= 0.1} label={`${fraction * 100} % left`} />
          </span>
        ))}
      </Row>
    </Stack>
  );
}

function LanguageSample() {
  return (
    <Stack>
      <div lang="es">
        <StripList label="Sus medicinas">
          <MedicineStrip
            id="strip-es"
            number="7001001655"
            numberLabel="Receta"
            name="Hidroclorotiazida"
            strength="25 mg tableta"
            directions="Tome 1 tableta por la boca cada mañana."
            href="#strip-es"
            supply={{ fraction: 0.3, low: false, text: "Alcanza hasta el mar, 15 dic", detail: "quedan 21 días" }}
            state={{ tone: "well", text: "Se puede resurtir hoy" }}
          >
            <Button context="hidroclorotiazida 25 mg">Pedir resurtido</Button>
          </MedicineStrip>
        </StripList>
      </div>
      <div lang="ar" dir="rtl">
        <StripList label="أدويتك">
          <MedicineStrip
            id="strip-ar"
            number="7001001762"
            numberLabel="وصفة"
            name="أتورفاستاتين"
            strength="٢٠ ملغ قرص"
            directions="قرص واحد عن طريق الفم كل مساء."
            href="#strip-ar"
            supply={{ fraction: 0.6, low: false, text: "يكفي حتى الأربعاء ٩ ديسمبر", detail: "١٥ يومًا" }}
            state={{ tone: "info", text: "في الطريق إليك", icon: "parcel" }}
          >
            <LinkButton href="#strip-ar" kind="secondary" iconAfter="arrow">
              تتبّع
            </LinkButton>
          </MedicineStrip>
        </StripList>
      </div>
    </Stack>
  );
}
