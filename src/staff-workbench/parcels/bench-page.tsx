import type { Parcel, ParcelBench } from "#contracts/staff/parcels.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Icon } from "#design/components/icon.tsx";
import { Row } from "#design/components/stack.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { parcelWords } from "#staff-workbench/parcels/parcel-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";

type BenchPageProps = {
  readonly page: WorkbenchContext;
  readonly bench: ParcelBench;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** What is to be packed, what is being packed, and what the driver takes. */
export function BenchPage({ page, bench, done, faults }: BenchPageProps) {
  const { language } = page;
  const words = parcelWords[language];
  const { columns } = words;
  const { timeZone } = bench.pharmacy;
  const onBench = bench.parcels.filter(({ manifestId }) => manifestId === null);
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/parcels" }} title={words.title} section="parcels">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <h1>
        {words.title} <small>{words.at(bench.pharmacy.name)}</small>
      </h1>
      <Row>
        <LinkButton kind="secondary" href="/staff/parcels/claims" data-key="c">
          {words.claims}
        </LinkButton>
        {bench.ready.length === 0 ? null : (
          <LinkButton kind="secondary" href="/api/staff/pick-list.pdf" data-key="p">
            {words.pickList}
          </LinkButton>
        )}
      </Row>

      <section class="stack">
        <h2>{words.ready}</h2>
        {bench.ready.length === 0 ? (
          <p class="quiet">{words.readyNone}</p>
        ) : (
          <Ledger
            caption={words.ready}
            captionHidden
            columns={[columns.due, columns.person, columns.place, columns.medicines, columns.act].map((text) => ({
              text,
            }))}
            rows={bench.ready.map(({ lineId, member, city, dueAt, overdue, lines, items }) => ({
              id: lineId,
              tone: overdue ? ("stop" as const) : undefined,
              cells: [
                <>
                  {overdue ? (
                    <b class="queue-overdue">
                      <Icon name="stop" /> {words.overdue}{" "}
                    </b>
                  ) : null}
                  <time datetime={dueAt}>{formatInstant(dueAt, language, timeZone)}</time>
                </>,
                member,
                city,
                <Medicines member={member} lines={lines} items={items} cold={words.cold} />,
                <form method="post" action="/staff/parcels">
                  <input type="hidden" name="lineId" value={lineId} />
                  <Button kind="secondary" context={member}>
                    {words.begin}
                  </Button>
                </form>,
              ],
            }))}
          />
        )}
      </section>

      <section class="stack">
        <h2>{words.bench}</h2>
        {onBench.length === 0 ? (
          <p class="quiet">{words.benchNone}</p>
        ) : (
          <ParcelTable page={page} parcels={onBench} caption={words.bench} />
        )}
        {onBench.some(({ status, mayGoOut }) => status === "labelled" && mayGoOut) ? (
          <form method="post" action="/staff/parcels/manifests">
            <Button data-key="m">{words.makeManifest}</Button>
          </form>
        ) : null}
      </section>

      <section class="stack">
        <h2>{words.driver}</h2>
        {bench.manifests.length === 0 ? <p class="quiet">{words.driverNone}</p> : null}
        {bench.manifests.map(({ id, createdAt, parcels }) => {
          const name = words.manifestOf(formatInstant(createdAt, language, timeZone), parcels.length);
          return (
            <section key={id} class="stack">
              <h3>{name}</h3>
              <ParcelTable page={page} parcels={parcels} caption={name} />
              <p class="quiet">{words.handOverText}</p>
              <form method="post" action={`/staff/parcels/manifests/${id}`} class="row">
                <Button context={name}>{words.handOver}</Button>
                <LinkButton kind="secondary" href={`/api/staff/manifests/${id}/manifest.pdf`} context={name}>
                  {words.manifestPaper}
                </LinkButton>
              </form>
            </section>
          );
        })}
      </section>
    </WorkbenchPage>
  );
}

type ParcelTableProps = {
  readonly page: WorkbenchContext;
  readonly parcels: readonly Parcel[];
  readonly caption: string;
};

function ParcelTable({ page, parcels, caption }: ParcelTableProps) {
  const words = parcelWords[page.language];
  const { columns } = words;
  return (
    <Ledger
      caption={caption}
      captionHidden
      columns={[columns.person, columns.place, columns.medicines, words.state, words.tracking, columns.act].map(
        (text) => ({ text }),
      )}
      rows={parcels.map((parcel) => ({
        id: parcel.id,
        cells: [
          parcel.member,
          parcel.shipTo.at(-1),
          <Medicines member={parcel.member} lines={parcel.lines} items={parcel.items} cold={words.cold} />,
          words.status[parcel.status],
          parcel.label === null ? "" : <span class="mono">{parcel.label.trackingNumber}</span>,
          <LinkButton kind="quiet" href={`/staff/parcels/${parcel.id}`} context={parcel.member} data-key-item>
            {words.open}
          </LinkButton>,
        ],
      }))}
    />
  );
}

/** What lies in it, or will; a thing of somebody else's who shares the parcel names whose it is. */
function Medicines({
  member,
  lines,
  items,
  cold,
}: Pick<Parcel, "member" | "lines" | "items"> & { readonly cold: string }) {
  return (
    <ul role="list">
      {lines.map((line) => (
        <li key={line.id}>
          {line.drug}
          {line.member === member ? null : ` · ${line.member}`}
          {line.coldChain ? <b> · {cold}</b> : null}
        </li>
      ))}
      {items.map((item) => (
        <li key={item.id}>
          {item.quantity} × {item.name}
        </li>
      ))}
    </ul>
  );
}
