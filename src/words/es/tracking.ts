import type { Catalogue } from "#words/catalogue.ts";
import type { tracking as en } from "#words/en/tracking.ts";

export const tracking: Catalogue<typeof en> = {
  "label-created": "El transportista ya conoce el paquete",
  accepted: "El transportista tiene el paquete",
  "in-transit": "En camino",
  delayed: "Más tarde de lo previsto",
  "out-for-delivery": "Hoy se entrega",
  damaged: "Dañado en el camino",
  lost: "El transportista no lo encuentra",
  returned: "De vuelta a la farmacia",
  delivered: "Entregado",
};
