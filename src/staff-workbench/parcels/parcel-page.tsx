import type { Parcel } from "#contracts/staff/parcels.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Notice } from "#design/components/notice.tsx";
import { TrackingLink } from "#design/components/tracking-link.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { parcelWords } from "#staff-workbench/parcels/parcel-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatYearDay } from "#words/dates-and-money.ts";

type ParcelPageProps = {
  readonly page: WorkbenchContext;
  readonly parcel: Parcel;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** One parcel: scan, weigh, label. The scanner types into the field that has the focus. */
export function ParcelPage({ page, parcel, done, faults }: ParcelPageProps) {
  const { language } = page;
  const words = parcelWords[language];
  const title = words.parcelOf(parcel.member);
  const path = `/staff/parcels/${parcel.id}`;
  const isOpen = parcel.status === "open";
  const allScanned = parcel.lines.length + parcel.items.length > 0 && parcel.lines.every(({ scanned }) => scanned);
  const canLabel = (isOpen && allScanned && parcel.weightGrams !== null) || parcel.status === "label-asked";
  const version = <input type="hidden" name="version" value={String(parcel.version)} />;
  const takeOut = (id: string, name: string) => (
    <form method="post" action={`${path}/take-out`}>
      {version}
      <input type="hidden" name="lineId" value={id} />
      <Button kind="quiet" context={name}>
        {words.takeOut}
      </Button>
    </form>
  );
  return (
    <WorkbenchPage page={{ ...page, path }} title={title} section="parcels" islands={["staff-workbench/filling/scan"]}>
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={faults === undefined ? done : undefined} words={words.done} />
      <p>
        <LinkButton kind="quiet" href="/staff/parcels" data-key="q">
          {words.back}
        </LinkButton>
      </p>
      <h1>{title}</h1>
      {parcel.coldChain && !parcel.mayGoOut ? <Notice tone="wait" title={words.coldWaits} /> : null}
      {parcel.plainOutside ? <Notice tone="info" title={words.plain} /> : null}
      <DescriptionList
        items={[
          { term: words.state, detail: words.status[parcel.status] },
          { term: words.columns.place, detail: parcel.shipTo.join(", ") },
          ...(parcel.weightGrams === null ? [] : [{ term: words.weigh, detail: words.weighs(parcel.weightGrams) }]),
          ...(parcel.label === null
            ? []
            : [
                {
                  term: words.tracking,
                  detail: (
                    <>
                      {parcel.label.carrier} {parcel.label.service}{" "}
                      <TrackingLink number={parcel.label.trackingNumber} href={parcel.label.trackingUrl} />
                      {" · "}
                      {words.expected(formatYearDay(parcel.label.expectedOn as Day, language))}
                    </>
                  ),
                },
              ]),
        ]}
      />
      <h2>{words.pick}</h2>
      <Ledger
        caption={words.pick}
        captionHidden
        columns={[words.state, words.medicine, words.rx, words.papers, words.columns.act].map((text) => ({ text }))}
        rows={parcel.lines.map((line) => ({
          id: line.id,
          tone: line.scanned ? undefined : ("wait" as const),
          cells: [
            <b>{line.scanned ? words.scanned : words.toScan}</b>,
            <>
              {line.drug} · {line.quantity}
              {line.member === parcel.member ? null : <b> · {words.whose(line.member)}</b>}
              {line.coldChain ? <b> · {words.cold}</b> : null}
              {line.controlled ? <b> · {words.controlled}</b> : null}
            </>,
            <span class="mono">{line.rxNumber}</span>,
            <>
              <a href={`/api/staff/lines/${line.id}/leaflet.pdf`}>{words.leaflet}</a>
              {" · "}
              <a href={`/api/staff/lines/${line.id}/label.pdf`}>{words.label}</a>
              {line.counsel === null ? null : <b> · {words.counsel[line.counsel]}</b>}
            </>,
            isOpen ? takeOut(line.id, line.drug) : "",
          ],
        }))}
      />
      {parcel.items.length === 0 ? null : (
        <>
          <h2>{words.items}</h2>
          <ul role="list">
            {parcel.items.map((item) => (
              <li key={item.id} class="row">
                <span>
                  {item.quantity} × {item.name}
                </span>
                {isOpen ? takeOut(item.id, item.name) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {isOpen ? (
        <form method="post" action={`${path}/scan`} data-scan class="row">
          {version}
          <Field
            name="barcode"
            label={words.scan}
            hint={words.scanHint}
            inputmode="numeric"
            autocomplete="off"
            width="medium"
            mono
            {...faultOf(faults, "barcode", language)}
          />
          <Button kind={allScanned ? "secondary" : "primary"}>{words.scanAct}</Button>
        </form>
      ) : null}
      {isOpen && allScanned ? (
        <form method="post" action={`${path}/weigh`} class="row">
          {version}
          <Field
            name="grams"
            label={words.weigh}
            hint={words.weighHint}
            inputmode="numeric"
            autocomplete="off"
            width="short"
            value={parcel.weightGrams === null ? "" : String(parcel.weightGrams)}
            {...faultOf(faults, "grams", language)}
          />
          <Button kind={canLabel ? "secondary" : "primary"}>{words.weighAct}</Button>
        </form>
      ) : null}
      <div class="row">
        {canLabel ? (
          <form method="post" action={`${path}/label`}>
            {version}
            <Button data-key="l">{isOpen ? words.buy : words.buyAgain}</Button>
          </form>
        ) : null}
        {parcel.label === null ? null : (
          <LinkButton href={`/api${path}/label.pdf`} data-key="l">
            {words.showLabel}
          </LinkButton>
        )}
        <LinkButton kind="secondary" href={`/api${path}/slip.pdf`} data-key="p">
          {words.slip}
        </LinkButton>
      </div>
      {parcel.status === "labelled" ? (
        <form method="post" action={`${path}/open-again`}>
          {version}
          <p class="quiet">{words.openAgainText}</p>
          <Button kind="quiet" icon="undo">
            {words.openAgain}
          </Button>
        </form>
      ) : null}
    </WorkbenchPage>
  );
}
