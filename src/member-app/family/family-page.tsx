import type { GrantList, ParcelSharingList } from "#contracts/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatLongDay } from "#words/dates-and-money.ts";
import { familyPages as en } from "#words/en/family-pages.ts";
import { familyPages as es } from "#words/es/family-pages.ts";

type Grant = GrantList["grants"][number];
type FamilyPageProps = {
  readonly page: PageContext;
  readonly grants: readonly Grant[];
  readonly sharing: ParcelSharingList["people"];
  readonly done: string | undefined;
};

export function FamilyPage({ page, grants, sharing, done }: FamilyPageProps) {
  const words = { en, es }[page.language];
  const received = grants.filter((grant) => grant.direction === "received");
  const given = grants.filter((grant) => grant.direction === "given");
  return (
    <MemberPage page={page} title={words.title} section="family">
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <LabelPaper title={words.receivedTitle} torn>
        {received.length === 0 ? <p>{words.noReceived}</p> : <Grants page={page} grants={received} />}
      </LabelPaper>
      <LabelPaper title={words.givenTitle} torn>
        {given.length === 0 ? <p>{words.noGiven}</p> : <Grants page={page} grants={given} />}
        <LinkButton href="/family/add" kind="secondary" icon="plus">
          {words.add}
        </LinkButton>
      </LabelPaper>
      {sharing.length === 0 ? null : <SharedParcels page={page} people={sharing} />}
      <LabelPaper title={words.logTitle}>
        <p>{words.log}</p>
        <LinkButton href="/family/access-log" kind="secondary">
          {words.logLink}
        </LinkButton>
      </LabelPaper>
    </MemberPage>
  );
}

/** Whether mailed medicines of two people come in one parcel: only where both said so. */
function SharedParcels({ page, people }: { readonly page: PageContext; readonly people: ParcelSharingList["people"] }) {
  const words = { en, es }[page.language];
  return (
    <LabelPaper title={words.parcelsTitle}>
      <p id="parcels">{words.parcels}</p>
      <ul class="kept" role="list">
        {people.map((person) => (
          <li key={person.grantId ?? person.id}>
            <div>
              <h3>
                <bdi>{person.name}</bdi>
              </h3>
              <p>{words.parcelState[person.state]}</p>
            </div>
            <form method="post" action="/family/parcels" class="row">
              <input type="hidden" name="id" value={person.id ?? ""} />
              <input type="hidden" name="grantId" value={person.grantId ?? ""} />
              {person.state === "own-parcels" ? (
                <Button kind="secondary" name="act" value="ask" context={person.name}>
                  {person.needsAgreement ? words.parcelAsk : words.parcelBegin}
                </Button>
              ) : null}
              {person.state === "asked-of-me" ? (
                <Button name="act" value="agree" context={person.name}>
                  {words.parcelAgree}
                </Button>
              ) : null}
              {person.state === "own-parcels" ? null : (
                <Button kind="quiet" name="act" value="end" context={person.name}>
                  {person.state === "one-parcel" ? words.parcelEnd : words.parcelNo}
                </Button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </LabelPaper>
  );
}

function Grants({ page, grants }: Pick<FamilyPageProps, "page" | "grants">) {
  const words = { en, es }[page.language];
  const { timeZone } = signedOn(page);
  return (
    <ul class="kept" role="list">
      {grants.map((grant) => (
        <li key={grant.id}>
          <div>
            <h3>
              <bdi>{grant.name}</bdi>
            </h3>
            <p>{grant.words}</p>
            <p>
              <small>
                {words.since(formatLongDay(dayInZone(new Date(grant.grantedAt), timeZone), page.language))}
                {grant.basis === "parent" ? ` · ${words.asParent}` : ""}
              </small>
            </p>
          </div>
          {grant.direction === "received" && grant.scope !== "none" ? (
            <LinkButton
              href={grant.scope === "full" ? `/home?person=${grant.id}` : "/order-by-number"}
              kind="secondary"
              context={grant.name}
            >
              {grant.scope === "full" ? words.medicines : words.byNumber}
            </LinkButton>
          ) : null}
          <EndGrant page={page} grant={grant} />
        </li>
      ))}
    </ul>
  );
}

/** Asks once more, on the spot: what ends, and who could bring it back. */
function EndGrant({ page, grant }: { readonly page: PageContext; readonly grant: Grant }) {
  const words = { en, es }[page.language];
  const given = grant.direction === "given";
  const whyReceived = grant.basis === "parent" ? words.endParentWhy : words.endReceivedWhy;
  return (
    <Details summary={given ? words.endGiven : words.endReceived}>
      <form method="post" action="/family/end">
        <p>{(given ? words.endGivenWhy : whyReceived)(grant.name)}</p>
        <input type="hidden" name="id" value={grant.id} />
        <Button kind="danger" context={grant.name}>
          {given ? words.endGivenNow : words.endReceivedNow}
        </Button>
      </form>
    </Details>
  );
}
