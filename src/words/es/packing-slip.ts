import type { Catalogue } from "#words/catalogue.ts";
import type { packingSlip as en } from "#words/en/packing-slip.ts";

export const packingSlip: Catalogue<typeof en> = {
  title: "En este paquete",
  to: "Para",
  rx: "Receta",
  order: "Pedido",
  leaflet: "Hoja sobre esta medicina",
  counsel: {
    "first-fill": "Nueva para usted: llame a un farmacéutico antes de empezar",
    changed: "Algo cambió: llame a un farmacéutico antes de empezar",
  },
  cold: "Póngala hoy en el refrigerador",
  noticeTitle: "Un farmacéutico está para usted",
  notice: (phone: string) =>
    `Usted tiene derecho a hablar con un farmacéutico sobre sus medicinas, sin costo. Llame al ${phone}. Llame también si algo en este paquete no es lo que esperaba.`,
};
