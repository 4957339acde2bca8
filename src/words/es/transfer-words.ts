import type { Catalogue } from "#words/catalogue.ts";
import type { transferWords as en } from "#words/en/transfer-words.ts";

export const transferWords: Catalogue<typeof en> = {
  moved: "Cambiada: ya puede resurtirla en la nueva farmacia.",
  status: {
    requested: "Vamos a llamar a la otra farmacia. Esto toma unos cinco días hábiles.",
    called: "Llamamos a la otra farmacia y esperamos su respuesta.",
    answered: "La otra farmacia contestó. Un farmacéutico de aquí lo está revisando.",
    completed: "Ya está aquí: puede resurtirla.",
    refused: "Esta receta no se pudo pasar a nuestra farmacia.",
    cancelled: "Usted la canceló. No se cambió nada.",
  },
  overdue: "Esto tarda más de lo que dijimos. Seguimos llamando a la otra farmacia.",
  event: {
    requested: "Usted la pidió",
    moved: "Pasó a la nueva farmacia",
    "answer-recorded": "La otra farmacia nos dio los datos de la receta",
    completed: "Un farmacéutico la confirmó: ya se puede resurtir aquí",
    refused: "No se pudo pasar",
    cancelled: "Cancelada",
    overdue: "Está atrasada. Seguimos llamando",
  },
  call: {
    answered: "Llamamos a la otra farmacia y contestó",
    "no-answer": "Llamamos a la otra farmacia: nadie contestó",
    "call-back": "Llamamos a la otra farmacia: va a llamar de vuelta",
    refused: "Llamamos a la otra farmacia: no quiso pasarla",
  },
  lineGoesAlong: "El pedido que estaba abierto va con ella.",
  lineStays: "El pedido que estaba abierto se queda donde está.",
  refusal: {
    "schedule-ii-not-transferable": {
      why: "Por ley, este tipo de medicamento no se puede pasar de una farmacia a otra.",
      next: "Pida a su médico una receta nueva, enviada a nuestra farmacia.",
    },
    "transferred-before": {
      why: "Por ley, este tipo de receta se puede pasar solo una vez, y ya se pasó antes.",
      next: "Pida a su médico una receta nueva, enviada a nuestra farmacia.",
    },
    "prescription-expired": { why: "La receta venció.", next: "Pida a su médico una receta nueva." },
    "no-refills-left": { why: "A la receta no le quedan resurtidos.", next: "Pida a su médico una receta nueva." },
    "unknown-there": {
      why: "La otra farmacia no encontró esta receta.",
      next: "Revise el número de su frasco y pídala de nuevo, o llámenos.",
    },
    "pharmacy-refused": {
      why: "La otra farmacia no la pasó.",
      next: "Llame a esa farmacia y pregunte por qué, o pida a su médico una receta nueva.",
    },
    "pharmacy-unreachable": {
      why: "No pudimos comunicarnos con la otra farmacia.",
      next: "Revise su teléfono y pídala de nuevo, o pida a su médico una receta nueva.",
    },
    "drug-not-carried": {
      why: "Nuestras farmacias no tienen este medicamento.",
      next: "Siga surtiéndolo donde está, o pregunte a nuestro farmacéutico por otro.",
    },
    "pharmacist-judgement": {
      why: "Nuestro farmacéutico necesita hablar con usted primero.",
      next: "Llame a la farmacia, por favor.",
    },
  },
};
