import type { PasskeyList } from "#contracts/accounts.ts";
import type { StaffSessions } from "#contracts/staff/account.ts";
import { LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { OwnPasskeys, PASSKEYS } from "#pages/own-passkeys.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { OwnSessions } from "#staff-workbench/sign-on/own-sign-on.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffSignOn as en } from "#words/en/staff-sign-on.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";
import { staffSignOn as es } from "#words/es/staff-sign-on.ts";

type AccountPageProps = {
  readonly page: WorkbenchContext;
  readonly passkeys: PasskeyList["passkeys"];
  readonly sessions: StaffSessions["sessions"];
  readonly done: string | undefined;
};

/** Who one is at the workbench, and how one signs on. */
export function AccountPage({ page, passkeys, sessions, done }: AccountPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { name, email, role, pharmacy, timeZone } = signedOnStaff(page);
  return (
    <WorkbenchPage page={page} title={words.accountTitle} width="text" islands={[PASSKEYS]}>
      <DoneNotice done={done} words={words.done} />
      <h1>{words.accountTitle}</h1>
      <LabelPaper title={words.accountWho}>
        <DescriptionList
          items={[
            { term: words.name, detail: name },
            { term: words.email, detail: email },
            { term: words.role, detail: { en: layoutEn, es: layoutEs }[language].roles[role] },
            ...(pharmacy === null ? [] : [{ term: words.pharmacy, detail: pharmacy.name }]),
          ]}
        />
      </LabelPaper>
      <LabelPaper title={words.signOnTitle}>
        <p>{words.signOnWhy}</p>
        <Row>
          <LinkButton kind="secondary" href="/staff/account/password">
            {words.changePassword}
          </LinkButton>
          <LinkButton kind="secondary" href="/staff/account/authenticator">
            {words.newAuthenticator}
          </LinkButton>
        </Row>
      </LabelPaper>
      <OwnPasskeys language={language} timeZone={timeZone} passkeys={passkeys} api="/api/staff" path="/staff/account" />
      <OwnSessions page={page} sessions={sessions} />
    </WorkbenchPage>
  );
}
