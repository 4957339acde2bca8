import type { StaffAccount, StaffPlaces } from "#contracts/staff/accounts.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Notice } from "#design/components/notice.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { PlaceFields, type TypedPlace } from "#staff-workbench/administration/accounts/place-fields.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";

type AccountPageProps = {
  readonly page: WorkbenchContext;
  readonly account: StaffAccount;
  readonly places: StaffPlaces;
  readonly typed?: TypedPlace;
  readonly faults?: Faults;
  readonly done?: string | undefined;
};

type Act = {
  readonly path: string;
  readonly text: string;
  readonly why?: string;
  readonly kind: "secondary" | "danger";
};

/** One account: who it is, what can be done with it, what was done. */
export function StaffAccountPage({ page, account, places, typed, faults, done }: AccountPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { roles } = { en: layoutEn, es: layoutEs }[language];
  const { timeZone } = signedOnStaff(page);
  const action = `/staff/administration/staff/${account.id}`;
  const place = typed ?? {
    name: account.name,
    role: account.role,
    pharmacyId: account.pharmacy?.id ?? "",
    prescriberId: account.prescriber?.id ?? "",
  };
  return (
    <WorkbenchPage page={page} title={account.name} section="administration" width="text">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <BackLink href="/staff/administration/staff" text={words.all} />
      <h1>
        <bdi>{account.name}</bdi>
      </h1>
      {account.own ? <Notice tone="info" title={words.own} /> : null}
      <LabelPaper>
        <DescriptionList
          items={[
            { term: words.email, detail: account.email },
            { term: words.columns.state, detail: words.states[account.state] },
            {
              term: words.columns.seen,
              detail: account.lastSeenAt === null ? words.never : formatInstant(account.lastSeenAt, language, timeZone),
            },
            { term: words.sessions, detail: words.sessionsOpen(account.openSessions) },
          ]}
        />
      </LabelPaper>
      <h2>{words.change}</h2>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="version" value={account.version} />
        <PlaceFields {...{ places, faults, language }} typed={place} />
        <Button kind="secondary">{words.save}</Button>
      </form>
      {account.own ? null : (
        <>
          <h2>{words.acts}</h2>
          <div class="admin-acts">
            {actsOf(account, words).map(({ path, text, why, kind }) => (
              <form key={path} method="post" action={`${action}/${path}`}>
                <input type="hidden" name="version" value={account.version} />
                <Button kind={kind} context={account.name}>
                  {text}
                </Button>
                {why === undefined ? null : <p class="quiet">{why}</p>}
              </form>
            ))}
          </div>
        </>
      )}
      {account.acts.length === 0 ? null : (
        <Ledger
          caption={words.history}
          columns={[words.historyColumns.at, words.historyColumns.by, words.historyColumns.what].map((text) => ({
            text,
          }))}
          rows={account.acts.map(({ at, by, action: done, details }, index) => {
            const { from, to } = details as { readonly from?: keyof typeof roles; readonly to?: keyof typeof roles };
            const moved = from !== undefined && to !== undefined && from !== to;
            return {
              id: `${at} ${index}`,
              cells: [
                formatInstant(at, language, timeZone),
                <bdi>{by}</bdi>,
                <>
                  {words.actions[done] ?? done}
                  {moved ? <small class="quiet">{words.fromTo(roles[from], roles[to])}</small> : null}
                </>,
              ],
            };
          })}
        />
      )}
    </WorkbenchPage>
  );
}

type Words = (typeof en | typeof es) & object;

function actsOf({ state, openSessions }: StaffAccount, words: Words): Act[] {
  if (state === "locked") return [{ path: "unlock", text: words.unlock, kind: "secondary" }];
  const acts: Act[] = [];
  if (state === "invited")
    acts.push({ path: "reset-authenticator", text: words.sendAgain, why: words.sendAgainWhy, kind: "secondary" });
  if (state === "active" || state === "no-authenticator")
    acts.push({ path: "reset-authenticator", text: words.resetAuthenticator, why: words.resetWhy, kind: "secondary" });
  if (openSessions > 0) acts.push({ path: "end-sessions", text: words.endSessions, kind: "secondary" });
  acts.push({ path: "lock", text: words.lock, why: words.lockWhy, kind: "danger" });
  return acts;
}
