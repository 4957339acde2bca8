import type { AutomaticRefillList } from "#contracts/prescriptions.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { aboutRefill, automaticWords } from "#member-app/automatic-refills/automatic-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";

type AutomaticPageProps = {
  readonly page: PageContext;
  readonly refills: AutomaticRefillList["automaticRefills"];
  readonly done: string | undefined;
  readonly faults: Faults | undefined;
};

/** Everything that is refilled without asking each time, and what stopped by itself. */
export function AutomaticPage({ page, refills, done, faults }: AutomaticPageProps) {
  const { language } = page;
  const words = automaticWords[language];
  return (
    <MemberPage page={{ ...page, path: "/automatic-refills" }} title={words.title} section="profile">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {refills.length === 0 ? (
        <EmptyState icon="clock" title={words.none} action={<LinkButton href="/home">{words.toMedicines}</LinkButton>}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        refills.map((refill) => (
          <LabelPaper key={refill.prescriptionId} title={refill.drug}>
            <p>
              {words.forPerson(refill.person)} ·{" "}
              <strong>{refill.stopped === null ? words.on : words.stoppedState}</strong>
            </p>
            {aboutRefill(refill, language).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <form method="post" action="/automatic-refills" class="row">
              <input type="hidden" name="medicine" value={refill.prescriptionId} />
              {refill.stopped === null && refill.next !== null ? (
                <Button kind="secondary" name="act" value="skip" context={refill.drug}>
                  {words.skip}
                </Button>
              ) : null}
              {refill.stopped === null ? (
                <Button kind="quiet" name="act" value="stop" context={refill.drug}>
                  {words.stop}
                </Button>
              ) : null}
              <LinkButton kind="quiet" href={`/medicines/${refill.prescriptionId}#automatic`} context={refill.drug}>
                {refill.stopped === null ? words.open : words.again}
              </LinkButton>
            </form>
          </LabelPaper>
        ))
      )}
      <p>
        <LinkButton kind="quiet" href="/profile">
          {words.back}
        </LinkButton>
      </p>
    </MemberPage>
  );
}
