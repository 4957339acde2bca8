import type { OrderWords } from "#words/en/order-words.ts";

export const orderWords = {
  status: {
    received: "La farmacia tiene su pedido",
    "awaiting-prescriber": "Le preguntamos a su médico",
    scheduled: "En espera de su día de inicio",
    "in-process": "En preparación",
    "on-hold": "En espera: la farmacia tiene una pregunta",
    "ready-for-pickup": "Listo para recoger",
    "picked-up": "Recogido",
    packed: "Empacado",
    shipped: "En camino",
    delivered: "Entregado",
    cancelled: "Cancelado",
    declined: "No se aprobó",
    "returned-to-stock": "No se recogió a tiempo y volvió al estante",
  },
  step: {
    fill: "Se está contando y etiquetando",
    check: "Un farmacéutico está haciendo la última revisión",
  },
  stop: {
    ordered: "Pedido",
    "doctor-asked": "Consulta al médico",
    scheduled: "Programado",
    "part-picked-up": "Parte recogida",
    "being-filled": "En preparación",
    "on-hold": "En espera",
    ready: "Listo",
    "picked-up": "Recogido",
    packed: "Empacado",
    "on-its-way": "En camino",
    delivered: "Entregado",
    cancelled: "Cancelado",
    declined: "No aprobado",
    "returned-to-stock": "Devuelto",
  },
  promise: {
    "ready-by": (day) => `Listo a más tardar el ${day}`,
    "arrives-by": (day) => `Llega a más tardar el ${day}`,
    "starts-on": (day) => `Empieza el ${day}`,
    "answer-by": (day) => `Respuesta a más tardar el ${day}`,
    "transferred-by": (day) => `Transferida a más tardar el ${day}`,
  },
  price: {
    copay: "Su copago",
    "full-price-below-copay": "Precio completo, que es menor que su copago",
    deductible: "Cuenta para su deducible",
    "deductible-then-copay": "El resto de su deducible y luego su copago",
    "full-price-outside-prescriber": "Precio completo: quien recetó no es parte de su plan",
    "by-number": "Precio de esta receta",
  },
  cancelling: "Cancelar no cuesta nada y conserva su resurtido.",
  supply: {
    unknown: "Todavía no se ha surtido",
    out: "Es posible que ya no le quede",
    lastsTo: (day) => `Alcanza hasta el ${day}`,
    shortPickUp: (day, days) =>
      `Alcanza hasta el ${day}. Por correo puede llegar ${days === 1 ? "un día" : `${days} días`} tarde: recójalo en la farmacia.`,
    shortAskPharmacist: (day, days) =>
      `Alcanza hasta el ${day} y el resurtido puede llegar ${days === 1 ? "un día" : `${days} días`} tarde. Pida al farmacéutico medicamento para unos días.`,
  },
} as const satisfies OrderWords;
