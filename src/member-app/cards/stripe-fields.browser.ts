/** Puts Stripe's own fields into the page, and has Stripe save what is typed there. */
type StripeElements = {
  create(
    kind: "payment",
    options: { readonly wallets: { readonly applePay: "never"; readonly googlePay: "never"; readonly link: "never" } },
  ): { mount(place: HTMLElement): void };
};
/** Of Stripe.js, what is used here. */
type StripeJs = {
  elements(options: { readonly clientSecret: string; readonly locale: string }): StripeElements;
  /** Leaves the page when the card is in. */
  confirmSetup(options: {
    readonly elements: StripeElements;
    readonly confirmParams: { readonly return_url: string };
  }): Promise<{ readonly error?: { readonly message?: string } }>;
};

const form = document.querySelector<HTMLFormElement>("[data-stripe-fields]");
const script = document.querySelector<HTMLScriptElement>('script[src^="https://js.stripe.com/"]');

function begin(): void {
  const place = form?.querySelector<HTMLElement>("[data-stripe-mount]");
  const makeStripe = (globalThis as { Stripe?: (key: string) => StripeJs }).Stripe;
  if (form === null || place === null || place === undefined || makeStripe === undefined) return;
  const { publishableKey = "", clientSecret = "", comeBackTo = "", language = "en" } = form.dataset;
  const stripe = makeStripe(publishableKey);
  const elements = stripe.elements({ clientSecret, locale: language });
  elements.create("payment", { wallets: { applePay: "never", googlePay: "never", link: "never" } }).mount(place);
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button !== null) button.disabled = true;
    tell("");
    void stripe
      .confirmSetup({ elements, confirmParams: { return_url: comeBackTo } })
      .then(({ error }) => tell(error?.message ?? form.dataset["notReached"] ?? ""))
      .catch(() => tell(form.dataset["notReached"] ?? ""))
      .finally(() => {
        if (button !== null) button.disabled = false;
      });
  });
}

function tell(words: string): void {
  const fault = form?.querySelector<HTMLElement>("[data-stripe-fault]");
  if (fault === null || fault === undefined) return;
  fault.textContent = words;
  fault.hidden = words === "";
}

if ("Stripe" in globalThis) begin();
else {
  script?.addEventListener("load", begin);
  script?.addEventListener("error", () => {
    if (form === null) return;
    form.hidden = false;
    form.querySelector("button")?.remove();
    tell(form.dataset["notReached"] ?? "");
  });
}
