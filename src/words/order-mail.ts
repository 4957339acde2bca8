import type { Language } from "#words/languages.ts";

type About = { readonly name: string; readonly number: string; readonly lines: number; readonly link: string };

/** The e-mail that confirms an order. It names no medicine and no person but the reader. */
export function orderMail({ name, number, lines, link }: About, language: Language): { subject: string; body: string } {
  if (language === "es") {
    return {
      subject: "Recibimos su pedido",
      body: `Hola, ${name}:\n\nRecibimos su pedido. Su número de confirmación es ${number}. Tiene ${lines} ${lines === 1 ? "medicina" : "medicinas"}.\n\nPara ver cómo va o cancelarlo, inicie sesión: ${link}\n\nSi usted no lo pidió, llame a su farmacia.\n`,
    };
  }
  return {
    subject: "We have your order",
    body: `Hello ${name},\n\nWe have your order. Your confirmation number is ${number}. It has ${lines} ${lines === 1 ? "medicine" : "medicines"}.\n\nTo follow or cancel it, sign on: ${link}\n\nIf you did not order this, call your pharmacy.\n`,
  };
}
