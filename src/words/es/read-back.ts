import type { Catalogue } from "#words/catalogue.ts";
import type { readBack as en } from "#words/en/read-back.ts";

export const readBack = {
  opening: (name) => `Le leo el pedido, ${name}. Por favor, dígame si algo no está bien.`,
  numbered: (ending) => `La receta con el número que termina en ${ending}`,
  what: (what, person) => (person === "" ? `${what}.` : `${what}, para ${person}.`),
  days: (days) => (days === 1 ? "Para un día." : `Para ${days} días.`),
  pickUp: (pharmacy, address) => `La recoge en ${pharmacy}, ${address}.`,
  mail: (address) => `Se la enviamos por correo a ${address}.`,
  price: (amount, because) => `El precio es ${amount}. ${because}.`,
  free: (because) => `No cuesta nada. ${because}.`,
  alreadyOrdered: (number) => `Ya se pidió antes, con el número ${number}. Nada se pide dos veces.`,
  notOrdered: "No entra en este pedido.",
  totalPickUp: (amount) => `En total ${amount}, que paga al recoger.`,
  totalMail: (amount, card) => `En total ${amount}, que se cobran en su ${card} cuando lo enviemos.`,
  totalFree: "No hay nada que pagar.",
  question: "¿Está todo bien, y se lo pido?",
  nothing: "Ahora no se puede pedir nada.",
} as const satisfies Catalogue<typeof en>;
