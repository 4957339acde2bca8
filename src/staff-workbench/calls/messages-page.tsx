import type { VoiceMessage } from "#contracts/staff/calls.ts";
import type { PhoneDesk } from "#contracts/staff/phone-desk.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { Desk } from "#staff-workbench/calls/desk.tsx";
import { KeyedNumbers } from "#staff-workbench/calls/keyed-numbers.tsx";
import { CallsTabs } from "#staff-workbench/calls/calls-tabs.tsx";
import { callWords, wordCode } from "#staff-workbench/calls/calls-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type MessagesPageProps = {
  readonly page: WorkbenchContext;
  readonly messages: readonly VoiceMessage[];
  readonly desk: PhoneDesk;
  /** The phone that was typed, where it was refused. */
  readonly typed?: string | undefined;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** Messages left on the phone line, oldest first; each is worked on by one agent at a time. */
export function MessagesPage({ page, messages, desk, done, faults, typed }: MessagesPageProps) {
  const words = callWords[page.language];
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/calls" }} title={words.title} section="calls">
      <FaultSummary faults={faults} language={page.language} />
      <DoneNotice done={done} words={words.done} />
      <div class="queue-top">
        <h1>
          {words.tabs.messages} <small>{words.count(messages.length)}</small>
        </h1>
        <CallsTabs page={page} current="messages" />
      </div>
      <Desk {...{ page, desk, faults, typed }} />
      {messages.length === 0 ? (
        <EmptyState icon="phone" title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <div class="pick-lists">
          {messages.map((message) => (
            <Message key={message.id} {...{ page, message, faults }} />
          ))}
        </div>
      )}
    </WorkbenchPage>
  );
}

export function messageAnchor(id: string): string {
  return `m-${id}`;
}

type MessageProps = Pick<MessagesPageProps, "page" | "faults"> & { readonly message: VoiceMessage };

function Message({ page, message, faults }: MessageProps) {
  const { language } = page;
  const words = callWords[language];
  const { timeZone } = signedOnStaff(page);
  const { id, caller, line, claimed, calls, step } = message;
  const when = (at: string) => formatInstant(at, language, timeZone);
  const anchor = messageAnchor(id);
  const sound = `/api/staff/voice-messages/${id}/sound`;
  return (
    <section class="pick-list" id={anchor} aria-labelledby={`${anchor}-title`}>
      <div class="pick-list-head">
        <p>
          <time datetime={message.recordedAt}>{when(message.recordedAt)}</time>
        </p>
        <h2 id={`${anchor}-title`}>
          <a href={caller === "" ? `#${anchor}` : phoneHref(caller)} data-key-item>
            {caller === "" ? words.withheld : phoneWords(caller)}
          </a>
        </h2>
        <p class="quiet">
          {[
            line.kind === "refill" ? words.line.refill(line.pharmacy) : words.line["mail-order"],
            // A rotary phone chose none.
            ...(step === "language" ? [] : [words.speaks[message.language]]),
            words.length(message.seconds),
          ].join(" · ")}
        </p>
      </div>
      {message.keptBy === "us" ? (
        <audio controls preload="none" src={sound} aria-label={words.play(when(message.recordedAt))} />
      ) : (
        <p>
          <a href={sound} rel="noreferrer">
            {words.atProvider}
          </a>
        </p>
      )}
      <KeyedNumbers {...{ page }} keyed={message.keyed} numbers={message.numbers} />
      {step === null ? null : <p class="quiet">{words.left(wordCode(words.steps, step))}</p>}
      {claimed === null ? null : (
        <p>
          <b>{claimed.mine ? words.claimedByYou : words.claimedBy(claimed.by, when(claimed.at))}</b>
        </p>
      )}
      {calls.map(({ at, by, note }) => (
        <p key={at}>
          <span class="quiet">{words.calledBack(by, when(at))}</span> <bdi>{note}</bdi>
        </p>
      ))}
      <Acts {...{ page, message, faults }} />
    </section>
  );
}

function Acts({ page, message, faults }: MessageProps) {
  const words = callWords[page.language];
  const { id, version, acts, caller } = message;
  const action = `/staff/calls/messages/${id}`;
  const of = words.from(caller === "" ? words.withheld : phoneWords(caller));
  const seen = <input type="hidden" name="version" value={version} />;
  return (
    <>
      {acts.includes("called-back") ? (
        <form method="post" action={action} class="row pick-refuse">
          {seen}
          <Field
            name="note"
            id={`${id}-note`}
            label={words.note}
            hint={words.noteHint}
            maxlength={500}
            {...faultOf(faults, `${id}-note`, page.language)}
          />
          <Button name="act" value="called-back" context={of}>
            {words.acts["called-back"]}
          </Button>
        </form>
      ) : null}
      <div class="row">
        {(["claim", "done", "release"] as const)
          .filter((act) => acts.includes(act))
          .map((act) => (
            <form key={act} method="post" action={action}>
              {seen}
              <Button kind={act === "release" ? "quiet" : "secondary"} name="act" value={act} context={of}>
                {words.acts[act]}
              </Button>
            </form>
          ))}
      </div>
    </>
  );
}
