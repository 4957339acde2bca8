import type { PrescriberNoticeList } from "#contracts/staff/prescriber-notices.ts";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant, formatYearDay } from "#words/dates-and-money.ts";
import { prescriberNotices as en } from "#words/en/prescriber-notices.ts";
import { prescriberNotices as es } from "#words/es/prescriber-notices.ts";

type PrescriberNoticesPageProps = {
  readonly page: WorkbenchContext;
  readonly notices: PrescriberNoticeList["notices"];
  readonly done: string | undefined;
};

/** What a prescriber is told and has not read yet. */
export function PrescriberNoticesPage({ page, notices, done }: PrescriberNoticesPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { timeZone } = signedOnStaff(page);
  const { written, patient, medicine, told, read } = words.columns;
  return (
    <WorkbenchPage page={page} title={words.title} section="renewals">
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {notices.length === 0 ? (
        <EmptyState icon="pen" title={words.none} />
      ) : (
        <Ledger
          caption={words.title}
          captionHidden
          columns={[written, patient, medicine, told, read].map((text) => ({ text }))}
          rows={notices.map((notice) => ({
            id: notice.id,
            cells: [
              formatInstant(notice.writtenAt, language, timeZone),
              <>
                <bdi>{notice.patient.name}</bdi>, {formatYearDay(notice.patient.birthDate as Day, language)}
              </>,
              <>
                {notice.drug} <span class="mono quiet">{notice.rxNumber}</span>
              </>,
              notice.kind === "bridge-given"
                ? words.toldBridge(notice.filledForDays)
                : words.told(notice.writtenForDays, notice.filledForDays),
              <RemoveButton
                action="/staff/renewals/notices"
                id={notice.id}
                text={words.read}
                context={`${notice.patient.name}, ${notice.drug}`}
              />,
            ],
          }))}
        />
      )}
      <p>
        <a href="/staff/renewals">{words.back}</a>
      </p>
    </WorkbenchPage>
  );
}
