import type { ComponentChildren } from "preact";
import type { FillingLine } from "#contracts/staff/filling.ts";
import { Button } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { COUNSELING_ANSWERS, type FillingActKind, IDENTITY_CHECKS } from "#domain/filling/filling-acts.ts";
import { isGrave } from "#domain/filling/profile-warnings.ts";
import type { ReasonKind, ReasonsOff, ReasonWords } from "#domain/settings/reasons.ts";
import { faultOf, type Faults } from "#pages/form-faults.tsx";
import { fillingWords } from "#staff-workbench/queue/queue-words.ts";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import type { Language } from "#words/languages.ts";

/** What was typed into a form that came back, by the act it was for. */
export type TypedAct = { readonly act: string; readonly values: Readonly<Record<string, string>> };

type ActProps = {
  readonly line: FillingLine;
  readonly language: Language;
  readonly reasonsOff: ReasonsOff;
  readonly reasonWords: ReasonWords;
  readonly typed?: TypedAct | undefined;
  readonly faults?: Faults | undefined;
};

/** The path's last part by which each act is posted. */
const PATH: Readonly<Record<FillingActKind, string>> = {
  verify: "verify",
  count: "count",
  check: "check",
  "hand-over": "hand-over",
  partial: "partial",
  "await-stock": "out-of-stock",
  move: "out-of-stock",
  hold: "hold",
  release: "release",
  decline: "decline",
  substitute: "substitute",
  return: "return",
  undo: "undo",
};

/** Keys by which an act is done, or its form opened. */
const KEY: Readonly<Record<FillingActKind, string>> = {
  verify: "v",
  count: "c",
  check: "c",
  "hand-over": "o",
  partial: "p",
  "await-stock": "w",
  move: "m",
  hold: "h",
  release: "r",
  decline: "d",
  substitute: "s",
  return: "b",
  undo: "u",
};

/** The one act that comes next, as the form's primary button. */
export function PrimaryAct({ kind, ...props }: ActProps & { readonly kind: FillingActKind }) {
  const words = fillingWords[props.language];
  return (
    <ActForm kind={kind} {...props}>
      <ActFields kind={kind} {...props} />
      <Button data-key={KEY[kind]}>{words.acts[kind]}</Button>
    </ActForm>
  );
}

/** Everything else one may do: quiet, and behind its name where something has to be said first. */
export function OtherAct({ kind, ...props }: ActProps & { readonly kind: FillingActKind }) {
  const words = fillingWords[props.language];
  if (kind === "undo" || kind === "return") {
    return (
      <ActForm kind={kind} {...props}>
        <Button kind="quiet" data-key={KEY[kind]}>
          {words.acts[kind]}
        </Button>
      </ActForm>
    );
  }
  return (
    <Details summary={<span data-key={KEY[kind]}>{words.acts[kind]}</span>} open={props.typed?.act === kind}>
      <ActForm kind={kind} {...props}>
        <ActFields kind={kind} {...props} />
        <Button kind={kind === "decline" ? "danger" : "secondary"}>{words.acts[kind]}</Button>
      </ActForm>
    </Details>
  );
}

function ActForm({
  kind,
  line,
  children,
}: Pick<ActProps, "line"> & { readonly kind: FillingActKind; readonly children: ComponentChildren }) {
  return (
    <form method="post" action={`/staff/lines/${line.id}/${PATH[kind]}`} class="act-form">
      <input type="hidden" name="version" value={line.version} />
      <input type="hidden" name="act" value={kind} />
      {children}
    </form>
  );
}

