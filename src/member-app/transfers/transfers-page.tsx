import type { Transfer, TransferList } from "#contracts/places.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { transferWords } from "#member-app/transfers/transfer-words.ts";
import { formatDay } from "#words/dates-and-money.ts";

/** Every transfer of mine and those I asked for: what is on its way, then what is done. */
export function TransfersPage({
  page,
  transfers,
}: {
  readonly page: PageContext;
  readonly transfers: TransferList["transfers"];
}) {
  const words = transferWords[page.language];
  const open = transfers.filter(({ canCancel }) => canCancel);
  const ended = transfers.filter(({ canCancel }) => !canCancel);
  return (
    <MemberPage page={page} title={words.title} section="home">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p>
        <LinkButton href="/transfers/new" icon="arrow">
          {words.ask}
        </LinkButton>
      </p>
      {transfers.length === 0 ? (
        <EmptyState icon="arrow" title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : null}
      {open.length === 0 ? null : <h2>{words.open}</h2>}
      {open.map((transfer) => (
        <TransferPaper key={transfer.id} {...{ page, transfer }} />
      ))}
      {ended.length === 0 ? null : <h2>{words.ended}</h2>}
      {ended.map((transfer) => (
        <TransferPaper key={transfer.id} {...{ page, transfer }} />
      ))}
    </MemberPage>
  );
}

/** What the transfer is called where its medicine may or may not be known. */
export function nameOf({ prescription, medicineNamed, outside, fromPharmacy }: Transfer, page: PageContext): string {
  const words = transferWords[page.language];
  return prescription?.drug ?? medicineNamed ?? words.from(outside?.pharmacy ?? fromPharmacy ?? "");
}

function TransferPaper({ page, transfer }: { readonly page: PageContext; readonly transfer: Transfer }) {
  const { language } = page;
  const words = transferWords[language];
  const { person, outside, fromPharmacy } = transfer;
  const from = outside?.pharmacy ?? fromPharmacy;
  const name = nameOf(transfer, page);
  return (
    <LabelPaper>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {person === undefined ? null : <p class="quiet">{words.forPerson(person)}</p>}
      <p>
        {from === undefined ? null : `${words.from(from)} `}
        {words.to(transfer.toPharmacy)}
      </p>
      <p>
        <strong>{transfer.statusWords}</strong>
      </p>
      {transfer.canCancel && !transfer.overdue ? (
        <p>{words.expected(formatDay(transfer.answerBy as Day, language))}</p>
      ) : null}
      <p>
        <LinkButton kind="secondary" href={`/transfers/${transfer.id}`} context={name}>
          {transfer.canCancel ? words.follow : words.see}
        </LinkButton>
      </p>
    </LabelPaper>
  );
}
