import type { PharmacyList } from "#contracts/places.ts";
import type { Ordering } from "#contracts/staff/members.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Field } from "#design/components/field.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { brandName } from "#words/card-brand.ts";

/** Three people besides the caller: an order is for four. */
const BY_NUMBER_ROWS = [1, 2, 3] as const;

/** What the caller asks for, as it was ticked and typed. */
export type TypedOrder = {
  readonly ticked: readonly string[];
  readonly ninetyDays: readonly string[];
  readonly byNumber: readonly { readonly rxNumber: string; readonly mrn: string }[];
  readonly how: string;
  readonly pharmacyId: string;
  readonly addressId: string;
  /** Empty for no card; undefined before anything was chosen. */
  readonly paymentMethodId: string | undefined;
};

export const nothingOrdered: TypedOrder = {
  ticked: [],
  ninetyDays: [],
  byNumber: [],
  how: "pickup",
  pharmacyId: "",
  addressId: "",
  paymentMethodId: undefined,
};

type OrderingPageProps = {
  readonly page: WorkbenchContext;
  readonly memberId: string;
  readonly ordering: Ordering;
  readonly pharmacies: PharmacyList["pharmacies"];
  readonly typed?: TypedOrder;
  readonly faults?: Faults;
};

/** What the caller asks for, where it is to be fetched or sent. Nothing is ordered here. */
export function OrderingPage({
  page,
  memberId,
  ordering,
  pharmacies,
  typed = nothingOrdered,
  faults,
}: OrderingPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const { prescriptions } = ordering;
  const here = `/staff/members/${memberId}`;
  return (
    <WorkbenchPage
      page={{ ...page, path: `${here}/order` }}
      title={words.orderingTitle(ordering.name)}
      section="members"
    >
      <FaultSummary faults={faults} language={language} />
      <h1>
        <bdi>{words.orderingTitle(ordering.name)}</bdi>
      </h1>
      <p>{words.orderingWhy}</p>
      <form method="post" action={`${here}/order`} class="member-order" novalidate>
        <fieldset class="field">
          <legend class="field-label">{words.theirMedicines}</legend>
          {prescriptions.length === 0 ? <p>{words.noPrescriptions}</p> : null}
          {prescriptions.map((prescription, index) => (
            <div key={prescription.id} class="member-tick">
              <Checkbox
                name="rx"
                id={index === 0 ? "rx" : `rx-${prescription.id}`}
                value={prescription.rxNumber}
                label={`${prescription.drug} ${prescription.strength} · ${formatConfirmationNumber(prescription.rxNumber)}`}
                hint={prescription.refill.statusWords ?? prescription.refill.detail}
                checked={typed.ticked.includes(prescription.rxNumber)}
              />
              {prescription.canBe90Days ? (
                <Checkbox
                  name="ninety"
                  id={`ninety-${prescription.id}`}
                  value={prescription.rxNumber}
                  label={words.ninetyDays}
                  checked={typed.ninetyDays.includes(prescription.rxNumber)}
                />
              ) : null}
            </div>
          ))}
        </fieldset>
        <fieldset class="field">
          <legend class="field-label">{words.others}</legend>
          <p class="quiet">{words.othersWhy}</p>
          {BY_NUMBER_ROWS.map((row) => (
            <div key={row} class="row">
              <Field
                name={`rxNumber${row}`}
                label={words.nth(words.rxNumber, row)}
                value={typed.byNumber[row - 1]?.rxNumber ?? ""}
                inputmode="numeric"
                width="medium"
                mono
                autocomplete="off"
                {...faultOf(faults, `rxNumber${row}`, language)}
              />
              <Field
                name={`mrn${row}`}
                label={words.nth(words.mrn, row)}
                value={typed.byNumber[row - 1]?.mrn ?? ""}
                inputmode="numeric"
                width="medium"
                mono
                autocomplete="off"
                {...faultOf(faults, `mrn${row}`, language)}
              />
            </div>
          ))}
        </fieldset>
        <RadioCards
          name="how"
          label={words.how}
          value={typed.how}
          options={[
            { value: "pickup", title: words.pickUp },
            {
              value: "mail",
              title: words.mail,
              disabled: ordering.addresses.length === 0,
              ...(ordering.addresses.length === 0 ? { detail: words.noAddress } : {}),
            },
          ]}
        />
        <div class="row">
          <Select
            name="pharmacyId"
            label={words.pharmacy}
            value={typed.pharmacyId === "" ? prescriptions[0]?.pharmacy.id : typed.pharmacyId}
            options={pharmacies.map(({ id, name, line1, city }) => ({ value: id, text: `${name}, ${line1}, ${city}` }))}
            {...faultOf(faults, "pharmacyId", language)}
          />
          {ordering.addresses.length === 0 ? null : (
            <>
              <Select
                name="addressId"
                label={words.address}
                value={typed.addressId}
                options={ordering.addresses.map(({ id, line1, city, state, zip }) => ({
                  value: id,
                  text: `${line1}, ${city}, ${state} ${zip}`,
                }))}
              />
              <Select
                name="paymentMethodId"
                label={words.card}
                value={typed.paymentMethodId}
                options={[
                  ...ordering.cards.map(({ id, brand, last4 }) => ({
                    value: id,
                    text: words.cardText(brandName(brand), last4),
                  })),
                  { value: "", text: words.noCard },
                ]}
                {...faultOf(faults, "paymentMethodId", language)}
              />
            </>
          )}
        </div>
        <Row>
          <Button>{words.toReadBack}</Button>
          <LinkButton kind="quiet" href={here}>
            {words.toMember}
          </LinkButton>
        </Row>
      </form>
    </WorkbenchPage>
  );
}

