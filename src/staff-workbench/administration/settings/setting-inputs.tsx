import type { Setting } from "#contracts/staff/settings.ts";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Field } from "#design/components/field.tsx";
import { HintAndError } from "#design/components/field-frame.tsx";
import { Select } from "#design/components/select.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { STATE_CODES } from "#domain/places/us-states.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import type { FieldKind, SettingField } from "#domain/settings/setting-fields.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { type Typed, WEEKDAYS } from "#staff-workbench/administration/settings/typed-setting.ts";
import { formatDay } from "#words/dates-and-money.ts";
import { featureInstead } from "#words/directory-words.ts";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import { type Language, LANGUAGES, localeOf } from "#words/languages.ts";
import { programWords } from "#words/word-reason.ts";
import { reasonPartOf, settingWords, wordChoice } from "#words/word-setting.ts";

type InputProps = {
  readonly field: SettingField;
  readonly kind: FieldKind;
  readonly typed: Typed;
  readonly faults: Faults | undefined;
  readonly areas: Setting["areas"];
  /** The plan's own words of reasons. */
  readonly reasonWords: ReasonWords;
  readonly language: Language;
};

/** More than these stand beside each other: all states below each other are a page of their own. */
const MANY_CHOICES = 20;

/** Where the error summary leads for a field: its first input. */
export function inputIdOf(field: string, kind: FieldKind): string {
  if (kind.kind === "week") return `${field}.1`;
  if (kind.kind === "licences") return `${field}.${STATE_CODES[0]}`;
  if (kind.kind === "wordings") return `${field}.${kind.of[0] ?? ""}.${LANGUAGES[0]}`;
  return field;
}

