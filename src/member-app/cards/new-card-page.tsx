import type { CardForm } from "#contracts/places.ts";
import { LinkButton } from "#design/components/button.tsx";
import { cardWords } from "#member-app/cards/card-words.ts";
import { StripeFields } from "#member-app/cards/stripe-fields.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";

const CARD_FRAME = "member-app/cards/card-frame";
const STRIPE_FIELDS = "member-app/cards/stripe-fields";

/** The payment company's form: its fields in this page, or its page in a frame where it goes into one and by itself. */
export function NewCardPage({ page, form }: { readonly page: PageContext; readonly form: CardForm }) {
  const words = cardWords[page.language];
  const island = form.kind === "fields" ? STRIPE_FIELDS : CARD_FRAME;
  return (
    <MemberPage page={page} title={words.newTitle} section="profile" islands={[island]}>
      <h1>{words.newTitle}</h1>
      <p>{words.newIntro}</p>
      <p>{words.brands}</p>
      {form.kind === "fields" ? (
        <StripeFields page={page} form={form} />
      ) : form.frameUrl === null ? (
        <p>
          <LinkButton href={form.pageUrl}>{words.toForm}</LinkButton>
        </p>
      ) : (
        <>
          <iframe class="card-frame" data-card-frame src={form.frameUrl} title={words.frameTitle} />
          <p>
            <a href={form.pageUrl}>{words.ownPage}</a>
          </p>
        </>
      )}
      <p>
        <LinkButton kind="quiet" href="/profile/cards">
          {words.back}
        </LinkButton>
      </p>
    </MemberPage>
  );
}