/** What has to be said besides, act by act. */
function ActFields({
  kind,
  line,
  language,
  reasonsOff,
  reasonWords,
  typed,
  faults,
}: ActProps & { readonly kind: FillingActKind }) {
  const words = fillingWords[language];
  const { fields } = words;
  const isThis = typed?.act === kind;
  const value = (name: string, first = "") => (isThis ? (typed?.values[name] ?? first) : first);
  const id = (name: string) => `${kind}-${name}`;
  const field = (name: string) => ({
    name,
    id: id(name),
    value: value(name),
    ...(isThis ? faultOf(faults, id(name), language) : {}),
  });
  const choices = <Key extends string>(all: readonly Key[], names: Readonly<Record<Key, string>>, first?: string) => [
    ...(first === undefined ? [] : [{ value: "", text: first }]),
    ...all.map((key) => ({ value: key, text: names[key] })),
  ];
  const reasons = (of: ReasonKind) => reasonOptions({ reasonsOff, reasonWords }, of, language);
  const overrides = reasons("override").map((each) =>
    each.value === "" ? { ...each, text: fields.overrideNone } : each,
  );
  switch (kind) {
    case "verify":
      return (
        <>
          {line.warnings.some(isGrave) ? (
            <Select
              {...field("warnings")}
              label={fields.warnings}
              hint={fields.warningsHint}
              options={reasons("warning")}
              required
            />
          ) : null}
          <Details summary={fields.override} open={value("override") !== ""}>
            <Select {...field("override")} label={fields.reason} options={overrides} />
          </Details>
        </>
      );
    case "count":
      return (
        <>
          <div data-scan>
            <Field
              {...field("barcode")}
              label={fields.barcode}
              hint={fields.barcodeHint}
              mono
              autocomplete="off"
              spellcheck={false}
              required
            />
          </div>
          <div class="field-row">
            <Field {...field("lot")} label={fields.lot} width="short" mono autocomplete="off" spellcheck={false} />
            <Field {...field("expiresOn")} label={fields.expiresOn} width="short" type="date" />
          </div>
        </>
      );
    case "hand-over":
      return (
        <>
          <Select
            {...field("identity")}
            label={fields.identity}
            options={choices(IDENTITY_CHECKS, words.identity, fields.choose)}
            required
          />
          <Select
            {...field("counseling")}
            label={fields.counseling}
            hint={
              line.dispense?.counsel === undefined
                ? undefined
                : `${fields.counselOffered} (${words.counsel[line.dispense.counsel]})`
            }
            value={value("counseling", line.dispense?.counsel === undefined ? "not-offered" : "")}
            options={choices(COUNSELING_ANSWERS, words.counseling, fields.choose)}
            required
          />
        </>
      );
    case "partial":
      return (
        <div class="field-row">
          <Field {...field("quantity")} label={fields.quantity} width="short" inputmode="decimal" required />
          <Field {...field("restBy")} label={fields.restBy} width="short" type="date" required />
        </div>
      );
    case "await-stock":
      return <Field {...field("until")} label={fields.until} width="short" type="date" required />;
    case "move":
      return (
        <Select
          {...field("pharmacyId")}
          label={fields.pharmacy}
          options={line.otherPharmacies.map((other) => ({
            value: other.id,
            text: `${other.name} · ${fields.miles(other.miles)}`,
          }))}
        />
      );
    case "hold":
    case "decline": {
      return (
        <>
          <Select {...field("reason")} label={fields.reason} options={reasons(kind)} required />
          <Field {...field("note")} label={fields.note} maxlength={300} />
        </>
      );
    }
    case "substitute":
      return (
        <>
          <Select
            {...field("drugId")}
            label={fields.drug}
            options={[
              { value: "", text: fields.same },
              ...line.equivalents.map((drug) => ({ value: drug.id, text: drug.drug })),
            ]}
          />
          <Field
            {...field("ndc")}
            label={fields.packageNdc}
            hint={fields.packageHint}
            width="medium"
            mono
            autocomplete="off"
            spellcheck={false}
          />
          <Select {...field("reason")} label={fields.reason} options={reasons("substitution")} required />
        </>
      );
    case "check":
    case "release":
    case "return":
    case "undo":
      return null;
  }
}
