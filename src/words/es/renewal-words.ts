import type { Catalogue } from "#words/catalogue.ts";
import type { renewalWords as en } from "#words/en/renewal-words.ts";

export const renewalWords: Catalogue<typeof en> = {
  clock: {
    seen: (doctor) => `Visto por ${doctor}`,
    overdue: (doctor) => `Con retraso: le preguntamos otra vez a ${doctor}`,
    covering: (cover) => `${cover} está de reemplazo y ya le preguntamos`,
    noCover: "Aún sin respuesta: su farmacia llama al consultorio",
  },
  ended: {
    denied: "No se renovó",
    "visit-asked": "Primero hace falta una cita",
    cancelled: "La receta fue cancelada",
  },
  event: {
    "renewal-approved": (doctor) => `${doctor} la renovó`,
    "renewal-approved-with-changes": (doctor) => `${doctor} la renovó con otro número de resurtidos`,
    "renewal-replaced": (doctor) => `${doctor} cambió la receta`,
    "renewal-denied": (doctor) => `${doctor} no la renovó`,
    "renewal-visit-asked": (doctor) => `${doctor} pide primero una cita`,
    "prescription-written": (doctor) => `${doctor} envió una receta nueva`,
    "prescription-cancelled": (doctor) => `${doctor} canceló la receta`,
  },
  approved: (doctor, refills) => `${doctor} la renovó, con ${refillsOf(refills)} después de este surtido.`,
  changed: (doctor, refills, asked) =>
    `${doctor} la renovó con ${refillsOf(refills)} después de este surtido, en lugar de ${asked}.`,
  replaced: (doctor, drug, quantity, days) =>
    `${doctor} cambió la receta. Ahora recibe ${drug}: ${quantity} para ${days} días. Siga la etiqueta nueva, no la anterior.`,
  newNumber: (number) => `Su número nuevo es ${number}. El número anterior todavía sirve.`,
  note: (doctor, note) => `${doctor} escribe: «${note}»`,
  visit: {
    why: (doctor) => `${doctor} quiere verle antes de renovarla.`,
    next: "Pida una cita. Si se le acaba antes, pida al farmacéutico medicamento para unos días.",
  },
  denied: {
    "not-my-patient": {
      why: (doctor) => `${doctor} no tiene un paciente con este nombre.`,
      next: "Pida una receta nueva al médico que le atiende.",
    },
    "no-longer-my-patient": {
      why: (doctor) => `${doctor} ya no le atiende.`,
      next: "Pida una receta nueva al médico que le atiende ahora.",
    },
    "never-prescribed": {
      why: (doctor) => `${doctor} dice que allí no se recetó.`,
      next: "Llame a su farmacia. Averiguamos a quién preguntar.",
    },
    "too-soon": {
      why: (doctor) => `${doctor} dice que es muy pronto para renovarla.`,
      next: "Pídala otra vez cuando le queden unas dos semanas.",
    },
    "no-longer-needed": {
      why: (doctor) => `${doctor} dice que ya no necesita esta medicina.`,
      next: "Si todavía la toma, llame al consultorio antes de dejarla.",
    },
    "not-safe": {
      why: (doctor) => `${doctor} dice que ahora esta medicina no es buena para usted.`,
      next: "Llame hoy al consultorio para saber qué tomar en su lugar.",
    },
    "call-office-first": { why: (doctor) => `${doctor} quiere hablar antes con usted.`, next: "Llame al consultorio." },
    "answered-otherwise": {
      why: (doctor) => `${doctor} ya contestó de otra manera.`,
      next: "Busque una receta nueva en su lista, o llame a su farmacia.",
    },
  },
  cancelled: {
    "therapy-changed": {
      why: (doctor) => `${doctor} cambió su tratamiento.`,
      next: "Si no sabe qué tomar ahora, llame al consultorio.",
    },
    "side-effect": {
      why: (doctor) => `${doctor} la suspendió por un efecto secundario.`,
      next: "No tome lo que le queda. Si tiene preguntas, llame al consultorio.",
    },
    "no-longer-needed": {
      why: (doctor) => `${doctor} dice que ya no la necesita.`,
      next: "Si todavía la toma, llame al consultorio.",
    },
    duplicate: {
      why: (doctor) => `${doctor} vio que usted ya tiene esta medicina.`,
      next: "Siga tomando la que tiene.",
    },
    "written-in-error": {
      why: (doctor) => `${doctor} la escribió por error.`,
      next: "Si tiene preguntas, llame al consultorio.",
    },
  },
};

function refillsOf(count: number): string {
  return count === 0 ? "ningún resurtido" : count === 1 ? "1 resurtido" : `${count} resurtidos`;
}
