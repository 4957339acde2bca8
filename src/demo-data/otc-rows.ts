import type { ItemCategory } from "#domain/otc/item-categories.ts";

/** What a package holds, by the word on it. */
type PackUnit = keyof typeof PACK_UNITS;

/** An item of the demo's catalogue. */
export type DemoItem = {
  readonly key: string;
  readonly shelf: ItemCategory;
  readonly en: string;
  readonly es: string;
  readonly forEn: string;
  readonly forEs: string;
  readonly pack: readonly [count: number, unit: PackUnit];
  readonly ingredients: readonly string[];
  /** At most pharmacies. */
  readonly cents: number;
  readonly warn: keyof typeof WARNINGS;
  /** Sold from this age. */
  readonly minAge?: number;
  /** In one order; six where nothing is said. */
  readonly most?: number;
  /** Liquids and bulky things are not mailed. */
  readonly heavy?: true;
  /** The prescribed drug it is: name and strength. */
  readonly drug?: readonly [name: string, strength: string];
};

export const PACK_UNITS = {
  tablets: { en: "tablets", es: "tabletas" },
  caplets: { en: "caplets", es: "cápsulas alargadas" },
  softgels: { en: "softgels", es: "cápsulas" },
  ounces: { en: "ounces", es: "onzas" },
  ounce: { en: "ounce", es: "onza" },
  patches: { en: "patches", es: "parches" },
  drops: { en: "drops", es: "pastillas" },
  sprays: { en: "sprays", es: "aplicaciones" },
  packets: { en: "packets", es: "sobres" },
  pieces: { en: "pieces", es: "piezas" },
  piece: { en: "piece", es: "pieza" },
} as const;

/** What the facts label warns of, said shortly. */
export const WARNINGS = {
  none: { en: "Keep out of reach of children.", es: "Mantenga fuera del alcance de los niños." },
  week: {
    en: "Ask a doctor if it lasts more than 7 days or gets worse.",
    es: "Pregunte a un médico si dura más de 7 días o empeora.",
  },
  liver: {
    en: "Never more than the label says: too much harms the liver. Many cold medicines hold acetaminophen too. Don't drink alcohol with it.",
    es: "Nunca más de lo que dice la etiqueta: demasiado daña el hígado. Muchas medicinas para el resfriado también tienen acetaminofén. No beba alcohol.",
  },
  nsaid: {
    en: "Can harm the stomach, heart and kidneys. Ask first if you take a blood thinner, have kidney or heart disease, or are pregnant.",
    es: "Puede dañar el estómago, el corazón y los riñones. Pregunte antes si toma anticoagulantes, tiene mal de riñón o corazón, o está embarazada.",
  },
  aspirin: {
    en: "Not for children and teenagers. Ask first if you take a blood thinner or have had a bleeding ulcer.",
    es: "No es para niños ni adolescentes. Pregunte antes si toma anticoagulantes o ha tenido una úlcera con sangre.",
  },
  dxm: {
    en: "Not with an MAO inhibitor. Ask first if the cough lasts more than 7 days or comes with a fever or rash.",
    es: "No con un inhibidor de la MAO. Pregunte si la tos dura más de 7 días o viene con fiebre o sarpullido.",
  },
  drowsy: {
    en: "Can make you sleepy. Don't drive, and don't drink alcohol with it.",
    es: "Puede dar sueño. No maneje y no beba alcohol.",
  },
  stomach: {
    en: "Ask a doctor if you need it for more than 14 days, or have trouble swallowing or bloody stool.",
    es: "Pregunte a un médico si lo necesita más de 14 días, o si le cuesta tragar o hay sangre en las heces.",
  },
  loperamide: {
    en: "Too much can stop the heart: never more than 4 caplets a day. Not with fever or bloody stool.",
    es: "Demasiado puede parar el corazón: nunca más de 4 al día. No con fiebre ni sangre en las heces.",
  },
  skin: {
    en: "For the skin only. Keep away from the eyes. Stop if it burns or gets worse.",
    es: "Solo para la piel. Lejos de los ojos. Deje de usarlo si arde o empeora.",
  },
  eyes: {
    en: "Take contact lenses out first. Don't touch the tip. See a doctor for pain or a change in sight.",
    es: "Quítese antes los lentes de contacto. No toque la punta. Vea a un médico si hay dolor o cambia la vista.",
  },
  supplement: {
    en: "A dietary supplement. Ask first if you are pregnant or take other medicines.",
    es: "Suplemento alimenticio. Pregunte antes si está embarazada o toma otras medicinas.",
  },
  iron: {
    en: "Too much iron can kill a small child: keep it locked away.",
    es: "Demasiado hierro puede matar a un niño pequeño: guárdelo bajo llave.",
  },
  water: {
    en: "Take it with a full glass of water, or you may choke.",
    es: "Tómelo con un vaso lleno de agua, o puede atragantarse.",
  },
  nicotine: {
    en: "Not while you still smoke. Ask first if you are pregnant or have heart disease.",
    es: "No mientras siga fumando. Pregunte antes si está embarazada o tiene mal de corazón.",
  },
} as const;
