import type { WrittenAnnouncementList } from "#contracts/staff/announcements.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import {
  ANNOUNCEMENTS_PATH,
  announcementWords,
  timesWords,
  whatWords,
} from "#staff-workbench/administration/announcements/announcement-words.ts";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";

type AnnouncementsPageProps = {
  readonly page: WorkbenchContext;
  readonly announcements: WrittenAnnouncementList["announcements"];
};

/** What members are told now, what they were told, and what is to come. */
export function AnnouncementsPage({ page, announcements }: AnnouncementsPageProps) {
  const { language } = page;
  const words = announcementWords[language];
  return (
    <WorkbenchPage page={page} title={words.title} section="administration">
      <BackLink href="/staff/administration" text={{ en, es }[language].back} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p>
        <LinkButton kind="secondary" icon="plus" href={`${ANNOUNCEMENTS_PATH}/new`} data-key="n">
          {words.write}
        </LinkButton>
      </p>
      {announcements.length === 0 ? (
        <EmptyState icon="info" title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : (
        <Ledger
          caption={words.caption}
          captionHidden
          columns={[
            { text: words.columns.what },
            { text: words.columns.text },
            { text: words.columns.when },
            { text: words.columns.state },
            { text: words.columns.by },
          ]}
          rows={announcements.map((announcement) => ({
            id: announcement.id,
            tone: announcement.state === "current" ? "wait" : undefined,
            cells: [
              <a href={`${ANNOUNCEMENTS_PATH}/${announcement.id}`} data-key-item="">
                {whatWords(announcement, language)}
              </a>,
              announcement.texts[language],
              timesWords(announcement, language),
              words.states[announcement.state],
              <bdi>{announcement.enteredBy}</bdi>,
            ],
          }))}
        />
      )}
    </WorkbenchPage>
  );
}
