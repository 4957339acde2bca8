import type { Language } from "#words/languages.ts";

type About = {
  readonly name: string;
  readonly number: string;
  readonly lines: number;
  /** Over-the-counter items beside them. */
  readonly items: number;
  readonly link: string;
};

/** The e-mail that confirms an order. It names no medicine and no person but the reader. */
export function orderMail(
  { name, number, lines, items, link }: About,
  language: Language,
): { subject: string; body: string } {
  const counts: readonly (readonly [number, string, string])[] =
    language === "es"
      ? [
          [lines, "medicina", "medicinas"],
          [items, "artículo sin receta", "artículos sin receta"],
        ]
      : [
          [lines, "medicine", "medicines"],
          [items, "item without a prescription", "items without a prescription"],
        ];
  const what = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(language === "es" ? " y " : " and ");
  if (language === "es") {
    return {
      subject: "Recibimos su pedido",
      body: `Hola, ${name}:\n\nRecibimos su pedido. Su número de confirmación es ${number}. Tiene ${what}.\n\nPara ver cómo va o cancelarlo, inicie sesión: ${link}\n\nSi usted no lo pidió, llame a su farmacia.\n`,
    };
  }
  return {
    subject: "We have your order",
    body: `Hello ${name},\n\nWe have your order. Your confirmation number is ${number}. It has ${what}.\n\nTo follow or cancel it, sign on: ${link}\n\nIf you did not order this, call your pharmacy.\n`,
  };
}

/** The e-mail that something of an order can be fetched; it does not say what. */
export function readyMail(
  { name, number, pharmacy, link }: { name: string; number: string; pharmacy: string; link: string },
  language: Language,
): { subject: string; body: string } {
  if (language === "es") {
    return {
      subject: "Ya puede recoger su pedido",
      body: `Hola, ${name}:\n\nAlgo de su pedido ${number} está listo en ${pharmacy}.\n\nPara ver qué es, inicie sesión: ${link}\n`,
    };
  }
  return {
    subject: "You can pick up your order",
    body: `Hello ${name},\n\nSomething of your order ${number} is ready at ${pharmacy}.\n\nTo see what it is, sign on: ${link}\n`,
  };
}
