import type { WrittenAnnouncement } from "#contracts/staff/announcements.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { describedBy, FieldFrame } from "#design/components/field-frame.tsx";
import { Row } from "#design/components/stack.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import {
  ANNOUNCEMENTS_PATH,
  announcementWords,
  timesWords,
  whatWords,
} from "#staff-workbench/administration/announcements/announcement-words.ts";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { type Language, LANGUAGES } from "#words/languages.ts";
import { phoneScripts, type Sentence } from "#words/speak.ts";

type AnnouncementPageProps = {
  readonly page: WorkbenchContext;
  readonly announcement: WrittenAnnouncement;
  readonly faults?: Faults;
  readonly done?: string | undefined;
};

/** One announcement: what is read, what is heard, and the way to end it. */
export function AnnouncementPage({ page, announcement, faults, done }: AnnouncementPageProps) {
  const { language } = page;
  const words = announcementWords[language];
  const { timeZone } = signedOnStaff(page);
  const { texts, state, onPhone, enteredBy, enteredAt, withdrawnBy, withdrawnAt } = announcement;
  const path = `${ANNOUNCEMENTS_PATH}/${announcement.id}`;
  const isOpen = state === "coming" || state === "current";
  const title = whatWords(announcement, language);
  const time = (instant: string) => formatInstant(instant, language, timeZone);
  return (
    <WorkbenchPage page={page} title={title} section="administration" width="text">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <BackLink href={ANNOUNCEMENTS_PATH} text={words.all} />
      <h1>{title}</h1>
      <DescriptionList
        items={[
          { term: words.columns.state, detail: <b>{words.states[state]}</b> },
          { term: words.columns.when, detail: timesWords(announcement, language) },
          { term: words.textEn, detail: <span lang="en">{texts.en}</span> },
          { term: words.textEs, detail: <span lang="es">{texts.es}</span> },
        ]}
      />
      <p class="quiet">
        {words.writtenBy(enteredBy, time(enteredAt))}
        {withdrawnBy === null || withdrawnAt === null ? null : (
          <>
            <br />
            {words.withdrawnBy(withdrawnBy, time(withdrawnAt))}
          </>
        )}
      </p>
      <section class="stack">
        <h2>{words.phoneTitle}</h2>
        {onPhone ? (
          <>
            <p>{words.phoneWhy}</p>
            {LANGUAGES.map((each) => (
              <Recording key={each} {...{ page, announcement, faults, isOpen }} spokenIn={each} />
            ))}
          </>
        ) : (
          <p>{words.notOnPhone}</p>
        )}
      </section>
      {isOpen ? (
        <form method="post" action={`${path}/withdraw`}>
          <p>{words.withdrawWhy}</p>
          <Row>
            <Button kind="danger">{words.withdraw}</Button>
            <LinkButton kind="quiet" href={`${ANNOUNCEMENTS_PATH}/new?like=${announcement.id}`}>
              {words.again}
            </LinkButton>
          </Row>
        </form>
      ) : (
        <p>
          <LinkButton kind="secondary" href={`${ANNOUNCEMENTS_PATH}/new?like=${announcement.id}`}>
            {words.again}
          </LinkButton>
        </p>
      )}
    </WorkbenchPage>
  );
}

type RecordingProps = Pick<AnnouncementPageProps, "page" | "announcement"> & {
  readonly faults: Faults | undefined;
  readonly isOpen: boolean;
  readonly spokenIn: Language;
};

/** What callers hear in one language, and the file that can take its place. */
function Recording({ page, announcement, faults, isOpen, spokenIn }: RecordingProps) {
  const { language } = page;
  const words = announcementWords[language];
  const sound = announcement.spoken[spokenIn];
  const id = `wav-${spokenIn}`;
  const fault = faultOf(faults, id, language);
  return (
    <div class="stack" data-gap="close">
      <h3>{words.languages[spokenIn]}</h3>
      {sound === null ? (
        <p>
          {words.general} <q lang={spokenIn}>{phoneScripts[spokenIn][sentenceOf(announcement)]}</q>
        </p>
      ) : (
        <>
          <p>{words.recorded}</p>
          <audio controls preload="none" src={sound} aria-label={words.hear(words.languages[spokenIn])} />
        </>
      )}
      {isOpen ? (
        <form
          method="post"
          enctype="multipart/form-data"
          action={`${ANNOUNCEMENTS_PATH}/${announcement.id}/recordings/${spokenIn}`}
          novalidate
        >
          <FieldFrame question={{ name: "wav", id, label: words.file, ...fault }}>
            <input
              class="input"
              type="file"
              name="wav"
              id={id}
              accept=".wav,audio/wav,audio/x-wav"
              aria-describedby={describedBy(id, fault)}
              aria-invalid={fault.error === undefined ? undefined : true}
            />
          </FieldFrame>
          <Row>
            <Button kind="secondary" context={words.languages[spokenIn]}>
              {words.upload}
            </Button>
            {sound === null ? null : (
              <Button kind="quiet" name="act" value="remove" context={words.languages[spokenIn]}>
                {words.remove}
              </Button>
            )}
          </Row>
        </form>
      ) : null}
    </div>
  );
}

/** What the line says where nobody recorded anything. */
function sentenceOf({ kind, about }: WrittenAnnouncement): Sentence {
  if (kind === "closure") return about.scope === "pharmacy" ? "news-closed-here" : "news-closed";
  return kind === "emergency" ? "news-emergency" : "news-other";
}
