import type { Catalogue } from "#words/catalogue.ts";
import type { staffBridges as en } from "#words/en/staff-bridges.ts";

export const staffBridges: Catalogue<typeof en> = {
  title: "Días de puente",
  lead: "Los miembros piden unos días hasta que llegue un pedido. Usted da 7 días como máximo, cuando parar no es seguro y no se puede localizar a quien recetó. Nunca de la lista II. Se avisa al paciente y a quien recetó.",
  none: "Nadie pide días de puente",
  noneText: "Aquí llega lo que los miembros piden con un pedido.",
  asked: (days) => `Pide ${days === 1 ? "1 día" : `${days} días`}`,
  given: (days, quantity) =>
    `Dado: ${days === 1 ? "1 día" : `${days} días`}, ${quantity} unidades. Espera a que lo recojan.`,
  born: (day) => `nació el ${day}`,
  facts: {
    directions: "Indicaciones",
    prescriber: "Quien recetó",
    lastFilled: "Último surtido",
    order: "Pedido",
    expected: "Pedido esperado a más tardar",
  },
  days: "Días que da",
  stoppingUnsafe: "A mi juicio, parar esta medicina no es seguro",
  prescriberUnreachable: "No pude localizar a quien recetó",
  give: "Darlos",
  decline: "Declinar",
  reason: "Por qué no",
  reasons: {
    "not-needed": "Lo que tiene alcanza hasta que llegue el pedido",
    unsafe: "No es seguro dar más sin quien recetó",
    "see-prescriber": "Quien recetó debe ver antes al paciente",
    "prescriber-reached": "Se localizó a quien recetó y el pedido sigue",
  },
  handOver: "Entregado",
  done: {
    give: "Dado. Se avisa al miembro y a quien recetó.",
    decline: "Declinado. Se avisa al miembro.",
    "hand-over": "Entregado",
  },
  link: (asked) =>
    asked === 0 ? "Días de puente" : asked === 1 ? "1 pedido de días de puente" : `${asked} pedidos de días de puente`,
  back: "Volver a la cola",
};
