import type { Prescription } from "#contracts/prescriptions.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

type MedicineSearchProps = {
  readonly page: PageContext;
  readonly action: string;
  readonly query: string;
  readonly found: number;
};

/** Finds a medicine by name, use or number. It posts: a medicine's name must not stand in an address. */
export function MedicineSearch({ page, action, query, found }: MedicineSearchProps) {
  const words = medicineWords[page.language];
  return (
    <form method="post" action={action} role="search" class="search">
      <Field
        name="q"
        type="search"
        label={words.search}
        value={query}
        autocomplete="off"
        spellcheck={false}
        maxlength={60}
      />
      <Button kind="secondary" icon="search" name="act" value="search">
        {words.searchGo}
      </Button>
      {query === "" ? null : (
        <p role="status" class="row">
          {found === 0 ? words.foundNone : words.found(found)}{" "}
          <LinkButton kind="quiet" href={action}>
            {words.searchAll}
          </LinkButton>
        </p>
      )}
    </form>
  );
}

/** The medicines whose name, directions, use or number holds what was typed, accents and capitals aside. */
export function matching(prescriptions: readonly Prescription[], query: string): readonly Prescription[] {
  const wanted = plain(query);
  if (wanted === "") return prescriptions;
  const digits = wanted.replaceAll(/[\s-]/g, "");
  return prescriptions.filter(
    ({ drug, strength, directions, purpose, rxNumber }) =>
      [`${drug} ${strength}`, directions, purpose].some((text) => plain(text).includes(wanted)) ||
      rxNumber.includes(digits),
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
