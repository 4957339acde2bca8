import { DescriptionList } from "#design/components/description-list.tsx";
import { callWords } from "#staff-workbench/calls/calls-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";

type KeyedNumbersProps = {
  readonly page: WorkbenchContext;
  readonly keyed: { readonly recordNumber: boolean; readonly prescriptions: number };
  /** The numbers themselves, for whom the access log names. */
  readonly numbers: { readonly recordNumber: string; readonly rxNumbers: readonly string[] } | undefined;
};

/** What a caller keyed before an agent came: how much, or the numbers, which prove nothing. */
export function KeyedNumbers({ page, keyed, numbers }: KeyedNumbersProps) {
  const words = callWords[page.language];
  if (!keyed.recordNumber && keyed.prescriptions === 0) return <p class="quiet">{words.keyedNothing}</p>;
  if (numbers === undefined)
    return (
      <p>
        {words.keyedLabel}: {words.keyed(keyed.recordNumber, keyed.prescriptions)}
      </p>
    );
  return (
    <>
      <DescriptionList
        items={[
          ...(numbers.recordNumber === ""
            ? []
            : [{ term: words.recordNumber, detail: <span class="mono">{numbers.recordNumber}</span> }]),
          ...(numbers.rxNumbers.length === 0
            ? []
            : [{ term: words.rxNumbers, detail: <span class="mono">{numbers.rxNumbers.join(", ")}</span> }]),
        ]}
      />
      <p>{words.unproved}</p>
    </>
  );
}
