import type { Catalogue } from "#words/catalogue.ts";
import type { cardPages as en } from "#words/en/card-pages.ts";

export const cardPages: Catalogue<typeof en> = {
  title: "Sus tarjetas",
  done: {
    added: "Guardamos su tarjeta",
    removed: "Quitamos la tarjeta. Los pedidos que hizo con ella se pagan todavía con ella.",
    default: "Los pedidos nuevos se pagan con esta tarjeta",
  },
  intro:
    "Las tarjetas pagan los pedidos por correo. Apartamos el monto cuando usted pide y lo cobramos cuando enviamos.",
  none: "No hay ninguna tarjeta guardada.",
  card: (brand, last4) => `${brand} que termina en ${last4}`,
  expires: (when) => `Válida hasta ${when}`,
  expired: (when) => `Venció en ${when}`,
  expiredMore: "No paga pedidos nuevos. Si su banco le envió una tarjeta nueva, agréguela.",
  isDefault: "Paga los pedidos nuevos",
  makeDefault: "Pagar con ella los pedidos nuevos",
  remove: "Quitar",
  add: "Agregar una tarjeta",
  brands: "Visa, MasterCard, Discover o American Express; de crédito o débito.",
  newTitle: "Agregar una tarjeta",
  newIntro:
    "Usted escribe la tarjeta en un formulario de nuestra empresa de pagos. Nosotros nunca vemos ni guardamos el número.",
  frameTitle: "Formulario de la empresa de pagos para la tarjeta",
  ownPage: "Abrir el formulario en su propia página",
  toForm: "Ir al formulario de la tarjeta",
  save: "Guardar esta tarjeta",
  needsScript: "El formulario necesita JavaScript",
  needsScriptText:
    "El formulario de la empresa de pagos solo funciona con JavaScript, que está apagado en este navegador. Actívelo, o dé su tarjeta por teléfono: llame a la línea de pedidos por correo y elija la línea de la empresa de pagos.",
  notReached: "No pudimos comunicarnos con la empresa de pagos. Vuelva a cargar esta página en un momento.",
  back: "Volver a sus tarjetas",
  toCards: "Ver y cambiar sus tarjetas",
  needTitle: "Este pedido necesita otra tarjeta",
  needsYou: (number) => `Su pedido ${number} necesita otra tarjeta`,
  needsYouAct: "Elegir otra tarjeta",
  need: (because, amount) =>
    `${because} Guardamos su pedido. Por pagar: ${amount}. No se envía nada hasta que se acepte una tarjeta.`,
  choose: "Pagar con",
  pay: "Pagar con esta tarjeta",
  chosen: "Gracias. Estamos preguntando a la empresa de la tarjeta.",
  declines: {
    declined: "Su banco rechazó la tarjeta.",
    expired: "La tarjeta venció.",
    lost: "La tarjeta se reportó perdida o robada.",
    "insufficient-funds": "No hay dinero suficiente en la tarjeta.",
    "authentication-needed": "Su banco quiere preguntarle primero.",
    "brand-not-taken": "No aceptamos tarjetas de esta marca.",
    "unknown-card": "La empresa de pagos ya no conoce esta tarjeta.",
    "not-possible": "No se pudo cobrar a la tarjeta.",
  },
};
