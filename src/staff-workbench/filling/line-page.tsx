import type { FillingLine } from "#contracts/staff/filling.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Icon } from "#design/components/icon.tsx";
import type { FillingActKind } from "#domain/filling/filling-acts.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { OtherAct, PrimaryAct, type TypedAct } from "#staff-workbench/filling/act-forms.tsx";
import { LineTimeline } from "#staff-workbench/filling/line-timeline.tsx";
import { PrintedLabel } from "#staff-workbench/filling/printed-label.tsx";
import { ItemsOfOrder } from "#staff-workbench/items/items-of-order.tsx";
import { AsWritten, MemberPart, ProfileTables, Warnings } from "#staff-workbench/filling/profile-parts.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { fillingWords, holdWords } from "#staff-workbench/queue/queue-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { formatDay, formatInstant, formatYearDay } from "#words/dates-and-money.ts";

type LinePageProps = {
  readonly page: WorkbenchContext;
  readonly line: FillingLine;
  readonly done?: string | undefined;
  readonly typed?: TypedAct | undefined;
  readonly faults?: Faults | undefined;
};

/** The acts that are the one thing to do next, where they come first. */
const PRIMARY: readonly FillingActKind[] = ["verify", "count", "check", "hand-over", "release"];

/** One line with all that is needed to work it on one screen. */
export function LinePage({ page, line, done, typed, faults }: LinePageProps) {
  const { language } = page;
  const { reasonsOff, reasonWords } = signedOnStaff(page);
  const words = fillingWords[language];
  const acts = line.acts as FillingActKind[];
  const primary = acts.find((kind) => PRIMARY.includes(kind));
  const others = acts.filter((kind) => kind !== primary);
  const title = line.prescription.drug;
  return (
    <WorkbenchPage
      page={{ ...page, path: `/staff/lines/${line.id}` }}
      title={title}
      section="queue"
      islands={["staff-workbench/filling/scan"]}
    >
      <FaultSummary faults={faults} language={language} />
      <DoneNotice
        done={done}
        words={{
          ...words.done,
          "renewal-entered": membersWords[language].answered,
          "renewal-gone": membersWords[language].gone,
        }}
      />
      <LineHead page={page} line={line} done={done} />
      <div class="line-screen">
        <div class="line-work">
          <section class="line-act">
            <h2>{primary === undefined ? words.statusNow : words.acts[primary]}</h2>
            {line.hold === undefined ? null : (
              <p class="line-hold">
                <Icon name="stop" /> <b>{holdWords(line.hold.code, language, reasonWords)}</b> ·{" "}
                {words.owner[line.hold.owner as keyof typeof words.owner] ?? line.hold.owner}
              </p>
            )}
            <InWork line={line} language={language} />
            <Warnings line={line} language={language} />
            {line.status === "awaiting-prescriber" &&
            signedOnStaff(page).permissions.includes("enter-renewal-answer") ? (
              <LinkButton icon="phone" href={`/staff/lines/${line.id}/renewal`} data-key="p">
                {membersWords[language].enterAnswer}
              </LinkButton>
            ) : null}
            {primary === undefined ? (
              <p>
                {line.waitsFor === undefined
                  ? acts.length === 0
                    ? words.nothing
                    : words.next.undo
                  : words.waitsFor[line.waitsFor]}
              </p>
            ) : (
              <PrimaryAct kind={primary} {...{ line, language, reasonsOff, reasonWords, typed, faults }} />
            )}
          </section>
          {typed === undefined || (acts as string[]).includes(typed.act) || !typed.values["note"] ? null : (
            <p>{words.noteNotKept(typed.values["note"])}</p>
          )}
          {others.length === 0 ? null : (
            <section class="line-others">
              <h2>{words.more}</h2>
              {others.map((kind) => (
                <OtherAct key={kind} kind={kind} {...{ line, language, reasonsOff, reasonWords, typed, faults }} />
              ))}
            </section>
          )}
          <ItemsOfOrder line={line} language={language} />
          <LineTimeline {...{ line, language, reasonWords }} />
        </div>
        <div class="line-label">
          <PrintedLabel label={line.label} caption={words.labelCaption} />
          {line.dispense === undefined ? (
            <p class="quiet">{words.labelLater}</p>
          ) : (
            <p class="row">
              <LinkButton kind="secondary" href={`/api/staff/lines/${line.id}/label.pdf`} target="_blank" data-key="l">
                {words.printLabel}
              </LinkButton>
              <LinkButton kind="quiet" href={`/api/staff/lines/${line.id}/leaflet.pdf`} target="_blank" data-key="f">
                {words.printLeaflet}
              </LinkButton>
            </p>
          )}
          <AsWritten line={line} language={language} />
        </div>
        <div class="line-profile">
          <MemberPart line={line} language={language} />
          <ProfileTables line={line} language={language} />
        </div>
      </div>
    </WorkbenchPage>
  );
}

