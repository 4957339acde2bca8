import type { StaffPlaces } from "#contracts/staff/accounts.ts";
import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Field } from "#design/components/field.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { PlaceFields, type TypedPlace } from "#staff-workbench/administration/accounts/place-fields.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";

export type TypedInvitation = TypedPlace & { readonly email: string; readonly elsewhere: boolean };

type InvitePageProps = {
  readonly page: WorkbenchContext;
  readonly places: StaffPlaces;
  readonly typed?: TypedInvitation;
  readonly faults?: Faults;
};

const NOTHING: TypedInvitation = { name: "", role: "", pharmacyId: "", prescriberId: "", email: "", elsewhere: false };

/** Somebody new, who then sets up their own sign-on. */
export function InvitePage({ page, places, typed = NOTHING, faults }: InvitePageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <WorkbenchPage page={page} title={words.inviteTitle} section="administration" width="text">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{ name: words.name, role: words.role, pharmacyId: words.pharmacy, prescriberId: words.prescriber }}
      />
      <BackLink href="/staff/administration/staff" text={words.all} />
      <h1>{words.inviteTitle}</h1>
      <p>{words.inviteWhy}</p>
      <form method="post" action="/staff/administration/staff/new" novalidate>
        <PlaceFields {...{ places, typed, faults, language }} />
        <Field
          name="email"
          type="email"
          label={words.email}
          autocomplete="off"
          value={typed.email}
          {...faultOf(faults, "email", language)}
        />
        <Checkbox
          name="elsewhere"
          label={words.elsewhere}
          hint={words.elsewhereHint}
          value="yes"
          checked={typed.elsewhere}
        />
        <Button>{words.invite}</Button>
      </form>
    </WorkbenchPage>
  );
}
