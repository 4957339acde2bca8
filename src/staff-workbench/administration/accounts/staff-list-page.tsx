import type { ListedStaff } from "#contracts/staff/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffAdministration as administrationEn } from "#words/en/staff-administration.ts";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";
import { staffAdministration as administrationEs } from "#words/es/staff-administration.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";

type StaffListPageProps = {
  readonly page: WorkbenchContext;
  readonly staff: readonly ListedStaff[];
  readonly search: string;
};

/** Everybody who works at the plan, by name. */
export function StaffListPage({ page, staff, search }: StaffListPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { roles } = { en: layoutEn, es: layoutEs }[language];
  const { back, found } = { en: administrationEn, es: administrationEs }[language];
  const { timeZone } = signedOnStaff(page);
  const { columns } = words;
  return (
    <WorkbenchPage page={page} title={words.title} section="administration">
      <BackLink href="/staff/administration" text={back} />
      <h1>{words.title}</h1>
      <form method="get" class="admin-search" role="search">
        <Field type="search" name="search" label={words.search} value={search} />
        <Button kind="secondary">{words.find}</Button>
        <LinkButton href="/staff/administration/staff/new" icon="plus" data-key="n">
          {words.add}
        </LinkButton>
      </form>
      {staff.length === 0 ? (
        <p>{words.noneFound}</p>
      ) : (
        <Ledger
          caption={found(staff.length)}
          columns={[columns.name, columns.role, columns.where, columns.state, columns.seen].map((text) => ({ text }))}
          rows={staff.map(({ id, name, email, role, pharmacy, prescriber, state, lastSeenAt }) => ({
            id,
            tone: state === "locked" ? "stop" : state === "active" || state === "elsewhere" ? undefined : "wait",
            cells: [
              <>
                <a href={`/staff/administration/staff/${id}`} data-key-item="">
                  <bdi>{name}</bdi>
                </a>{" "}
                <span class="quiet">{email}</span>
              </>,
              roles[role],
              pharmacy?.name ?? prescriber?.name ?? "",
              words.states[state],
              lastSeenAt === null ? words.never : formatInstant(lastSeenAt, language, timeZone),
            ],
          }))}
        />
      )}
    </WorkbenchPage>
  );
}
