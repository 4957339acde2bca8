import type { CardCallPrompt } from "#partners/payment/sandbox/card-call.ts";

/** What the sandbox's payment line says; spoken by `npm run make:prompts`. */
export const paymentLineWords: Readonly<Record<"en" | "es", Readonly<Record<CardCallPrompt, string>>>> = {
  en: {
    "card-number": "This is the payment line. Key your card number, then pound.",
    "card-expiry": "Key the month and the year it ends, four digits, then pound.",
    "card-code": "Key the security code, then pound.",
    "card-wrong": "That number is not right.",
    "card-brand": "We take Visa, MasterCard, Discover, and American Express only.",
    "card-not-test": "This line takes test cards only.",
    "card-expiry-wrong": "That date is not right, or the card is past its date.",
    "card-done": "Thank you. You go back to the pharmacy now.",
    "card-none": "No card was taken. You go back to the pharmacy now.",
  },
  es: {
    "card-number": "Esta es la línea de pagos. Marque el número de su tarjeta y después la tecla numeral.",
    "card-expiry": "Marque el mes y el año en que vence, cuatro dígitos, y después numeral.",
    "card-code": "Marque el código de seguridad y después numeral.",
    "card-wrong": "Ese número no es correcto.",
    "card-brand": "Solo aceptamos Visa, MasterCard, Discover y American Express.",
    "card-not-test": "Esta línea solo acepta tarjetas de prueba.",
    "card-expiry-wrong": "Esa fecha no es correcta o la tarjeta ya venció.",
    "card-done": "Gracias. Ahora vuelve a la farmacia.",
    "card-none": "No se aceptó ninguna tarjeta. Ahora vuelve a la farmacia.",
  },
};
