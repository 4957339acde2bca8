import type { Claim } from "#contracts/staff/parcels.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { Notice } from "#design/components/notice.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { TrackingLink } from "#design/components/tracking-link.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { claimWords } from "#staff-workbench/parcels/claim-words.ts";
import { ClaimedMedicines } from "#staff-workbench/parcels/claims-page.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { phoneWords } from "#words/phone-words.ts";

type ClaimPageProps = {
  readonly page: WorkbenchContext;
  readonly claim: Claim;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
  readonly typed?: (Claim["shipTo"] & { readonly decision: string }) | undefined;
};

/** One parcel that went wrong: what is known, and what is done about it. */
export function ClaimPage({ page, claim, done, faults, typed }: ClaimPageProps) {
  const { language } = page;
  const words = claimWords[language];
  const title = words.claimOf(claim.member);
  const path = `/staff/parcels/claims/${claim.id}`;
  const when = (instant: string) => formatInstant(instant, language, claim.timeZone);
  const { line1, line2, city, state, zip } = claim.shipTo;
  return (
    <WorkbenchPage page={{ ...page, path }} title={title} section="parcels" width="text">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={faults === undefined ? done : undefined} words={words.done} />
      <p>
        <LinkButton kind="quiet" href="/staff/parcels/claims" data-key="q">
          {words.back}
        </LinkButton>
      </p>
      <h1>
        {title} <small>{words.kinds[claim.kind]}</small>
      </h1>
      {claim.turnedUpAt === null ? null : <Notice tone="info" title={words.turnedUp(when(claim.turnedUpAt))} />}
      <DescriptionList
        items={[
          { term: words.columns.state, detail: words.status[claim.status] },
          { term: words.columns.medicines, detail: <ClaimedMedicines page={page} claim={claim} /> },
          {
            term: words.carrierSays,
            detail:
              claim.lastTold === null ? words.carrierSilent : `${claim.lastTold.words} · ${when(claim.lastTold.at)}`,
          },
          {
            term: words.tracking,
            detail: (
              <>
                {claim.carrier} <TrackingLink number={claim.trackingNumber} href={claim.trackingUrl} />
              </>
            ),
          },
          { term: words.address, detail: [line1, line2, `${city}, ${state} ${zip}`].filter(Boolean).join(", ") },
          ...(claim.phone === null ? [] : [{ term: words.phone, detail: phoneWords(claim.phone) }]),
          ...(claim.wish === null ? [] : [{ term: words.wish, detail: words.wishes[claim.wish] }]),
          { term: words.opened, detail: words.openedBy(when(claim.openedAt), claim.openedBy ?? words.byItself) },
        ]}
      />
      {claim.status === "open" && claim.pharmacistDecides ? (
        <Notice tone="wait" title={words.pharmacistDecides} />
      ) : null}
      {claim.decisions.length === 0 ? null : (
        <form method="post" action={`${path}/decide`} class="stack">
          <input type="hidden" name="version" value={String(claim.version)} />
          <RadioCards
            name="decision"
            label={words.question}
            value={typed?.decision ?? claim.wish ?? claim.decisions[0]}
            required
            options={claim.decisions.map((decision) => ({
              value: decision,
              title: words.decisions[decision],
              detail: words.meaning[decision],
            }))}
          />
          <Details summary={words.mend} open={faults !== undefined}>
            <div class="stack">
              <p class="quiet">{words.mendHint}</p>
              {(
                [
                  ["line1", words.line1, "full"],
                  ["line2", words.line2, "full"],
                  ["city", words.city, "medium"],
                  ["state", words.stateField, "short"],
                  ["zip", words.zip, "short"],
                ] as const
              ).map(([name, label, width]) => (
                <Field
                  key={name}
                  name={name}
                  label={label}
                  width={width}
                  value={typed?.[name] ?? claim.shipTo[name]}
                  autocomplete="off"
                  {...faultOf(faults, name, language)}
                />
              ))}
            </div>
          </Details>
          <Button>{words.decide}</Button>
        </form>
      )}
    </WorkbenchPage>
  );
}
