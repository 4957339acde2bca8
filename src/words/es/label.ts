import type { Catalogue } from "#words/catalogue.ts";
import type * as en from "#words/en/label.ts";

export const label = {
  title: (number) => `Etiqueta de la receta ${number}`,
  refills: "Resurtidos:",
  rx: "Rx",
  barcode: "Código de barras del número de receta",
  quantity: (quantity, days) => `Cant. ${quantity} · ${days} días`,
  part: (rest, day) => `Entrega parcial: faltan ${rest}, para el ${day}`,
  prescriber: "Recetado por:",
  filled: "Surtido:",
  discard: "Desechar después del:",
  left: (refills) =>
    refills === 0
      ? "Sin resurtidos: le preguntamos a su médico"
      : refills === 1
        ? "Queda 1 resurtido"
        : `Quedan ${refills} resurtidos`,
  cold: "Guárdelo en el refrigerador",
  caution:
    "Precaución: la ley federal prohíbe entregar este medicamento a otra persona que no sea el paciente para quien fue recetado.",
} as const satisfies Catalogue<typeof en.label>;

export const leaflet = {
  title: (drug) => `Sobre su medicamento: ${drug}`,
  for: (name) => `Para ${name}`,
  number: "Número de receta",
  filled: "Surtido",
  from: "De",
  purposeTitle: "Para qué sirve",
  purpose: (purpose) => `Su médico se lo recetó ${purpose}.`,
  takeTitle: "Cómo tomarlo",
  take: "Úselo tal como dice la etiqueta. No tome más, ni más seguido.",
  missed:
    "Si olvida una dosis, tómela cuando se acuerde. Si ya casi toca la siguiente, no tome la que olvidó. Nunca tome dos juntas.",
  inject: "Use una aguja nueva cada vez y ponga las usadas en un recipiente para agujas.",
  keepTitle: "Cómo guardarlo",
  keepRoom:
    "Guárdelo en un lugar seco, a temperatura ambiente, lejos del calor y de la luz. No en el baño ni en un auto caliente.",
  keepCold: "Guárdelo en el refrigerador, nunca en el congelador. Si se congeló, no lo use.",
  keepAway: "Guárdelo donde los niños y las mascotas no lo alcancen. No lo comparta.",
  discard: (day) => `No lo use después del ${day}. Traiga lo que sobre a la farmacia: lo desechamos de forma segura.`,
  watchTitle: "A qué prestar atención",
  watchAll:
    "Díganos a nosotros y a su médico qué otros medicamentos, vitaminas y hierbas toma, y si está embarazada o amamanta.",
  callTitle: "Cuándo llamar",
  call: (phone) =>
    `Llámenos al ${phone} con cualquier pregunta. Un farmacéutico habla con usted sin costo. Llame a su médico si no le ayuda o si algo le molesta.`,
  emergency:
    "Llame al 911 si se le hinchan la cara, los labios o la garganta, si no puede respirar bien, si se desmaya o si alguien tomó demasiado. Control de Envenenamientos: 1-800-222-1222.",
  sideEffects: "Puede informar efectos secundarios a la FDA al 1-800-FDA-1088.",
  refillTitle: "Cómo pedir más",
  refill: (left, phone) =>
    `${left}. Pídalo al menos una semana antes de que se acabe: en nuestro sitio, en la aplicación o al ${phone}.`,
  warnings: {
    drowsy: "Puede dar sueño. No maneje ni use máquinas hasta saber cómo le afecta.",
    "no-alcohol": "No tome alcohol mientras lo usa.",
    habit: "Puede crear hábito. Tómelo solo como se recetó y guárdelo bajo llave.",
    breathing: "Demasiado puede hacer lenta su respiración. Tenga naloxona en casa y diga a otros dónde está.",
    "do-not-stop": "No lo deje por su cuenta. Hable primero con su médico.",
    bleeding:
      "Puede sangrar o tener moretones con más facilidad. Llame de inmediato si ve heces negras o un sangrado que no para.",
    stomach: "Tómelo con comida si le molesta el estómago.",
    "low-sugar": "El azúcar en la sangre puede bajar demasiado: temblor, sudor, hambre. Lleve azúcar consigo.",
    "dizzy-standing": "Puede marearse al ponerse de pie. Levántese despacio.",
    pregnancy: "Puede dañar a un bebé por nacer. Avise de inmediato a su médico si está o puede estar embarazada.",
    "muscle-pain": "Llame a su médico si tiene dolor o debilidad en los músculos sin explicación.",
    potassium: "Pregunte antes de usar sustitutos de sal: contienen potasio.",
    "finish-all": "Tómelo todo, aunque se sienta mejor.",
    sun: "Su piel puede quemarse más fácilmente. Use protector solar y cúbrase.",
    mood: "Llame de inmediato a su médico si siente tristeza o enojo nuevos, o piensa en hacerse daño. En una crisis, llame o envíe un mensaje al 988.",
    "empty-stomach": "Tómelo con agua y con el estómago vacío, antes que otros medicamentos.",
    acetaminophen:
      "Muchas medicinas para el resfriado y el dolor también contienen acetaminofén. Nunca tome más de 4,000 mg al día en total.",
    "rinse-mouth": "Enjuáguese la boca con agua después de cada uso y escúpala.",
    "heart-rate": "Llame a su médico si su corazón late muy rápido, muy lento o muy fuerte.",
    clots: "Llame de inmediato si tiene dolor o hinchazón en una pierna, dolor en el pecho o falta de aire repentina.",
  },
} as const satisfies Catalogue<typeof en.leaflet>;
