import { LinkButton } from "#design/components/button.tsx";
import { LabelHero } from "#design/components/bottle-label.tsx";
import { Icon } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";
import { Notice } from "#design/components/notice.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { DEMO_PASSWORD, demoPeople } from "#member-app/demo/demo-people.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { sendPage } from "#pages/send-page.ts";
import { startPages as en } from "#words/en/start-pages.ts";
import { startPages as es } from "#words/es/start-pages.ts";

/** The front door. */
export const startPages: PageRoutes = (app) => {
  app.get("/", (c) => {
    const page = c.get("page");
    return page.me === null ? sendPage(c, <StartPage page={page} />) : c.redirect("/home", 303);
  });
};

function StartPage({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.title} width="list">
      <LabelHero
        print={[page.host.planName, ...words.print]}
        title={words.hero}
        directions={words.directions}
        supply={words.supply}
      >
        <LinkButton href="/sign-in" wide>
          {words.signIn}
        </LinkButton>
        <p>{words.newHere}</p>
        <LinkButton href="/register" kind="secondary" wide>
          {words.register}
        </LinkButton>
      </LabelHero>
      {page.host.demo ? (
        <Notice tone="info" title={words.demoTitle} action={<a href="/demo">{words.demoLink}</a>}>
          <p>
            {words.demo}
            <br />
            <span class="mono">{demoPeople[0].email}</span>
            <br />
            <span class="mono unbroken">{DEMO_PASSWORD}</span>
          </p>
        </Notice>
      ) : null}
      <section class="ways" aria-label={words.waysTitle}>
        <Way icon="bottle" title={words.quickTitle} text={words.quick} href="/quick-refill" link={words.quickLink} />
        <Way icon="phone" title={words.phoneTitle} text={words.phone} href="/help#phone" link={words.phoneLink} />
        <Way
          icon="pin"
          title={words.pharmacyTitle}
          text={words.pharmacy}
          href="/pharmacies"
          link={words.pharmacyLink}
        />
      </section>
    </MemberPage>
  );
}

type WayProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly link: string;
};

function Way({ icon, title, text, href, link }: WayProps) {
  return (
    <div class="way">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{text}</p>
      <a class="way-link" href={href}>
        {link}
        <Icon name="arrow" />
      </a>
    </div>
  );
}
