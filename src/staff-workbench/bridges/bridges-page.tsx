import type { BridgeList } from "#contracts/staff/bridges.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Details } from "#design/components/details.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Select } from "#design/components/select.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { withNoneChosen } from "#staff-workbench/reason-options.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatYearDay } from "#words/dates-and-money.ts";
import { staffBridges as en } from "#words/en/staff-bridges.ts";
import { staffBridges as es } from "#words/es/staff-bridges.ts";

type BridgesPageProps = {
  readonly page: WorkbenchContext;
  readonly bridges: BridgeList["bridges"];
  readonly done: string | undefined;
  readonly faults: Faults | undefined;
};

/** What members ask for until their order comes, one card each, with the pharmacist's decision under it. */
export function BridgesPage({ page, bridges, done, faults }: BridgesPageProps) {
  const words = { en, es }[page.language];
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/bridges" }} title={words.title} section="queue">
      <FaultSummary faults={faults} language={page.language} />
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {bridges.length === 0 ? (
        <EmptyState icon="clock" title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <div class="bridges">
          {bridges.map((bridge) => (
            <Bridge key={bridge.id} page={page} bridge={bridge} />
          ))}
        </div>
      )}
      <p>
        <LinkButton kind="quiet" href="/staff/queue" data-key="q">
          {words.back}
        </LinkButton>
      </p>
    </WorkbenchPage>
  );
}

type BridgeProps = { readonly page: WorkbenchContext; readonly bridge: BridgeList["bridges"][number] };

function Bridge({ page, bridge }: BridgeProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { facts } = words;
  return (
    <LabelPaper title={`${bridge.drug} · ${bridge.member.name}`}>
      <p>
        <strong>
          {bridge.status === "asked"
            ? words.asked(bridge.askedDays)
            : words.given(bridge.givenDays ?? 0, (bridge.givenQuantity ?? 0).toLocaleString(language))}
        </strong>{" "}
        · {words.born(formatYearDay(bridge.member.birthDate as Day, language))}
      </p>
      <div class="bridge">
        <DescriptionList
          items={[
            { term: facts.directions, detail: bridge.directions },
            { term: facts.prescriber, detail: bridge.prescriber },
            ...(bridge.lastFilledOn === null
              ? []
              : [{ term: facts.lastFilled, detail: formatDay(bridge.lastFilledOn as Day, language) }]),
            { term: facts.order, detail: <NumberText digits={bridge.orderNumber} /> },
            { term: facts.expected, detail: formatDay(bridge.orderedFor as Day, language) },
          ]}
        />
        <div class="stack" data-gap="close">
          {bridge.status === "asked" ? (
            <Decision page={page} bridge={bridge} />
          ) : (
            <HandOver page={page} bridge={bridge} />
          )}
        </div>
      </div>
    </LabelPaper>
  );
}

function Decision({ page, bridge }: BridgeProps) {
  const words = { en, es }[page.language];
  return (
    <>
      <form method="post" action="/staff/bridges" class="stack" data-gap="close">
        <input type="hidden" name="id" value={bridge.id} />
        <Select
          name="days"
          id={`days-${bridge.id}`}
          label={words.days}
          value={String(bridge.askedDays)}
          options={[1, 2, 3, 4, 5, 6, 7].map((days) => ({ value: String(days), text: String(days) }))}
        />
        <Checkbox name="stoppingUnsafe" id={`unsafe-${bridge.id}`} value="1" label={words.stoppingUnsafe} />
        <Checkbox
          name="prescriberUnreachable"
          id={`reach-${bridge.id}`}
          value="1"
          label={words.prescriberUnreachable}
        />
        <Button name="act" value="give" context={`${bridge.member.name}, ${bridge.drug}`}>
          {words.give}
        </Button>
      </form>
      <Details summary={words.decline}>
        <form method="post" action="/staff/bridges" class="stack" data-gap="close">
          <input type="hidden" name="id" value={bridge.id} />
          <Select
            name="reason"
            id={`reason-${bridge.id}`}
            label={words.reason}
            options={withNoneChosen(
              Object.entries(words.reasons).map(([value, text]) => ({ value, text })),
              page.language,
            )}
            required
          />
          <Button kind="secondary" name="act" value="decline" context={`${bridge.member.name}, ${bridge.drug}`}>
            {words.decline}
          </Button>
        </form>
      </Details>
    </>
  );
}

function HandOver({ page, bridge }: BridgeProps) {
  const words = { en, es }[page.language];
  return (
    <form method="post" action="/staff/bridges">
      <input type="hidden" name="id" value={bridge.id} />
      <Button name="act" value="hand-over" context={`${bridge.member.name}, ${bridge.drug}`}>
        {words.handOver}
      </Button>
    </form>
  );
}
