import type { CardForm } from "#contracts/places.ts";
import { Button } from "#design/components/button.tsx";
import { Notice } from "#design/components/notice.tsx";
import { cardWords } from "#member-app/cards/card-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

/**
 * Room for Stripe's own fields, which its script puts here, each in a frame of Stripe's: what is typed never touches
 * our page. They don't exist without the script, and that is said.
 */
export function StripeFields({
  page: { language },
  form: { publishableKey, clientSecret, comeBackTo },
}: {
  readonly page: PageContext;
  readonly form: Extract<CardForm, { kind: "fields" }>;
}) {
  const words = cardWords[language];
  return (
    <>
      <noscript>
        <Notice tone="stop" title={words.needsScript}>
          {words.needsScriptText}
        </Notice>
      </noscript>
      <form
        class="stack"
        data-stripe-fields
        data-publishable-key={publishableKey}
        data-client-secret={clientSecret}
        data-come-back-to={comeBackTo}
        data-language={language}
        data-not-reached={words.notReached}
        hidden
      >
        <div data-stripe-mount />
        <p class="field-error" role="alert" data-stripe-fault hidden />
        <Button>{words.save}</Button>
      </form>
      {/* Stripe's terms want its script loaded from there, and never a copy. */}
      <script src="https://js.stripe.com/clover/stripe.js" async />
    </>
  );
}
