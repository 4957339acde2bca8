import type { ComponentChildren } from "preact";
import { BottleLabel } from "#design/components/bottle-label.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { sendPage } from "#pages/send-page.ts";
import { helpPages as en } from "#words/en/help-pages.ts";
import { helpPages as es } from "#words/es/help-pages.ts";
import { phoneHref } from "#words/phone-words.ts";

/** How refills work, which number is which, and where people help. */
export const helpPages: PageRoutes = (app) => {
  app.get("/help", (c) => sendPage(c, <HelpPage page={c.get("page")} />));
};

function HelpPage({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  const { record, prescription, confirmation } = words.numbers;
  return (
    <MemberPage page={page} title={words.title}>
      <h1>{words.title}</h1>
      <nav aria-label={words.contents}>
        <ul role="list">
          <li>
            <a class="way-link" href="#numbers">
              {words.numbersTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#refills">
              {words.refillTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#phone">
              {words.phoneTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#sign-on">
              {words.troubleTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#medicine">
              {words.medicineTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#access">
              {words.accessTitle}
            </a>
          </li>
          <li>
            <a class="way-link" href="#language">
              {words.languageTitle}
            </a>
          </li>
        </ul>
      </nav>
      <Topic id="numbers" title={words.numbersTitle}>
        <BottleLabel {...words.label} />
        <DescriptionList items={[record, prescription, confirmation]} />
      </Topic>
      <Topic id="refills" title={words.refillTitle}>
        <ol>
          {words.refill.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Topic>
      <Topic id="phone" title={words.phoneTitle}>
        <p>{words.phone}</p>
        <p>
          {words.phoneAreas} <a href="/pharmacies">{words.pharmaciesLink}</a>
        </p>
      </Topic>
      <Topic id="sign-on" title={words.troubleTitle}>
        <p>
          {words.trouble} <a href="/forgot-password">{words.passwordLink}</a>
        </p>
      </Topic>
      <Topic id="medicine" title={words.medicineTitle}>
        <p>
          {words.medicine} <a href={phoneHref(words.poisonHelp)}>{words.poisonHelp}</a>.
        </p>
      </Topic>
      <Topic id="access" title={words.accessTitle}>
        <ul>
          {words.access.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>{words.relay}</p>
      </Topic>
      <Topic id="language" title={words.languageTitle}>
        <p>{words.language}</p>
      </Topic>
    </MemberPage>
  );
}

function Topic({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
