import { Button, LinkButton } from "#design/components/button.tsx";
import type { Prescription } from "#contracts/prescriptions.ts";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

type RefillVerbProps = {
  readonly page: PageContext;
  readonly prescription: Prescription;
  /** Where its form goes: a page that knows `act=add`. */
  readonly action: string;
  /** Where the refusal is told already, nothing more is offered. */
  readonly refusalTold?: boolean;
};

/** The one thing that makes sense now for a medicine. Which one it is was decided by the API. */
export function RefillVerb({ page, prescription, action, refusalTold = false }: RefillVerbProps) {
  const { id, rxNumber, drug, strength, refill, inBag } = prescription;
  const words = medicineWords[page.language];
  const context = words.about(`${drug} ${strength}`);
  if (refill.kind === "already-ordered") {
    return (
      <LinkButton
        kind="secondary"
        href={refill.confirmationNumber === undefined ? "/orders" : `/orders/${refill.confirmationNumber}`}
        context={context}
      >
        {words.track}
      </LinkButton>
    );
  }
  if (refill.kind === "refused") {
    return refusalTold ? null : (
      <LinkButton kind="secondary" href={`/medicines/${id}`} context={context}>
        {words.details}
      </LinkButton>
    );
  }
  if (inBag) {
    return (
      <LinkButton kind="secondary" icon="bag" href="/bag" context={context}>
        {words.inBag}
      </LinkButton>
    );
  }
  return (
    <form method="post" action={action}>
      <input type="hidden" name="rxNumber" value={rxNumber} />
      <input type="hidden" name="medicine" value={id} />
      <Button kind={refill.kind === "accepted" ? "primary" : "secondary"} name="act" value="add" context={context}>
        {refill.nextStep ?? words.refill}
      </Button>
    </form>
  );
}
