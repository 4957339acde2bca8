import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { ErrorSummary } from "#design/components/error-summary.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Select } from "#design/components/select.tsx";

/** Every question a form can ask, well and unwell. */
export function FormSample() {
  return (
    <form method="post" novalidate>
      <ErrorSummary
        title="There is a problem"
        errors={[
          { fieldId: "mrn", text: "Check the record number: the last digit does not fit" },
          { fieldId: "delivery", text: "Choose how you want your medicine" },
        ]}
      />
      <Field name="name" label="Full name" autocomplete="name" value="Rosa Delgado" />
      <Field
        name="mrn"
        label="Health record number"
        hint="9 digits, on the front of your member card."
        error="Check the record number: the last digit does not fit"
        errorLabel="Error:"
        inputmode="numeric"
        mono
        width="medium"
        value="100 200 311"
      />
      <Field name="zip" label="ZIP code" inputmode="numeric" autocomplete="postal-code" width="short" value="90242" />
      <OneTimeCodeField name="code" label="Code" hint="We sent 6 digits to the phone ending 0142." />
      <Select
        name="language"
        label="Language of your labels"
        width="medium"
        value="es"
        options={[
          { value: "en", text: "English" },
          { value: "es", text: "Español" },
        ]}
      />
      <RadioCards
        name="delivery"
        label="How do you want your medicine?"
        error="Choose how you want your medicine"
        errorLabel="Error:"
        value="pickup"
        options={[
          {
            value: "pickup",
            title: "Pick it up",
            detail: "Harbor Downey Medical Offices Pharmacy, ready today after 3 pm",
            aside: "$10.00",
          },
          { value: "mail", title: "Mail it, free", detail: "Arrives by Thu, Dec 3", aside: "$20.00 for 90 days" },
          { value: "courier", title: "Same-day courier", detail: "Not in Southern California yet", disabled: true },
        ]}
      />
      <Checkbox
        name="remind"
        label="Remind me when 14 days are left"
        hint="By text message. Reply STOP at any time."
        checked
      />
      <TextArea name="note" label="Note to the pharmacist" hint="Anything that changed since your last refill." />
      <Button>Order 3 refills · $25.00 at pick-up</Button>
    </form>
  );
}