/** Whoever has just done one line of a pile goes on with that pile, not with the one the line went to. */
const WORKED: Readonly<Record<string, string>> = {
  verify: "verify",
  count: "fill",
  check: "check",
  "hand-over": "ready",
};

/** Which line it is, by when, and in whose hands. */
function LineHead({ page, line, done }: Pick<LinePageProps, "page" | "line" | "done">) {
  const { language } = page;
  const words = fillingWords[language];
  const when = formatInstant(line.dueAt, language, line.timeZone);
  const pile =
    WORKED[done ?? ""] ??
    (line.status === "received" ? "verify" : (line.step ?? (line.status === "ready-for-pickup" ? "ready" : "all")));
  return (
    <div class="line-head">
      <div>
        <h1>{line.prescription.drug}</h1>
        <p class="line-facts">
          <b>
            <bdi>{line.member.name}</bdi>, {words.bornOn(formatYearDay(line.member.birthDate as Day, language))}
          </b>
          <span>{line.step === undefined ? words.status[line.status as LineStatus] : words.steps[line.step]}</span>
          {line.overdue ? (
            <b class="queue-overdue">
              <Icon name="stop" /> {words.overdue(when)}
            </b>
          ) : (
            <span>{words.due(when)}</span>
          )}
          <a href={`/staff/orders/${line.orderId}`}>{words.order(formatConfirmationNumber(line.confirmationNumber))}</a>
          {line.restBy === undefined ? null : <b>{words.restBy(formatDay(line.restBy as Day, language))}</b>}
          {line.claim === undefined ? null : (
            <span>{line.claim.mine ? words.claimedByMe : words.claimedBy(line.claim.by)}</span>
          )}
        </p>
      </div>
      <div class="row">
        {line.acts.length === 0 || (line.claim !== undefined && !line.claim.mine) ? null : (
          <form method="post" action={`/staff/lines/${line.id}/${line.claim?.mine === true ? "hand-back" : "claim"}`}>
            <input type="hidden" name="version" value={line.version} />
            <Button kind="quiet" data-key="t">
              {line.claim?.mine === true ? words.handBack : words.claim}
            </Button>
          </form>
        )}
        <LinkButton kind="quiet" href={`/staff/queue?filter=${pile}`} data-key="q">
          {words.backToQueue}
        </LinkButton>
        <LinkButton kind="secondary" href={`/staff/queue/next?filter=${pile}&past=${line.id}`} data-key="n">
          {words.nextLine}
        </LinkButton>
      </div>
    </div>
  );
}

/** What is being filled: the product to take, and the bottle it was counted from. */
function InWork({
  line,
  language,
}: {
  readonly line: FillingLine;
  readonly language: LinePageProps["page"]["language"];
}) {
  const words = fillingWords[language];
  const { dispense } = line;
  if (dispense === undefined) return null;
  return (
    <div class="line-in-work">
      <p>
        {dispense.sequence > 1 || line.restBy !== undefined ? <b>{words.part(dispense.sequence)} · </b> : null}
        <b>{dispense.drug}</b> · {words.quantityText(dispense.quantity, dispense.daysSupply)}
      </p>
      <p>
        {words.ndc} <span class="mono line-ndc">{dispense.ndc}</span>
        {dispense.substitution === undefined ? null : <b> · {words.substituted}</b>}
      </p>
      {dispense.stock === undefined ? null : (
        <p>{words.lotText(dispense.stock.lot, formatYearDay(dispense.stock.expiresOn as Day, language))}</p>
      )}
    </div>
  );
}
