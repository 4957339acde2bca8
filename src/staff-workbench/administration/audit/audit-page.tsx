import type { AuditActs, AuditPage as AuditResults } from "#contracts/staff/audit.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { ACCESS_REASONS } from "#domain/staff/access-reasons.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { accessWords } from "#words/access-words.ts";
import { formatTime, formatYearDay } from "#words/dates-and-money.ts";
import { accessActions, accessChannels } from "#words/en/access.ts";
import { staffAdministration as administrationEn } from "#words/en/staff-administration.ts";
import { staffAudit as en } from "#words/en/staff-audit.ts";
import { staffAdministration as administrationEs } from "#words/es/staff-administration.ts";
import { staffAudit as es } from "#words/es/staff-audit.ts";
import type { Language } from "#words/languages.ts";

export const AUDIT_FIELDS = ["mrn", "staff", "action", "channel", "reason", "fromOn", "toOn"] as const;
export type TypedAudit = Readonly<Record<(typeof AUDIT_FIELDS)[number], string>>;

type AuditPageProps = {
  readonly page: WorkbenchContext;
  readonly typed: TypedAudit;
  readonly results?: AuditResults | undefined;
  readonly acts?: AuditActs["acts"];
  readonly faults?: Faults;
};

const HERE = "/staff/administration/audit";

/** The access log, searched. What is looked for is sent, and stands in no address. */
export function AuditPage({ page, typed, results, acts = [], faults }: AuditPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { timeZone } = signedOnStaff(page);
  const any = { value: "", text: words.any };
  const choices = (kind: "accessActions" | "accessChannels" | "accessReasons", codes: readonly string[]) => [
    any,
    ...codes
      .map((code) => ({ value: code, text: accessWords(kind, code, language) }))
      .toSorted((one, other) => one.text.localeCompare(other.text, language)),
  ];
  const input = (name: keyof TypedAudit) => ({ name, value: typed[name], ...faultOf(faults, name, language) });
  return (
    <WorkbenchPage page={{ ...page, path: HERE }} title={words.title} section="administration">
      <FaultSummary faults={faults} language={language} />
      <BackLink href="/staff/administration" text={{ en: administrationEn, es: administrationEs }[language].back} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form method="post" action={HERE} class="admin-filters" novalidate>
        <Field {...input("mrn")} label={words.recordNumber} inputmode="numeric" autocomplete="off" />
        <Field {...input("staff")} label={words.staff} autocomplete="off" />
        <Select
          {...input("action")}
          label={words.action}
          options={choices("accessActions", Object.keys(accessActions))}
        />
        <Select
          {...input("channel")}
          label={words.channel}
          options={choices("accessChannels", Object.keys(accessChannels))}
        />
        <Select {...input("reason")} label={words.reason} options={choices("accessReasons", ACCESS_REASONS)} />
        <Field {...input("fromOn")} type="date" label={words.from} />
        <Field {...input("toOn")} type="date" label={words.to} />
        <Row>
          <Button data-key="s">{words.search}</Button>
          <Button kind="secondary" formaction={`${HERE}/export`} data-key="e">
            {words.export}
          </Button>
        </Row>
      </form>
      {results === undefined ? null : results.entries.length === 0 ? (
        <EmptyState icon="lock" title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : (
        <Ledger
          caption={words.results}
          columns={Object.values(words.columns).map((text) => ({ text }))}
          rows={results.entries.map(({ id, at, who, action, member, channel, reason }) => ({
            id,
            cells: [
              instantWithYear(at, language, timeZone),
              <bdi>{who}</bdi>,
              action,
              <>
                <bdi>{member.name}</bdi> <span class="mono">{member.mrn}</span>
              </>,
              channel,
              reason ?? "",
            ],
          }))}
        />
      )}
      {results?.next == null ? null : (
        <form method="post" action={HERE}>
          {AUDIT_FIELDS.map((name) => (
            <input key={name} type="hidden" name={name} value={typed[name]} />
          ))}
          <input type="hidden" name="after" value={results.next} />
          <Button kind="secondary">{words.older}</Button>
        </form>
      )}
      {acts.length === 0 ? null : (
        <Ledger
          caption={words.acts}
          columns={[words.actColumns.at, words.actColumns.by, words.actColumns.what, words.actColumns.filter].map(
            (text) => ({ text }),
          )}
          rows={acts.map(({ id, at, by, exported, filter }) => ({
            id,
            cells: [
              instantWithYear(at, language, timeZone),
              <bdi>{by}</bdi>,
              exported ? words.exported : words.searched,
              filterText(filter, language),
            ],
          }))}
        />
      )}
    </WorkbenchPage>
  );
}

function filterText(filter: AuditActs["acts"][number]["filter"], language: Language): string {
  const words = { en, es }[language];
  const told = [
    filter["mrn"] == null ? null : words.record(filter["mrn"]),
    filter["staff"] ?? null,
    filter["action"] == null ? null : accessWords("accessActions", filter["action"], language),
    filter["channel"] == null ? null : accessWords("accessChannels", filter["channel"], language),
    filter["reason"] == null ? null : accessWords("accessReasons", filter["reason"], language),
    filter["fromOn"] == null || filter["toOn"] == null
      ? null
      : words.days(formatYearDay(filter["fromOn"] as Day, language), formatYearDay(filter["toOn"] as Day, language)),
  ];
  return told.filter((part) => part !== null).join(" · ");
}

/** An entry may be years old. */
function instantWithYear(at: string, language: Language, timeZone: string): string {
  return `${formatYearDay(dayInZone(new Date(at), timeZone), language)}, ${formatTime(at, language, timeZone)}`;
}
