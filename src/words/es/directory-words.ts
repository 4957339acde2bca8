import type { directoryWords as en } from "#words/en/directory-words.ts";
import type { Catalogue } from "#words/catalogue.ts";

export const directoryWords: Catalogue<typeof en> = {
  closed: "cerrado",
  closedOnHolidays: "Cerrado los días feriados federales",
  closedOn: (days) => `Cerrado el ${days}`,
  instead: {
    "online-refill": "Aquí no se ofrecen resurtidos en línea. Llame a la farmacia para pedir.",
    "guest-refill":
      "Aquí no se ofrece el resurtido rápido sin iniciar sesión. Inicie sesión para pedir o llame a la farmacia.",
    "phone-refill":
      "Aquí no se ofrece la línea automática de resurtidos. Pida en línea o llame a la farmacia en su horario.",
    "mail-order": "Aquí no se ofrecen pedidos por correo. Pida para recoger.",
    "mail-order-phone": "Aquí no se ofrecen pedidos por correo por teléfono. Pida en línea.",
    "transfer-online": "Aquí no se puede cambiar una receta de farmacia en línea. Pregunte en el mostrador o llame.",
    otc: "Aquí no se pueden agregar vitaminas ni otros productos a un pedido. Pídalos en el mostrador.",
  },
};