/** The input, or inputs, of one field. */
export function SettingInput({ field, kind, typed, faults, areas, reasonWords, language }: InputProps) {
  const words = { en, es }[language];
  const { fields, choices, units } = settingWords[language];
  const label = fields[field];
  const fault = faultOf(faults, inputIdOf(field, kind), language);
  const plain = { name: field, label, value: typed.text(field), ...fault };
  // Of something new nothing is chosen by itself.
  const first = plain.value === "" ? [{ value: "", text: words.choose }] : [];
  switch (kind.kind) {
    case "text":
      return <Field {...plain} maxlength={kind.most} />;
    case "zip":
      return <Field {...plain} width="short" inputmode="numeric" maxlength={5} />;
    case "phone":
      return <Field {...plain} width="medium" type="tel" />;
    case "npi":
      return <Field {...plain} width="medium" inputmode="numeric" maxlength={10} />;
    case "ncpdp":
      return <Field {...plain} hint={words.ncpdpHint} width="short" inputmode="numeric" maxlength={7} />;
    case "key":
      return <Field {...plain} hint={words.keyHint} width="medium" maxlength={30} spellcheck={false} />;
    case "wordings":
      return (
        <Group
          id={inputIdOf(field, kind)}
          label={label}
          hint={kind.doctor ? words.doctorHint : undefined}
          fault={fault}
        >
          {kind.of.map((code) => (
            <div key={code} class="admin-wording">
              {LANGUAGES.map((each) => (
                <Field
                  key={each}
                  name={`${field}.${code}.${each}`}
                  label={words.wordingLabel[each](programWords(reasonPartOf(field), code, each))}
                  value={typed.text(`${field}.${code}.${each}`)}
                  maxlength={kind.most}
                />
              ))}
            </div>
          ))}
        </Group>
      );
    case "languages":
      return <Field {...plain} hint={words.languagesHint} spellcheck={false} />;
    case "state":
      return (
        <Select
          {...plain}
          width="short"
          options={[...first, ...STATE_CODES.map((code) => ({ value: code, text: code }))]}
        />
      );
    case "area":
      return <Select {...plain} options={[...first, ...areas.map(({ id, name }) => ({ value: id, text: name }))]} />;
    case "one-of":
      return (
        <Select
          {...plain}
          options={[...first, ...kind.of.map((choice) => ({ value: choice, text: choices[choice] ?? choice }))]}
        />
      );
    case "yes-no":
      return <Checkbox name={field} label={label} value="yes" checked={typed.text(field) === "yes"} {...fault} />;
    case "cents":
      return <Field {...plain} hint={words.moneyHint} width="short" inputmode="decimal" />;
    case "share":
      return <Field {...plain} hint={words.percentHint} width="short" inputmode="decimal" />;
    case "count":
      return (
        <Field
          {...plain}
          hint={words.limits(String(kind.least), String(kind.most), units[kind.unit])}
          width="short"
          inputmode="numeric"
        />
      );
    case "time":
      return <Field {...plain} width="short" hint="14:00" />;
    case "some-of": {
      const boxes = kind.of.map((choice, index) => (
        <Checkbox
          key={choice}
          name={field}
          id={index === 0 ? field : `${field}.${choice}`}
          label={wordChoice(field, choice, language, reasonWords)}
          hint={field === "features" ? words.instead(featureInstead(choice, language)) : undefined}
          value={choice}
          checked={typed.all(field).includes(choice)}
        />
      ));
      return (
        <Group id={field} label={label} fault={fault}>
          {boxes.length > MANY_CHOICES ? <div class="admin-grid admin-many">{boxes}</div> : boxes}
        </Group>
      );
    }
    case "week":
      return (
        <Group id={`${field}.1`} label={label} hint={words.hoursHint} fault={fault}>
          <div class="admin-grid">
            {WEEKDAYS.map((weekday) => (
              <Field
                key={weekday}
                name={`${field}.${weekday}`}
                label={weekdayName(weekday, language)}
                value={typed.text(`${field}.${weekday}`)}
              />
            ))}
          </div>
        </Group>
      );
    case "closed-days":
      return <ClosedDays {...{ field, label, typed, language, fault }} />;
    case "licences":
      return (
        <Group id={`${field}.${STATE_CODES[0]}`} label={label} hint={words.licencesHint} fault={fault}>
          <div class="admin-grid">
            {STATE_CODES.map((state) => (
              <Field
                key={state}
                name={`${field}.${state}`}
                label={state}
                type="date"
                value={typed.text(`${field}.${state}`)}
              />
            ))}
          </div>
        </Group>
      );
  }
}

type Fault = ReturnType<typeof faultOf>;

function ClosedDays({
  field,
  label,
  typed,
  language,
  fault,
}: Pick<InputProps, "field" | "typed" | "language"> & { readonly label: string; readonly fault: Fault }) {
  const words = { en, es }[language];
  return (
    <Group id={field} label={label} hint={words.closedDaysHint} fault={fault}>
      {typed
        .all(field)
        .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
        .map((day) => (
          <Checkbox
            key={day}
            name={field}
            id={`${field}.${day}`}
            label={`${formatDay(day as Day, language)} ${day.slice(0, 4)}`}
            value={day}
            checked
          />
        ))}
      <div class="admin-grid">
        {[1, 2, 3].map((place) => (
          <Field
            key={place}
            name={field}
            id={place === 1 ? field : `${field}.new${place}`}
            label={place === 1 ? words.addDay : `${words.addDay} (${place})`}
            type="date"
          />
        ))}
      </div>
    </Group>
  );
}

type GroupProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: Fault;
  readonly children: preact.ComponentChildren;
};

function Group({ id, label, hint, fault, children }: GroupProps) {
  return (
    <fieldset class="field admin-group" data-invalid={fault.error !== undefined}>
      <legend class="field-label">{label}</legend>
      <HintAndError id={`${id}-group`} hint={hint} {...fault} />
      {children}
    </fieldset>
  );
}

/** 4 January 2026 was a Sunday. */
function weekdayName(weekday: number, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  );
}
