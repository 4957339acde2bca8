import type { MemberPage as Member } from "#contracts/staff/members.ts";
import { LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Row } from "#design/components/stack.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { MemberOrders } from "#staff-workbench/members/member-orders.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatInstant, formatMoney, formatTime, formatYearDay } from "#words/dates-and-money.ts";

type MemberPageProps = {
  readonly page: WorkbenchContext;
  readonly member: Member;
  readonly done: string | undefined;
};

/** A member with everything staff may need on one page, in the words the member reads. */
export function MemberPage({ page, member, done }: MemberPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const { timeZone, permissions } = signedOnStaff(page);
  const { reason, until } = member.opening;
  return (
    <WorkbenchPage page={{ ...page, path: `/staff/members/${member.id}` }} title={words.title} section="members">
      <DoneNotice done={done} words={words.done} />
      <div class="line-head">
        <div>
          <h1>
            <bdi>{member.name}</bdi>
          </h1>
          <p class="quiet">{words.openFor(words.reasons[reason], formatTime(until, language, timeZone))}</p>
        </div>
        <Row>
          {permissions.includes("order-for-member") ? (
            <LinkButton icon="phone" href={`/staff/members/${member.id}/order`} data-key="o">
              {words.orderByPhone}
            </LinkButton>
          ) : null}
          <LinkButton kind="quiet" href="/staff/members" data-key="b">
            {words.lookUpAnother}
          </LinkButton>
        </Row>
      </div>
      <div class="member-screen">
        <div>
          <Who member={member} page={page} />
        </div>
        <div>
          <Prescriptions member={member} page={page} />
          <MemberOrders orders={member.orders} language={language} timeZone={timeZone} />
          <Transfers member={member} page={page} />
        </div>
      </div>
    </WorkbenchPage>
  );
}

type PartProps = Pick<MemberPageProps, "member" | "page">;

function Who({ member, page }: PartProps) {
  const { language } = page;
  const words = membersWords[language];
  const { coverage, addresses, allergies, grants, membershipEndedOn } = member;
  const money = (cents: number) => formatMoney(cents, language);
  return (
    <>
      <section class="stack" data-gap="close">
        <h2>{words.who}</h2>
        <DescriptionList
          items={[
            { term: words.record, detail: <NumberText digits={member.recordNumber} /> },
            { term: words.born, detail: formatYearDay(member.birthDate as Day, language) },
            { term: words.language, detail: words.languages[member.language] },
            { term: words.phone, detail: member.phone === null ? words.none : <NumberText digits={member.phone} /> },
            { term: words.email, detail: member.email === null ? words.none : <bdi>{member.email}</bdi> },
            {
              term: words.addresses,
              detail:
                addresses.length === 0
                  ? words.none
                  : addresses.map(({ id, line1, line2, city, state, zip }) => (
                      <div key={id}>{[line1, line2, `${city}, ${state} ${zip}`].filter(Boolean).join(", ")}</div>
                    )),
            },
            { term: words.area, detail: member.area },
            {
              term: words.coverage,
              detail: (
                <>
                  {words.coverageText(coverage.name, coverage.allPrescribers)}
                  {membershipEndedOn === null ? null : (
                    <>
                      <br />
                      <b>{words.membershipEnded(formatYearDay(membershipEndedOn as Day, language))}</b>
                    </>
                  )}
                </>
              ),
            },
            ...(coverage.deductibleCents === 0
              ? []
              : [
                  {
                    term: words.deductible,
                    detail: words.deductibleText(money(coverage.deductibleMetCents), money(coverage.deductibleCents)),
                  },
                ]),
          ]}
        />
      </section>
      <section class="stack" data-gap="close">
        <h2>{words.allergies}</h2>
        {allergies.length === 0 ? (
          <p>{words.noAllergies}</p>
        ) : (
          <ul>
            {allergies.map(({ substance, reaction }) => (
              <li key={substance}>
                <b>{words.allergy(substance, reaction ?? "")}</b>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack" data-gap="close">
        <h2>{words.people}</h2>
        {grants.length === 0 ? (
          <p>{words.noPeople}</p>
        ) : (
          <ul>
            {grants.map(({ id, direction, name }) => (
              <li key={id}>
                <bdi>{words[direction](name)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Prescriptions({ member, page }: PartProps) {
  const { language } = page;
  const words = membersWords[language];
  const day = (text: string | null) =>
    text === null ? words.never : <time datetime={text}>{formatYearDay(text as Day, language)}</time>;
  return (
    <section class="stack" data-gap="close">
      <h2>{words.prescriptions}</h2>
      {member.hidesSensitive ? <p class="quiet">{words.hidesSensitive}</p> : null}
      {member.prescriptions.length === 0 ? (
        <p>{words.noPrescriptions}</p>
      ) : (
        <Ledger
          caption={words.prescriptionsCaption}
          captionHidden
          columns={[
            { text: words.medicine },
            { text: words.number },
            { text: words.lastFill },
            { text: words.refills, numeric: true },
            { text: words.runsOut },
            { text: words.told },
          ]}
          rows={member.prescriptions.map((prescription) => ({
            id: prescription.id,
            cells: [
              <>
                {prescription.drug} {prescription.strength}
                <small class="member-directions">{prescription.directions}</small>
              </>,
              <NumberText digits={prescription.rxNumber} />,
              day(prescription.lastFilledOn),
              prescription.refillsRemaining,
              day(prescription.runsOutOn),
              <>
                {prescription.refill.statusWords === undefined ? null : <b>{prescription.refill.statusWords}. </b>}
                {prescription.refill.detail}
              </>,
            ],
          }))}
        />
      )}
    </section>
  );
}

function Transfers({ member, page }: PartProps) {
  const { language } = page;
  const words = membersWords[language];
  return (
    <section class="stack" data-gap="close">
      <h2>{words.transfers}</h2>
      {member.transfers.length === 0 ? (
        <p>{words.noTransfers}</p>
      ) : (
        <Ledger
          caption={words.transfersCaption}
          captionHidden
          columns={[
            { text: words.asked },
            { text: words.medicine },
            { text: words.transferTo },
            { text: words.status },
            { text: words.answerBy },
          ]}
          rows={member.transfers.map(({ id, requestedAt, what, to, status, answerBy }) => ({
            id,
            cells: [
              formatInstant(requestedAt, language, signedOnStaff(page).timeZone),
              what,
              to,
              words.transferStatus[status] ?? status,
              status === "completed" || status === "refused" || status === "cancelled"
                ? words.never
                : formatDay(answerBy as Day, language),
            ],
          }))}
        />
      )}
    </section>
  );
}
