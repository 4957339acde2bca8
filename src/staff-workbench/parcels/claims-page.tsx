import type { Claim, ClaimList } from "#contracts/staff/parcels.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Select } from "#design/components/select.tsx";
import { CLAIM_KINDS } from "#domain/shipping/claim.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { claimWords } from "#staff-workbench/parcels/claim-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";

type ClaimsPageProps = {
  readonly page: WorkbenchContext;
  readonly list: ClaimList;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
  readonly typed?: { readonly trackingNumber: string; readonly kind: string } | undefined;
};

/** Parcels that went wrong: those that wait for a decision, and what was decided lately. */
export function ClaimsPage({ page, list, done, faults, typed }: ClaimsPageProps) {
  const { language } = page;
  const words = claimWords[language];
  const open = list.claims.filter(({ status }) => status === "open");
  const closed = list.claims.filter(({ status }) => status !== "open");
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/parcels/claims" }} title={words.title} section="parcels">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <p>
        <LinkButton kind="quiet" href="/staff/parcels" data-key="q">
          {words.parcels}
        </LinkButton>
      </p>
      <h1>
        {words.title} <small>{words.at(list.pharmacy.name)}</small>
      </h1>
      <p class="quiet">{words.intro}</p>
      <section class="stack">
        <h2>{words.open}</h2>
        {open.length === 0 ? (
          <p class="quiet">{words.none}</p>
        ) : (
          <Claims page={page} caption={words.open} claims={open} />
        )}
      </section>
      {closed.length === 0 ? null : (
        <section class="stack">
          <h2>{words.closed}</h2>
          <Claims page={page} caption={words.closed} claims={closed} />
        </section>
      )}
      <section class="stack">
        <h2>{words.report}</h2>
        <p class="quiet">{words.reportText}</p>
        <form method="post" action="/staff/parcels/claims" class="row">
          <Field
            name="trackingNumber"
            label={words.tracking}
            value={typed?.trackingNumber}
            autocomplete="off"
            width="medium"
            mono
            {...faultOf(faults, "trackingNumber", language)}
          />
          <Select
            name="kind"
            label={words.reportKind}
            value={typed?.kind ?? "returned"}
            width="medium"
            options={CLAIM_KINDS.filter((kind) => kind !== "stalled").map((kind) => ({
              value: kind,
              text: words.kinds[kind],
            }))}
          />
          <Button kind="secondary">{words.reportAct}</Button>
        </form>
      </section>
    </WorkbenchPage>
  );
}

function Claims({
  page,
  caption,
  claims,
}: {
  readonly page: WorkbenchContext;
  readonly caption: string;
  readonly claims: readonly Claim[];
}) {
  const { language } = page;
  const words = claimWords[language];
  const { columns } = words;
  return (
    <Ledger
      caption={caption}
      captionHidden
      columns={[columns.since, columns.person, columns.what, columns.medicines, columns.state, columns.act].map(
        (text) => ({ text }),
      )}
      rows={claims.map((claim) => ({
        id: claim.id,
        tone: claim.status === "open" ? ("wait" as const) : undefined,
        cells: [
          <time datetime={claim.openedAt}>{formatInstant(claim.openedAt, language, claim.timeZone)}</time>,
          claim.member,
          <>
            <b>{words.kinds[claim.kind]}</b>
            {claim.turnedUpAt === null ? null : (
              <span> · {words.turnedUp(formatInstant(claim.turnedUpAt, language, claim.timeZone))}</span>
            )}
          </>,
          <ClaimedMedicines claim={claim} page={page} />,
          <>
            {words.status[claim.status]}
            {claim.decidedAt === null ? null : (
              <span class="quiet">
                {" · "}
                {words.decided(
                  deciderOf(claim, words.byMember),
                  formatInstant(claim.decidedAt, language, claim.timeZone),
                )}
              </span>
            )}
          </>,
          <LinkButton kind="quiet" href={`/staff/parcels/claims/${claim.id}`} context={claim.member} data-key-item>
            {claim.decisions.length === 0 ? words.see : words.look}
          </LinkButton>,
        ],
      }))}
    />
  );
}

/** Null for the clock. */
function deciderOf({ decidedBy, wish }: Claim, member: string): string | null {
  return decidedBy ?? (wish === null ? null : member);
}

export function ClaimedMedicines({ page, claim }: { readonly page: WorkbenchContext; readonly claim: Claim }) {
  const words = claimWords[page.language];
  return (
    <ul role="list">
      {claim.lines.map(({ id, drug, quantity, member, controlled, coldChain }) => (
        <li key={id}>
          {drug} · {quantity}
          {member === claim.member ? null : ` · ${member}`}
          {controlled ? <b> · {words.controlled}</b> : null}
          {coldChain ? <b> · {words.cold}</b> : null}
        </li>
      ))}
      {claim.items.map(({ name, quantity }) => (
        <li key={name}>
          {name} · {quantity}
        </li>
      ))}
    </ul>
  );
}
