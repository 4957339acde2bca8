/** What the sheet beside a medicine warns of; each is worded in every language. */
export type LeafletWarning =
  | "drowsy"
  | "no-alcohol"
  | "habit"
  | "breathing"
  | "do-not-stop"
  | "bleeding"
  | "stomach"
  | "low-sugar"
  | "dizzy-standing"
  | "pregnancy"
  | "muscle-pain"
  | "potassium"
  | "finish-all"
  | "sun"
  | "mood"
  | "empty-stomach"
  | "acetaminophen"
  | "rinse-mouth"
  | "heart-rate"
  | "clots";

const OF_THERAPY: Readonly<Record<string, readonly LeafletWarning[]>> = {
  statin: ["muscle-pain", "pregnancy"],
  biguanide: ["no-alcohol", "stomach"],
  "ace-arb": ["dizzy-standing", "pregnancy", "potassium"],
  thyroid: ["empty-stomach", "do-not-stop"],
  "calcium-blocker": ["dizzy-standing"],
  "beta-blocker": ["do-not-stop", "heart-rate", "dizzy-standing"],
  "nerve-pain": ["drowsy", "no-alcohol", "do-not-stop", "mood"],
  antidepressant: ["mood", "do-not-stop", "bleeding"],
  bupropion: ["mood", "no-alcohol"],
  mirtazapine: ["drowsy", "no-alcohol", "mood", "do-not-stop"],
  tricyclic: ["drowsy", "no-alcohol", "mood", "do-not-stop"],
  buspirone: ["drowsy", "no-alcohol"],
  antipsychotic: ["drowsy", "no-alcohol", "do-not-stop", "mood"],
  thiazide: ["dizzy-standing", "sun"],
  "loop-diuretic": ["dizzy-standing"],
  "potassium-sparing": ["potassium", "dizzy-standing"],
  potassium: ["stomach", "potassium"],
  stimulant: ["habit", "heart-rate", "mood"],
  sleep: ["drowsy", "no-alcohol", "habit"],
  benzodiazepine: ["drowsy", "no-alcohol", "habit", "breathing", "do-not-stop"],
  opioid: ["drowsy", "no-alcohol", "habit", "breathing"],
  "muscle-relaxant": ["drowsy", "no-alcohol"],
  itching: ["drowsy", "no-alcohol"],
  antihistamine: ["drowsy"],
  dizziness: ["drowsy", "no-alcohol"],
  cough: ["drowsy"],
  clonidine: ["drowsy", "dizzy-standing", "do-not-stop"],
  "prostate-alpha": ["dizzy-standing"],
  antibiotic: ["finish-all", "sun"],
  antiviral: ["finish-all"],
  anticoagulant: ["bleeding", "do-not-stop"],
  antiplatelet: ["bleeding", "do-not-stop"],
  aspirin: ["bleeding", "stomach"],
  nsaid: ["stomach", "bleeding", "pregnancy"],
  acetaminophen: ["acetaminophen", "no-alcohol"],
  steroid: ["stomach", "do-not-stop", "mood"],
  "basal-insulin": ["low-sugar"],
  "meal-insulin": ["low-sugar"],
  sulfonylurea: ["low-sugar", "no-alcohol"],
  glp1: ["stomach"],
  sglt2: ["dizzy-standing"],
  seizures: ["drowsy", "do-not-stop", "mood"],
  topiramate: ["drowsy", "do-not-stop", "pregnancy"],
  "controller-inhaler": ["rinse-mouth", "do-not-stop"],
  "rescue-inhaler": ["heart-rate"],
  leukotriene: ["mood"],
  contraceptive: ["clots"],
  estrogen: ["clots"],
  bones: ["empty-stomach", "stomach"],
  methotrexate: ["pregnancy", "no-alcohol"],
  "prostate-finasteride": ["pregnancy"],
  hydroxychloroquine: ["stomach"],
  nitrate: ["dizzy-standing"],
  hydralazine: ["dizzy-standing"],
  erectile: ["dizzy-standing"],
  testosterone: ["clots"],
  legs: ["drowsy", "dizzy-standing"],
};

/** The warnings of a medicine's class, and of every controlled medicine. A class nobody listed has none of its own. */
export function leafletWarnings(therapy: string | null, deaSchedule: string | null): readonly LeafletWarning[] {
  const own = OF_THERAPY[therapy ?? ""] ?? [];
  return deaSchedule === null || own.includes("habit") ? own : [...own, "habit"];
}
