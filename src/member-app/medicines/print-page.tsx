import type { PrescriptionList } from "#contracts/prescriptions.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import { needOf } from "#member-app/medicines/need.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { phoneWords } from "#words/phone-words.ts";

/** The medicines still taken, on paper: for the fridge, the wallet and the next doctor. */
export function PrintPage({ page, list }: { readonly page: PageContext; readonly list: PrescriptionList }) {
  const words = medicineWords[page.language];
  const taken = list.prescriptions.filter((each) => needOf(each) !== "ended").sort((a, b) => a.drug.localeCompare(b.drug, page.language));
  return (
    <MemberPage page={page} title={words.printTitle} section="home">
      <h1>{words.printOf(list.person)}</h1>
      <p class="no-print">{words.printHint}</p>
      <p class="no-print">
        <Button type="button" icon="printer" data-print>
          {words.printGo}
        </Button>
      </p>
      {taken.map(({ id, drug, strength, directions, purpose, rxNumber, pharmacy }) => (
        <LabelPaper key={id} title={`${drug} ${strength}`}>
          <DescriptionList
            items={[
              { term: words.directions, detail: <strong>{directions}</strong> },
              ...(purpose === "" ? [] : [{ term: words.purpose, detail: purpose }]),
              { term: words.printNumber, detail: <NumberText digits={rxNumber} /> },
              {
                term: words.printPharmacy,
                detail: (
                  <>
                    {pharmacy.name}, <bdi dir="ltr">{phoneWords(pharmacy.refillPhone)}</bdi>
                  </>
                ),
              },
            ]}
          />
        </LabelPaper>
      ))}
    </MemberPage>
  );
}
