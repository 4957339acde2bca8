import type { DemoNewcomer } from "#contracts/accounts.ts";
import type { DemoTextList } from "#contracts/notices.ts";
import type { DemoStaffList } from "#contracts/staff/sign-on.ts";
import { LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { renderPage } from "#design/components/render-page.ts";
import { StyleGuide } from "#design/style-guide.tsx";
import { parseDay } from "#domain/calendar/day.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { DEMO_PASSWORD, demoNumbers, demoPeople } from "#member-app/demo/demo-people.ts";
import { type DemoMail, DemoMailPage } from "#member-app/demo/demo-mail-page.tsx";
import { DemoPhonePage } from "#member-app/demo/demo-phone-page.tsx";
import { phoneLinePages } from "#member-app/demo/phone-line-pages.tsx";
import { notFoundPage } from "#member-app/error-pages.tsx";
import { dataOf } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { formatLongDay } from "#words/dates-and-money.ts";
import { demoPages as en } from "#words/en/demo-pages.ts";
import { demoPages as es } from "#words/es/demo-pages.ts";
import { noticeWords } from "#words/notice-words.ts";
import { phoneLineWords } from "#words/phone-line-words.ts";
import { staffLayout as staffEn } from "#words/en/staff-layout.ts";
import { staffLayout as staffEs } from "#words/es/staff-layout.ts";

/** What only a made-up plan shows: who to sign on as, the letter box, and every component on one page. */
export const demoPages: PageRoutes = (app) => {
  app.get("/demo", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const { newcomer } = dataOf(await page.api.get<{ newcomer: DemoNewcomer | null }>("/demo/newcomer"));
    const { staff } = dataOf(await page.api.get<DemoStaffList>("/demo/authenticator-codes"));
    return sendPage(c, <DemoPage page={page} newcomer={newcomer} staff={staff} />);
  });

  app.get("/demo/mail", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const { mails } = dataOf(await page.api.get<{ mails: DemoMail[] }>("/demo/mail"));
    return sendPage(c, <DemoMailPage page={page} mails={mails} />);
  });

  app.get("/demo/phone", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const { texts } = dataOf(await page.api.get<DemoTextList>("/demo/texts"));
    return sendPage(c, <DemoPhonePage page={page} texts={texts} />);
  });

  app.post("/demo/phone", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const form = await readForm(c);
    dataOf(await page.api.send("POST", "/demo/texts", { number: form.text("number"), body: form.text("body") }));
    return c.redirect("/demo/phone", 303);
  });

  phoneLinePages(app);

  app.get("/style-guide", (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    return c.html(
      renderPage(
        <StyleGuide stylesheet={page.host.assets.stylesheet} dir={c.req.query("dir") === "rtl" ? "rtl" : "ltr"} />,
      ),
    );
  });
};

type DemoPageProps = {
  readonly page: PageContext;
  readonly newcomer: DemoNewcomer | null;
  readonly staff: DemoStaffList["staff"];
};

function DemoPage({ page, newcomer, staff }: DemoPageProps) {
  const words = { en, es }[page.language];
  const phoneLine = phoneLineWords(page.language);
  return (
    <MemberPage page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <LabelPaper title={words.signInsTitle} torn>
        <ul class="kept" role="list">
          {demoPeople.map(({ name, email, about }) => (
            <li key={email}>
              <div>
                <p>
                  <strong>{name}</strong>
                </p>
                <p class="mono">{email}</p>
                <p>{words.people[about]}</p>
              </div>
            </li>
          ))}
        </ul>
        <p>
          {words.password}: <strong class="mono unbroken">{DEMO_PASSWORD}</strong>
        </p>
        <LinkButton href="/sign-in">{words.signIn}</LinkButton>
      </LabelPaper>
      <Staff page={page} staff={staff} />
      {newcomer === null ? null : <Newcomer page={page} newcomer={newcomer} />}
      <LabelPaper title={words.quickTitle}>
        <DescriptionList
          items={[
            { term: words.record, detail: <NumberText digits={demoNumbers.mrn} /> },
            { term: words.prescription, detail: <NumberText digits={demoNumbers.rxNumber} /> },
          ]}
        />
      </LabelPaper>
      <LabelPaper title={words.mailTitle}>
        <p>{words.mail}</p>
        <LinkButton href="/demo/mail" kind="secondary">
          {words.mailLink}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={phoneLine.title}>
        <p>{phoneLine.about}</p>
        <LinkButton href="/demo/phone-line" kind="secondary">
          {phoneLine.link}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={noticeWords(page.language).demo.title}>
        <p>{noticeWords(page.language).demo.intro}</p>
        <LinkButton href="/demo/phone" kind="secondary">
          {noticeWords(page.language).demo.link}
        </LinkButton>
      </LabelPaper>
    </MemberPage>
  );
}

function Staff({ page, staff }: Pick<DemoPageProps, "page" | "staff">) {
  const words = { en, es }[page.language];
  const { roles } = { en: staffEn, es: staffEs }[page.language];
  return (
    <LabelPaper title={words.staffTitle} torn>
      <p>{words.staff}</p>
      <ul class="kept" role="list">
        {staff.map(({ name, email, role, pharmacy, code }) => (
          <li key={email}>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              <p class="mono">{email}</p>
              <p>{pharmacy === null ? roles[role] : `${roles[role]} · ${pharmacy}`}</p>
            </div>
            <p>
              {words.code} <strong class="mono">{code}</strong>
            </p>
          </li>
        ))}
      </ul>
      <p>
        {words.password}: <strong class="mono unbroken">{DEMO_PASSWORD}</strong>
      </p>
      <LinkButton href="/staff/sign-in">{words.staffSignIn}</LinkButton>
    </LabelPaper>
  );
}

function Newcomer({ page, newcomer }: { readonly page: PageContext; readonly newcomer: DemoNewcomer }) {
  const words = { en, es }[page.language];
  return (
    <LabelPaper title={words.registerTitle}>
      <p>{words.register(newcomer.name)}</p>
      <DescriptionList
        items={[
          { term: words.record, detail: <NumberText digits={newcomer.mrn} /> },
          { term: words.lastName, detail: newcomer.lastName },
          { term: words.birthDate, detail: formatLongDay(parseDay(newcomer.birthDate), page.language) },
          { term: words.email, detail: newcomer.email },
        ]}
      />
      <LinkButton href="/register" kind="secondary">
        {words.registerLink}
      </LinkButton>
    </LabelPaper>
  );
}
