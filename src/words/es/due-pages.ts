import type { Catalogue } from "#words/catalogue.ts";
import type { duePages as en } from "#words/en/due-pages.ts";

export const duePages: Catalogue<typeof en> = {
  title: "Resurtidos que tocan",
  publicTitle: "¿Toca un resurtido?",
  publicLead: "Si le enviamos un recordatorio, algo suyo o de alguien a quien cuida alcanza unos 14 días más.",
  publicMore: "Inicie sesión para ver qué es y pedirlo con un toque. Hasta entonces no mostramos nombres ni medicinas.",
  signOn: "Iniciar sesión para verlo",
  none: "No toca nada",
  noneText: "Todo alcanza más de 14 días, o ya está pedido.",
  toMedicines: "Ir a mis medicinas",
  lead: "Esto alcanza para unos 14 días o menos.",
  people: "Un pedido es para cuatro personas como máximo. Pida estas y vuelva por el resto.",
  order: (count, amount) => `Pedir ${count === 1 ? "1 resurtido" : `${count} resurtidos`} · ${amount}`,
  change: "Cambiar algo antes",
  notDecided: "Ahora no pudimos hallar el precio y la fecha. Póngalas en su bolsa.",
};
