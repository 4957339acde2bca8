import type { Catalogue } from "#words/catalogue.ts";
import type { phoneLinePages as en } from "#words/en/phone-line-pages.ts";

export const phoneLinePages: Catalogue<typeof en> = {
  title: "La línea telefónica, sin teléfono",
  about:
    "Llame a la línea de resurtido desde esta página: pulse las teclas, oiga las grabaciones, pida como por teléfono.",
  link: "Abrir el teclado",
  intro:
    "Es la misma línea a la que llega un teléfono. Lo que pida aquí queda pedido. Pulse las teclas, o escríbalas en su teclado.",
  lines: "¿A qué línea llama?",
  refill: "Línea de resurtido del sur de California",
  mailOrder: "Línea de pedidos por correo",
  honolulu: "El número de un frasco de Honolulu, donde no hay resurtidos por teléfono",
  call: "Llamar",
  hangUp: "Colgar",
  keypad: "Teclado",
  key: (key: string) => (key === "*" ? "asterisco" : key === "#" ? "tecla de número" : key),
  numbers: "Marque un número completo",
  numbersHint: "Termina con #, como en el teléfono.",
  send: "Enviar",
  wait: "No decir nada",
  heard: "La línea dice",
  ended: "La llamada terminó.",
  message: "Un teléfono podría dejar un mensaje ahora. Desde un teclado solo puede colgar.",
  again: "Llamar otra vez",
  sound: "Sonido",
  numbersToTry: "Números para probar",
  record: "Número de registro",
  ready: "Lista para resurtir",
  noRefills: "Sin resurtidos",
  tooSoon: "Demasiado pronto",
  mail: (birthDate: string) =>
    `Para correo: fecha de nacimiento ${birthDate}, número de calle 11850, código postal 90242.`,
  back: "Volver a las cuentas de la demostración",
};
