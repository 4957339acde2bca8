import type { RefillWords } from "#words/en/refill-words.ts";

/** `doctor` comes without "a" or "con", so that every sentence brings its own. */
export const refillWords = {
  thisPrescription: "esta receta",
  theDoctor: "su médico",
  accepted: ({ it }) => `Ya puede resurtir ${it}.`,
  acceptedPlaced: ({ it }) => `La farmacia ya tiene su pedido de ${it}.`,
  scheduled: ({ it, day }) => `Hoy es muy pronto para resurtir ${it}. Haga el pedido ahora y lo empezamos el ${day}.`,
  scheduledPlaced: ({ it, day }) =>
    `Empezamos ${it} el ${day}, el primer día en que se puede resurtir. Puede cancelar hasta que empecemos.`,
  renewal: {
    "no-refills-remaining": ({ it, doctor }) =>
      `Ya no quedan resurtidos de ${it}. Haga el pedido y le pedimos más a ${doctor}.`,
    "expired-renewable": ({ it, doctor }) =>
      `Venció la autorización de ${it}. Haga el pedido y le pedimos a ${doctor} que la renueve.`,
    "expires-before-refill": ({ it, doctor }) =>
      `La autorización de ${it} vence antes de que toque el próximo resurtido. Haga el pedido y le pedimos a ${doctor} que la renueve.`,
  },
  renewalPlaced: ({ it, doctor }) =>
    `Le preguntamos a ${doctor} por ${it}. La respuesta suele llegar en dos días hábiles y le avisamos en cuanto la tengamos.`,
  onOrder: {
    "open-request": ({ it }) => `Tiene un pedido de ${it}.`,
    "fill-in-process": ({ it }) => `La farmacia está preparando ${it}.`,
  },
  alreadyOrdered: {
    "open-request": ({ it }) => `Ya tiene un pedido de ${it}. No lo pedimos dos veces.`,
    "fill-in-process": ({ it }) => `La farmacia ya está preparando ${it}. No lo pedimos dos veces.`,
  },
  refused: {
    "membership-ended": () =>
      "La membresía terminó y el plan ya no puede resurtir esto. Llame al plan para recibir ayuda.",
    "drug-recalled": ({ it }) => `El fabricante retiró ${it} del mercado. Llame a la farmacia antes de tomar más.`,
    "safety-programme": ({ it }) =>
      `Hay reglas especiales de seguridad para ${it}. Un farmacéutico debe hablar con usted antes de cada resurtido.`,
    "not-found": () =>
      "No encontramos una receta con estos números. Revise el número de la tarjeta de identificación y el de la etiqueta.",
    cancelled: ({ it, doctor }) =>
      `Se canceló la receta de ${it}. Si todavía necesita el medicamento, hable con ${doctor}.`,
    discontinued: ({ it, doctor }) =>
      `Le indicaron que dejara ${it}. Si cree que todavía lo necesita, hable con ${doctor}.`,
    "transferred-out": ({ it }) =>
      `La receta de ${it} pasó a otra farmacia. Para traerla de vuelta, llame a la farmacia.`,
    "entered-in-error": ({ it }) => `El registro de ${it} fue un error. Si tiene preguntas, llame a la farmacia.`,
    superseded: ({ it }) =>
      `Una receta más nueva de ${it} reemplazó a esta. Use el número de su etiqueta más reciente.`,
    "schedule-ii-never-refilled": ({ it, doctor }) =>
      `Por ley federal, no se puede resurtir ${it}. Pídale a ${doctor} una receta nueva cada vez.`,
    expired: ({ it, doctor }) => `Venció la autorización de ${it}. Vea a ${doctor} para obtener una receta nueva.`,
    "controlled-refill-limit": ({ it, doctor }) =>
      `La ley limita cuántas veces se puede resurtir ${it}, y ya se llegó al límite. Pídale a ${doctor} una receta nueva.`,
    "never-dispensed-here": ({ it, doctor }) =>
      `No quedan resurtidos de ${it} y todavía no se lo hemos surtido. Vea a ${doctor} para obtener una receta nueva.`,
    "on-hold": ({ it }) => `El farmacéutico puso ${it} en espera. Llame a la farmacia para saber más.`,
    "days-supply-not-allowed": ({ it }) => `No podemos darle ${it} para tantos días a la vez. Pida menos días.`,
    "mail-forbidden-controlled": ({ it }) =>
      `No se pueden enviar medicamentos controlados a su área. Puede recoger ${it} en la farmacia.`,
    "mail-forbidden-injectable": ({ it }) =>
      `No se pueden enviar medicamentos inyectables a su área. Puede recoger ${it} en la farmacia.`,
    "mail-forbidden-heat-sensitive": ({ it }) =>
      `No se pueden enviar a su área medicamentos que se dañan con el calor. Puede recoger ${it} en la farmacia.`,
    "ship-to-state-not-licensed": () =>
      "Nuestra farmacia por correo no puede enviar a este estado. Elija una dirección en otro estado o recoja el pedido en la farmacia.",
    "mail-cold-to-box": ({ it }) =>
      `Un paquete que debe estar frío no puede esperar en un apartado postal. Elija una dirección de calle o recoja ${it}.`,
    "mail-not-to-military": ({ it }) =>
      `${it} no puede ir por correo militar: los medicamentos controlados y los fríos no pasan. Pregunte en la clínica de su puesto.`,
    "address-not-then": ({ it }) =>
      `Nadie está en esta dirección temporal cuando llegaría ${it}. Elija otra dirección o cambie sus fechas.`,
    "feature-not-in-area": () =>
      "Esto no se ofrece en esta área. Llame a la farmacia: allí pueden ayudar de otra manera.",
    "call-pharmacy": () => "Llame a la farmacia por esta receta. Allí le dirán qué hacer.",
  },
  hold: {
    "dose-question": ({ it, doctor }) =>
      `En espera: el farmacéutico está consultando con ${doctor} la dosis de ${it}. Si le queda poco, llame a la farmacia.`,
    interaction: ({ it }) =>
      `En espera: el farmacéutico está revisando ${it} junto con sus otros medicamentos. Llame a la farmacia para saber más.`,
    insurance: ({ it }) =>
      `En espera: hay una pregunta sobre lo que su plan paga por ${it}. Llame al plan para resolverla.`,
    stock: ({ it }) =>
      `En espera: la farmacia está esperando que le llegue ${it}. Si le queda poco, llame a la farmacia.`,
    "member-asked": ({ it }) =>
      `En espera porque usted nos pidió esperar con ${it}. Llame a la farmacia para reanudar.`,
  },
  flags: {
    "notify-prescriber-90-days": ({ doctor }) => `Le avisaremos a ${doctor} que usted recibe más días a la vez.`,
    "ships-cold": () => "Se envía en frío y nunca viaja en fin de semana.",
    "controlled-by-mail-gap": () => "Por correo puede llegar después de que se le acabe. Recogerlo es más rápido.",
    "partial-of-remaining": () => "Queda menos de un resurtido completo, así que recibe lo que resta.",
  },
  nextSteps: {
    "order-now": () => "Resurtir",
    "start-on-date": ({ day }) => `Empezar el ${day}`,
    "ask-prescriber": ({ doctor }) => `Preguntar a ${doctor}`,
    "ask-new-prescription": () => "Pedir una receta nueva",
    "see-prescriber": ({ doctor }) => `Ver a ${doctor}`,
    "call-pharmacy": () => "Llamar a la farmacia",
    "call-plan": () => "Llamar al plan",
    "pick-up-instead": () => "Recoger en la farmacia",
    "ask-fewer-days": () => "Elegir menos días",
    "track-order": () => "Seguir el pedido",
    "check-numbers": () => "Revisar los números",
    "change-address": () => "Cambiar la dirección",
  },
} as const satisfies RefillWords;
