import type { Catalogue } from "#words/catalogue.ts";
import type { staffPayments as en } from "#words/en/staff-payments.ts";

export const staffPayments: Catalogue<typeof en> = {
  title: "Pagos",
  lead: "Cada cobro y cada devolución está en nuestro libro y en los de la empresa de pagos. Cada noche se comparan, al centavo.",
  zone: "Los días van de medianoche a medianoche UTC, como en los libros de la empresa de pagos.",
  done: { compared: "El día está comparado", resolved: "Su nota queda con la diferencia" },
  day: "Día",
  show: "Mostrar",
  compare: "Comparar este día ahora",

  unanswered: "Esperan una respuesta de la empresa de pagos",
  needCard: "Pedidos que necesitan otra tarjeta",

  dayTitle: (day) => `El ${day} en números`,
  columns: { what: "Qué", count: "Cuántos", amount: "Monto" },
  figures: {
    holds: "Apartado en tarjetas",
    releases: "Liberado",
    captures: "Cobrado",
    refunds: "Devuelto",
    declined: "Rechazado",
  },

  differencesTitle: "Diferencias",
  noDifferences: "No hay diferencias. Lo comparado coincide al centavo.",
  differenceColumns: { day: "Día", what: "Qué", ours: "Nuestro libro", theirs: "Empresa de pagos", state: "Qué es" },
  kinds: { capture: "Cobro", refund: "Devolución", other: "Anotado solo por la empresa de pagos" },
  order: (number) => `pedido ${number}`,
  missing: "no está",
  cleared: "Ya coincide",
  resolved: (note, by, at) => `${note} (${by}, ${at})`,
  note: "¿Qué es?",
  noteHint: "Búsquelo primero en la empresa de pagos. Una nota no mueve dinero.",
  resolve: "Guardar la nota",

  comparedTitle: "Los últimos días",
  notCompared: "Todavía no se comparó ningún día.",
  comparedColumns: {
    day: "Día",
    ours: "Nuestro libro",
    theirs: "Empresa de pagos",
    difference: "Diferencia",
    at: "Comparado",
  },
};
