import type { DemoItem } from "#demo-data/otc-rows.ts";

/** The rest of the shelves: vitamins, skin, first aid, eyes, sleep and the like. */
// oxfmt-ignore
export const EYES_AND_REST: readonly DemoItem[] = [
  { key: "vitamin-d3-1000", shelf: "vitamins", en: "Vitamin D3 1000 IU softgels", es: "Vitamina D3 1000 UI, cápsulas", forEn: "For bones", forEs: "Para los huesos", pack: [100, "softgels"], ingredients: ["vitamin d3"], cents: 649, warn: "supplement", drug: ["Vitamin D3", "1000 unit capsule"] },
  { key: "vitamin-d3-2000", shelf: "vitamins", en: "Vitamin D3 2000 IU softgels", es: "Vitamina D3 2000 UI, cápsulas", forEn: "For bones", forEs: "Para los huesos", pack: [120, "softgels"], ingredients: ["vitamin d3"], cents: 849, warn: "supplement" },
  { key: "vitamin-b12-1000", shelf: "vitamins", en: "Vitamin B12 1000 mcg tablets", es: "Vitamina B12 1000 mcg, tabletas", forEn: "For blood and nerves", forEs: "Para la sangre y los nervios", pack: [100, "tablets"], ingredients: ["vitamin b12"], cents: 799, warn: "supplement" },
  { key: "vitamin-c-500", shelf: "vitamins", en: "Vitamin C 500 mg tablets", es: "Vitamina C 500 mg, tabletas", forEn: "Vitamin C", forEs: "Vitamina C", pack: [100, "tablets"], ingredients: ["vitamin c"], cents: 599, warn: "supplement" },
  { key: "folic-acid-400", shelf: "vitamins", en: "Folic acid 400 mcg tablets", es: "Ácido fólico 400 mcg, tabletas", forEn: "Before and during pregnancy", forEs: "Antes del embarazo y durante él", pack: [100, "tablets"], ingredients: ["folic acid"], cents: 449, warn: "supplement" },
  { key: "iron-65", shelf: "vitamins", en: "Ferrous sulfate 325 mg (65 mg iron) tablets", es: "Sulfato ferroso 325 mg (65 mg de hierro), tabletas", forEn: "For low iron", forEs: "Para falta de hierro", pack: [100, "tablets"], ingredients: ["ferrous sulfate"], cents: 529, warn: "iron", drug: ["Ferrous sulfate", "65 mg iron tablet"] },
  { key: "calcium-d", shelf: "vitamins", en: "Calcium 600 mg with D3 tablets", es: "Calcio 600 mg con D3, tabletas", forEn: "For bones", forEs: "Para los huesos", pack: [120, "tablets"], ingredients: ["calcium carbonate", "vitamin d3"], cents: 899, warn: "supplement" },
  { key: "magnesium-400", shelf: "vitamins", en: "Magnesium oxide 400 mg tablets", es: "Óxido de magnesio 400 mg, tabletas", forEn: "For low magnesium", forEs: "Para falta de magnesio", pack: [120, "tablets"], ingredients: ["magnesium oxide"], cents: 749, warn: "supplement" },
  { key: "prenatal", shelf: "vitamins", en: "Prenatal vitamin tablets", es: "Vitaminas prenatales, tabletas", forEn: "Before, during and after pregnancy", forEs: "Antes, durante y después del embarazo", pack: [100, "tablets"], ingredients: ["ferrous sulfate", "folic acid", "vitamin d3"], cents: 1199, warn: "iron" },
  { key: "multivitamin-50", shelf: "vitamins", en: "Multivitamin tablets, age 50 and over", es: "Multivitamínico, desde los 50 años, tabletas", forEn: "Daily vitamins", forEs: "Vitaminas diarias", pack: [125, "tablets"], ingredients: ["vitamin b12", "vitamin c", "vitamin d3"], cents: 1149, warn: "supplement" },

  { key: "hydrocortisone-1", shelf: "skin", en: "Hydrocortisone 1% cream", es: "Hidrocortisona 1%, crema", forEn: "For itching and rashes", forEs: "Para comezón y sarpullido", pack: [1, "ounce"], ingredients: ["hydrocortisone"], cents: 499, warn: "skin" },
  { key: "clotrimazole-1", shelf: "skin", en: "Clotrimazole 1% cream", es: "Clotrimazol 1%, crema", forEn: "For athlete's foot and ringworm", forEs: "Para pie de atleta y tiña", pack: [1, "ounce"], ingredients: ["clotrimazole"], cents: 749, warn: "skin" },
  { key: "benzoyl-peroxide", shelf: "skin", en: "Benzoyl peroxide 5% gel", es: "Peróxido de benzoílo 5%, gel", forEn: "For acne", forEs: "Para el acné", pack: [1.5, "ounces"], ingredients: ["benzoyl peroxide"], cents: 699, warn: "skin" },
  { key: "moisturizer", shelf: "skin", en: "Moisturizing cream, no perfume", es: "Crema hidratante, sin perfume", forEn: "For dry skin", forEs: "Para piel seca", pack: [16, "ounces"], ingredients: [], cents: 1199, warn: "none", heavy: true },
  { key: "sunscreen-50", shelf: "skin", en: "Sunscreen lotion SPF 50", es: "Protector solar FPS 50, loción", forEn: "Against sunburn", forEs: "Contra quemaduras de sol", pack: [8, "ounces"], ingredients: ["zinc oxide"], cents: 1099, warn: "skin", heavy: true },

  { key: "bandages", shelf: "first-aid", en: "Adhesive bandages, assorted", es: "Curitas surtidas", forEn: "For small cuts", forEs: "Para cortadas pequeñas", pack: [100, "pieces"], ingredients: [], cents: 599, warn: "none" },
  { key: "gauze", shelf: "first-aid", en: "Sterile gauze pads 4 by 4 inches", es: "Gasas estériles de 4 por 4 pulgadas", forEn: "To cover a wound", forEs: "Para cubrir una herida", pack: [25, "pieces"], ingredients: [], cents: 649, warn: "none" },
  { key: "bacitracin", shelf: "first-aid", en: "Bacitracin ointment", es: "Bacitracina, ungüento", forEn: "Against infection of small cuts", forEs: "Contra infección de cortadas pequeñas", pack: [1, "ounce"], ingredients: ["bacitracin"], cents: 599, warn: "skin" },
  { key: "cold-pack", shelf: "first-aid", en: "Reusable cold pack", es: "Bolsa de frío reutilizable", forEn: "For sprains and swelling", forEs: "Para torceduras e hinchazón", pack: [1, "piece"], ingredients: [], cents: 799, warn: "none", heavy: true },
  { key: "blood-pressure-monitor", shelf: "first-aid", en: "Blood pressure monitor, upper arm", es: "Medidor de presión para el brazo", forEn: "To measure blood pressure at home", forEs: "Para medir la presión en casa", pack: [1, "piece"], ingredients: [], cents: 3999, warn: "none", most: 1 },

  { key: "artificial-tears", shelf: "eye-and-ear", en: "Lubricating eye drops", es: "Gotas lubricantes para los ojos", forEn: "For dry eyes", forEs: "Para ojos secos", pack: [0.5, "ounces"], ingredients: ["carboxymethylcellulose"], cents: 899, warn: "eyes" },
  { key: "ketotifen", shelf: "eye-and-ear", en: "Ketotifen eye drops", es: "Ketotifeno, gotas para los ojos", forEn: "For itchy eyes", forEs: "Para comezón de ojos", pack: [0.34, "ounces"], ingredients: ["ketotifen"], cents: 1149, warn: "eyes" },
  { key: "ear-wax", shelf: "eye-and-ear", en: "Ear wax removal drops", es: "Gotas para la cera del oído", forEn: "To soften ear wax", forEs: "Para ablandar la cera", pack: [0.5, "ounces"], ingredients: ["carbamide peroxide"], cents: 699, warn: "week" },

  { key: "melatonin-3", shelf: "sleep", en: "Melatonin 3 mg tablets", es: "Melatonina 3 mg, tabletas", forEn: "For falling asleep", forEs: "Para conciliar el sueño", pack: [120, "tablets"], ingredients: ["melatonin"], cents: 749, warn: "drowsy" },
  { key: "doxylamine-25", shelf: "sleep", en: "Doxylamine 25 mg sleep tablets", es: "Doxilamina 25 mg, tabletas para dormir", forEn: "For a night or two without sleep", forEs: "Para una o dos noches sin dormir", pack: [32, "tablets"], ingredients: ["doxylamine"], cents: 849, warn: "drowsy" },

  { key: "nicotine-gum-2", shelf: "stop-smoking", en: "Nicotine gum 2 mg", es: "Chicle de nicotina 2 mg", forEn: "To stop smoking", forEs: "Para dejar de fumar", pack: [100, "pieces"], ingredients: ["nicotine"], cents: 2999, warn: "nicotine", minAge: 18, most: 3 },
  { key: "nicotine-patch-21", shelf: "stop-smoking", en: "Nicotine patches 21 mg, step 1", es: "Parches de nicotina 21 mg, paso 1", forEn: "To stop smoking", forEs: "Para dejar de fumar", pack: [14, "patches"], ingredients: ["nicotine"], cents: 2799, warn: "nicotine", minAge: 18, most: 3 },

  { key: "fluoride-rinse", shelf: "oral-care", en: "Fluoride mouth rinse", es: "Enjuague bucal con flúor", forEn: "Against cavities", forEs: "Contra las caries", pack: [18, "ounces"], ingredients: ["sodium fluoride"], cents: 599, warn: "none", heavy: true },
  { key: "dry-mouth", shelf: "oral-care", en: "Dry mouth lozenges", es: "Pastillas para boca seca", forEn: "For a dry mouth from medicines", forEs: "Para boca seca por medicinas", pack: [40, "drops"], ingredients: [], cents: 799, warn: "none" },

  { key: "glucose-tablets", shelf: "diabetes", en: "Glucose tablets", es: "Tabletas de glucosa", forEn: "For low blood sugar", forEs: "Para azúcar baja en la sangre", pack: [50, "tablets"], ingredients: ["glucose"], cents: 649, warn: "none" },
  { key: "lancets", shelf: "diabetes", en: "Lancets 30 gauge", es: "Lancetas calibre 30", forEn: "To test blood sugar", forEs: "Para medir el azúcar", pack: [100, "pieces"], ingredients: [], cents: 749, warn: "none" },
  { key: "test-strips", shelf: "diabetes", en: "Blood sugar test strips", es: "Tiras para medir el azúcar", forEn: "For the plan's own meter", forEs: "Para el medidor del plan", pack: [50, "pieces"], ingredients: [], cents: 1899, warn: "none" },
];
