import type { Setting } from "#contracts/staff/settings.ts";
import { Field, TextArea } from "#design/components/field.tsx";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import type { FieldKind, SettingField, SettingSubject } from "#domain/settings/setting-fields.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { inputIdOf, SettingInput } from "#staff-workbench/administration/settings/setting-inputs.tsx";
import type { Typed } from "#staff-workbench/administration/settings/typed-setting.ts";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import type { Language } from "#words/languages.ts";
import { settingWords } from "#words/word-setting.ts";

/** How the fields of a subject stand together; where nothing is said, in the order of the table. */
const GROUPS: Readonly<
  Partial<Record<SettingSubject, Readonly<Partial<Record<keyof typeof en.groups, readonly SettingField[]>>>>>
> = {
  area: { what: ["name", "key", "features", "mailForbids"] },
  coverage: {
    what: [
      "name",
      "key",
      "copayGeneric",
      "copayPreferredBrand",
      "copayOtherBrand",
      "mail90DaysCosts30DayCopays",
      "deductibleCents",
      "coversAllPrescribers",
    ],
  },
  pharmacy: {
    place: ["name", "kind", "area", "line1", "city", "state", "zip", "timeZone"],
    phones: ["phone", "refillPhone", "languages"],
    hours: ["week", "closedOnFederalHolidays", "closedDays"],
    numbers: ["npi", "ncpdpId"],
    licences: ["licences"],
  },
  wording: {
    forStaff: [
      "reasonWords.hold",
      "reasonWords.decline",
      "reasonWords.substitution",
      "reasonWords.override",
      "reasonWords.warning",
      "reasonWords.cancel",
      "reasonWords.deny",
      "reasonWords.transfer",
      "reasonWords.item",
    ],
    forMembers: [
      "reasonWords.cancelWhy",
      "reasonWords.cancelNext",
      "reasonWords.denyWhy",
      "reasonWords.denyNext",
      "reasonWords.transferWhy",
      "reasonWords.transferNext",
      "reasonWords.itemWhy",
    ],
  },
  policy: {
    start: [
      "thresholds.ordinary",
      "thresholds.controlled",
      "thresholds.eyeDrops",
      "lookBackDays",
      "mailReorderDays",
      "maxDaysSupply",
      "maxDaysSupplyControlledByMail",
    ],
    lapse: [
      "expiryMonths.nonControlled",
      "expiryMonths.controlledIIIandIV",
      "expiryMonths.controlledV",
      "renewableDaysAfterExpiry",
    ],
    promise: [
      "promise.pickupOpenMinutes",
      "promise.shipBusinessDays",
      "promise.arriveBusinessDays",
      "promise.arriveMilitaryBusinessDays",
      "promise.coldTransitDays",
      "promise.answerBusinessDays",
      "promise.transferBusinessDays",
      "promise.mailCutoffMinute",
    ],
    bridge: ["bridgeControlledStates"],
    reasons: [
      "reasonsOff.hold",
      "reasonsOff.decline",
      "reasonsOff.substitution",
      "reasonsOff.override",
      "reasonsOff.warning",
      "reasonsOff.cancel",
      "reasonsOff.deny",
      "reasonsOff.transfer",
      "reasonsOff.item",
    ],
  },
};

type SettingSectionsProps = {
  readonly subject: SettingSubject;
  readonly fields: readonly (readonly [SettingField, FieldKind])[];
  readonly typed: Typed;
  readonly faults: Faults | undefined;
  readonly areas: Setting["areas"];
  readonly reasonWords: ReasonWords;
  /** Today where the plan's offices are. */
  readonly today: string;
  readonly language: Language;
};

/** The fields of a form in their groups, and the day and the note of every change. */
export function SettingSections({ subject, fields, today, ...rest }: SettingSectionsProps) {
  const { typed, faults, language } = rest;
  const words = { en, es }[language];
  const kinds = new Map(fields);
  const groups = Object.entries(GROUPS[subject] ?? { what: [...kinds.keys()] }) as [
    keyof typeof en.groups,
    SettingField[],
  ][];
  return (
    <>
      {groups.map(([group, names]) => {
        const inputs = names.flatMap((field) => {
          const kind = kinds.get(field);
          return kind === undefined ? [] : [<SettingInput key={field} {...{ field, kind }} {...rest} />];
        });
        const hint = hintOf(group, language);
        return inputs.length === 0 ? null : (
          <section
            key={group}
            class="admin-section"
            data-numbers={subject === "policy" && group !== "bridge" && group !== "reasons"}
          >
            <h2>{words.groups[group]}</h2>
            {hint === undefined ? null : <p class="quiet">{hint}</p>}
            {inputs}
          </section>
        );
      })}
      <section class="admin-section">
        <Field
          name="effectiveOn"
          type="date"
          width="medium"
          label={words.effectiveOn}
          hint={words.effectiveOnHint}
          min={today}
          value={typed.text("effectiveOn") || today}
          {...faultOf(faults, "effectiveOn", language)}
        />
        <TextArea
          name="note"
          rows={2}
          maxlength={400}
          label={words.note}
          hint={words.noteHint}
          value={typed.text("note")}
          {...faultOf(faults, "note", language)}
        />
      </section>
    </>
  );
}

/** What a fault of each field leads to, and what it is called there. */
export function labelsOf(
  fields: readonly (readonly [SettingField, FieldKind])[],
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    fields.map(([field, kind]) => [inputIdOf(field, kind), settingWords[language].fields[field]]),
  );
}

function hintOf(group: keyof typeof en.groups, language: Language): string | undefined {
  const { lawHint: lapse, bridgeHint: bridge, reasonsHint: reasons, wordingHints } = { en, es }[language];
  const hints: Readonly<Partial<Record<keyof typeof en.groups, string>>> = {
    lapse,
    bridge,
    reasons,
    ...wordingHints,
  };
  return hints[group];
}
