import type { Catalogue } from "#words/catalogue.ts";
import type { pharmacyPages as en } from "#words/en/pharmacy-pages.ts";

export const pharmacyPages: Catalogue<typeof en> = {
  title: "Buscar una farmacia",
  zip: "Código postal",
  zipHint: "Cinco dígitos. Ordenamos por distancia desde ahí.",
  feature: "Lo que debe ofrecer",
  anyFeature: "Cualquier cosa",
  search: "Mostrar farmacias",
  nearest: (zip) => `Las más cercanas a ${zip}`,
  byName: "Todas las farmacias",
  noneTitle: "Ninguna farmacia ofrece eso",
  none: "Elija otra cosa o deje «Cualquier cosa».",
  mailTitle: "Por correo, en todo Estados Unidos",
  miles: (miles) => `A unas ${miles} millas`,
  nearby: "A menos de 2 millas",
  openNow: "Abierta ahora",
  closedNow: (opens) => (opens === null ? "Cerrada ahora" : `Cerrada ahora, abre ${opens}`),
  refillPhone: "Número de resurtidos",
  phone: "Personal de la farmacia",
  languages: (list) => `Habla ${list}`,
  instead: (area) => `Lo que no se ofrece en ${area} y qué hacer`,
  community:
    "Una farmacia de la comunidad que trabaja con el plan. Surte recetas nuevas el mismo día; los resurtidos se piden en las farmacias del plan.",
  showAll: (count) => `Mostrar las ${count} farmacias`,
  features: {
    "online-refill": "Resurtidos en línea",
    "guest-refill": "Resurtido rápido",
    "phone-refill": "Resurtidos por teléfono",
    "mail-order": "Pedidos por correo",
    "mail-order-phone": "Pedidos por correo, por teléfono",
    "transfer-online": "Transferencias en línea",
    otc: "Vitaminas y otros artículos",
  },
};
