import type { PrescriptionList } from "#contracts/prescriptions.ts";
import { Button } from "#design/components/button.tsx";
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
  const taken = list.prescriptions
    .filter((each) => needOf(each) !== "ended")
    .sort((a, b) => a.drug.localeCompare(b.drug, page.language));
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
          <div>
            <p>
              <strong>{directions}</strong>
              {purpose === "" ? null : `, ${purpose}`}
            </p>
            <p>
              {words.number} <NumberText digits={rxNumber} /> · {pharmacy.name},{" "}
              <bdi dir="ltr" class="unbroken">
                {phoneWords(pharmacy.refillPhone)}
              </bdi>
            </p>
          </div>
        </LabelPaper>
      ))}
    </MemberPage>
  );
}
