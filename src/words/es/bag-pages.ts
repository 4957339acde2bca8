import type { Catalogue } from "#words/catalogue.ts";
import type { bagPages as en } from "#words/en/bag-pages.ts";

const refills = (count: number) => (count === 1 ? "1 resurtido" : `${count} resurtidos`);
const items = (count: number) => (count === 1 ? "1 artículo" : `${count} artículos`);
const things = (refillCount: number, itemCount: number) =>
  [
    ...(refillCount > 0 || itemCount === 0 ? [refills(refillCount)] : []),
    ...(itemCount > 0 ? [items(itemCount)] : []),
  ].join(" y ");

export const bagPages: Catalogue<typeof en> = {
  title: "Su bolsa",
  reviewTitle: "Revise su pedido",
  empty: "Oprima Resurtir en una medicina, y aquí espera hasta que haga el pedido.",
  emptyTitle: "Su bolsa está vacía",
  toMedicines: "Ir a mis medicinas",
  things,
  people: (count) => `para ${count} personas`,
  review: (refillCount, itemCount) => `Revisar ${things(refillCount, itemCount)}`,
  total: "Total",
  atPickup: "al recoger",
  whenShipped: "se cobra al enviar",
  unpriced: "El precio y la fecha están en la página siguiente",
  prescriptionNumber: (number) => `Receta ${number}`,
  byNumberPerson: (lastThree) => `Número de registro que termina en ${lastThree}`,
  byNumberSomebody: "Pedido por número",
  outcome: {
    accepted: "Se va a pedir",
    scheduled: "Empieza en su fecha",
    "sent-to-prescriber": "Le preguntaremos al médico",
    "already-ordered": "Ya está pedida",
    refused: "No se puede pedir ahora",
  },
  undecided: "En su bolsa",
  mixed: (go, all) => `Se van a pedir ${go} de ${all}. El resto se queda en su bolsa: cada línea dice por qué.`,
  noneGoes: "Ahora no se puede pedir ninguna. Cada línea dice por qué y qué hacer.",
  days: (days) => `${days} días`,
  changeDays: (days) => `Cambiar a ${days} días`,
  labelDays: "Volver a la cantidad de la etiqueta",
  nextStep: "Qué hacer:",
  takeOut: "Quitar",
  trackIt: "Seguir el pedido",

  howTitle: "Cómo la recibe",
  how: "¿Cómo quiere recibirla?",
  pickup: "Recogerla",
  pickupDetail: "En una farmacia del plan. Ahí paga.",
  mail: "Recibirla por correo",
  mailDetail: "Envío gratis. Paga con tarjeta cuando la enviamos.",
  mailNotHere: "En su área no hay pedidos por correo. Puede recoger en cualquier farmacia del plan.",
  pharmacy: "Farmacia",
  pharmacyHint: "Está elegida la de su etiqueta. Las más cercanas van primero.",
  miles: (miles) => `${miles} millas`,
  address: "Enviar a",
  noAddress: "Necesitamos una dirección para el envío. Agregue una y vuelva aquí: su bolsa le espera.",
  addAddress: "Agregar una dirección",
  card: "Pagar con",
  cardName: (brand, last4) => `${brand} que termina en ${last4}`,
  cardExpires: (month) => `Válida hasta ${month}`,
  noCard: "No tiene ninguna tarjeta guardada. La necesita cuando hay algo que pagar.",
  show: "Ver precio y fecha",
  changed: "Cambió la forma de recibirla. Aquí están el precio y la fecha nuevos: revíselos y luego haga el pedido.",
  pickupAt: (pharmacy) => `Recoger en ${pharmacy}`,
  mailTo: (address) => `Enviar a ${address}`,
  change: "Cambiar de lugar o recibir por correo",
  changeMail: "Cambiar la dirección o recogerla",

  orderTitle: "Su pedido",
  order: (refillCount, itemCount, amount, when) => `Pedir ${things(refillCount, itemCount)} · ${amount} ${when}`,
  payAtPickup: "Paga en la farmacia.",
  payWith: (card) => `Cobramos a ${card} cuando la enviamos.`,
  nothingPaid: "No se cobra nada antes de que lo vea aquí.",

  byNumberTitle: "Pedir por número",
  byNumberLead:
    "Para alguien cuya lista usted no puede ver. Necesita dos números. Los nombres de las personas y de las medicinas no se muestran.",
  byNumberMrn: "Número de registro de salud",
  byNumberMrnHint:
    "Nueve dígitos, en su tarjeta de identificación de salud. Déjelo vacío si esa persona le dio permiso por número.",
  byNumberRx: (index) => (index === 1 ? "Número de receta" : `Número de receta ${index}`),
  byNumberRxHint: "Diez dígitos, arriba a la izquierda en la etiqueta, debajo del teléfono.",
  byNumberMore: "Agregar otra receta",
  byNumberAdd: "Poner en mi bolsa",
  byNumberWhere: "¿Dónde encuentro estos números?",
  byNumberWhereCard:
    "El número de registro de salud está al frente de la tarjeta de identificación de salud. Tiene nueve dígitos.",
  byNumberWhereLabel:
    "El número de receta está en la etiqueta del frasco, arriba a la izquierda, justo debajo del teléfono de resurtidos de la farmacia. Tiene diez dígitos.",
  byNumberWhereMore: "¿No tiene la etiqueta? Llame a la farmacia y le ayudarán.",
  byNumberAdded: (count) => (count === 1 ? "1 receta está en su bolsa." : `${count} recetas están en su bolsa.`),
};