export function readTypedOrder(form: PostedForm): TypedOrder {
  return {
    ticked: form.all("rx"),
    ninetyDays: form.all("ninety"),
    byNumber: BY_NUMBER_ROWS.map((row) => ({ rxNumber: form.text(`rxNumber${row}`), mrn: form.text(`mrn${row}`) })),
    how: form.text("how"),
    pharmacyId: form.text("pharmacyId"),
    addressId: form.text("addressId"),
    paymentMethodId: form.text("paymentMethodId"),
  };
}

/** The order as the API takes it, and the field of the page for each of its paths. */
export function orderAskOf(typed: TypedOrder): { readonly ask: object; readonly ids: Record<string, string> } {
  const byNumber = typed.byNumber
    .map((line, index) => ({ ...line, row: index + 1 }))
    .filter(({ rxNumber, mrn }) => rxNumber !== "" || mrn !== "");
  const ids: Record<string, string> = { paymentMethodId: "paymentMethodId" };
  typed.ticked.forEach((_, index) => (ids[`lines.${index}.rxNumber`] = "rx"));
  byNumber.forEach(({ row }, index) => {
    ids[`lines.${typed.ticked.length + index}.rxNumber`] = `rxNumber${row}`;
    ids[`lines.${typed.ticked.length + index}.mrn`] = `mrn${row}`;
  });
  return {
    ids,
    ask: {
      lines: [
        ...typed.ticked.map((rxNumber) => ({
          rxNumber,
          ...(typed.ninetyDays.includes(rxNumber) ? { daysSupply: 90 } : {}),
        })),
        ...byNumber.map(({ rxNumber, mrn }) => ({ rxNumber, ...(mrn === "" ? {} : { mrn }) })),
      ],
      ...(typed.how === "mail"
        ? {
            delivery: { kind: "mail", addressId: typed.addressId },
            ...(typed.paymentMethodId === undefined || typed.paymentMethodId === ""
              ? {}
              : { paymentMethodId: typed.paymentMethodId }),
          }
        : { delivery: { kind: "pickup", pharmacyId: typed.pharmacyId } }),
    },
  };
}
