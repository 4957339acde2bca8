import type { Behaviour } from "#partners/payment/sandbox/test-cards.ts";

export type CardPageWords = {
  readonly title: string;
  readonly brands: string;
  readonly number: string;
  readonly expiry: string;
  readonly code: string;
  readonly save: string;
  readonly back: string;
  readonly done: string;
  readonly goOn: string;
  readonly confirmTitle: string;
  readonly confirm: string;
  readonly yes: string;
  readonly no: string;
  readonly testCards: string;
  readonly faults: Readonly<
    Record<"number" | "brand" | "not-a-test-card" | "expiry" | "past" | "code" | "notConfirmed", string>
  >;
  readonly behaviours: Readonly<Record<Behaviour, string>>;
};

/** What the processor's page says: another company's page, with words of its own. */
export const cardPageWords: Readonly<Record<"en" | "es", CardPageWords>> = {
  en: {
    title: "Add a card (test)",
    brands: "Visa, MasterCard, Discover or American Express. This is a trial: use a test card, never your own.",
    number: "Card number",
    expiry: "Good until (month/year)",
    code: "Security code",
    save: "Save this card",
    back: "Go back without a card",
    done: "Your card is saved",
    goOn: "Go on",
    confirmTitle: "Your bank asks: is it you?",
    confirm: "Somebody wants to save this card. Your bank asks you to confirm it.",
    yes: "Yes, it is me",
    no: "No",
    testCards: "Test cards",
    faults: {
      number: "This is no card number. Check the digits.",
      brand: "We can't take this brand of card. Use Visa, MasterCard, Discover or American Express.",
      "not-a-test-card": "This is a trial and takes test cards only. See the list below.",
      expiry: "Enter the month and the year, like 12/34.",
      past: "This card is past its date.",
      code: "Enter the 3 or 4 digits of the security code.",
      notConfirmed: "Your bank did not confirm the card. Try again or use another card.",
    },
    behaviours: {
      approved: "Always approved",
      generic_decline: "Declined when charged",
      expired_card: "Declined: the card expired",
      lost_card: "Declined: reported lost",
      insufficient_funds: "Declined: not enough money",
      authentication_required: "Declined: the bank wants to ask its customer each time",
      confirm_once: "The bank asks here, then approves",
      slow: "Approved after 3 seconds",
      no_answer: "Done, but the answer gets lost",
      webhooks_twice: "Approved; news comes twice",
      webhooks_out_of_order: "Approved; news comes out of order",
    },
  },
  es: {
    title: "Agregar una tarjeta (prueba)",
    brands:
      "Visa, MasterCard, Discover o American Express. Esto es una prueba: use una tarjeta de prueba, nunca la suya.",
    number: "Número de la tarjeta",
    expiry: "Vence (mes/año)",
    code: "Código de seguridad",
    save: "Guardar esta tarjeta",
    back: "Volver sin tarjeta",
    done: "Su tarjeta está guardada",
    goOn: "Continuar",
    confirmTitle: "Su banco pregunta: ¿es usted?",
    confirm: "Alguien quiere guardar esta tarjeta. Su banco le pide que lo confirme.",
    yes: "Sí, soy yo",
    no: "No",
    testCards: "Tarjetas de prueba",
    faults: {
      number: "Este no es un número de tarjeta. Revise los dígitos.",
      brand: "No aceptamos tarjetas de esta marca. Use Visa, MasterCard, Discover o American Express.",
      "not-a-test-card": "Esto es una prueba y solo acepta tarjetas de prueba. Vea la lista abajo.",
      expiry: "Escriba el mes y el año, como 12/34.",
      past: "Esta tarjeta ya venció.",
      code: "Escriba los 3 o 4 dígitos del código de seguridad.",
      notConfirmed: "Su banco no confirmó la tarjeta. Pruebe otra vez o use otra tarjeta.",
    },
    behaviours: {
      approved: "Siempre se aprueba",
      generic_decline: "Se rechaza al cobrar",
      expired_card: "Rechazada: la tarjeta venció",
      lost_card: "Rechazada: se reportó perdida",
      insufficient_funds: "Rechazada: no hay dinero suficiente",
      authentication_required: "Rechazada: el banco quiere preguntar cada vez",
      confirm_once: "El banco pregunta aquí y luego aprueba",
      slow: "Se aprueba después de 3 segundos",
      no_answer: "Se hace, pero la respuesta se pierde",
      webhooks_twice: "Se aprueba; los avisos llegan dos veces",
      webhooks_out_of_order: "Se aprueba; los avisos llegan en desorden",
    },
  },
};
