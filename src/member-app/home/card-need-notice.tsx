import type { CardNeeds } from "#contracts/places.ts";
import { LinkButton } from "#design/components/button.tsx";
import { Notice } from "#design/components/notice.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { cardWords } from "#member-app/cards/card-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

/** An order that waits for another card, and the way to the page where one is chosen. */
export function CardNeedNotice({
  page: { language },
  need: { confirmationNumber, amountCents, because },
}: {
  readonly page: PageContext;
  readonly need: CardNeeds["orders"][number];
}) {
  const words = cardWords[language];
  return (
    <Notice
      tone="stop"
      title={words.needsYou(formatConfirmationNumber(confirmationNumber))}
      action={<LinkButton href={`/orders/${confirmationNumber}`}>{words.needsYouAct}</LinkButton>}
    >
      {words.need(because, formatMoney(amountCents, language))}
    </Notice>
  );
}
