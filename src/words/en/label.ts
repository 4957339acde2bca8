import type { LeafletWarning } from "#domain/filling/leaflet-warnings.ts";

export const label = {
  title: (number: string) => `Label of prescription ${number}`,
  refills: "Refills:",
  rx: "Rx",
  barcode: "Barcode of the prescription number",
  quantity: (quantity: number, days: number) => `Qty ${quantity} · ${days} days`,
  part: (rest: number, day: string) => `Part fill: ${rest} more by ${day}`,
  prescriber: "Prescriber:",
  filled: "Filled:",
  discard: "Discard after:",
  left: (refills: number) =>
    refills === 0 ? "No refills left: we ask your doctor" : refills === 1 ? "1 refill left" : `${refills} refills left`,
  cold: "Keep in the refrigerator",
  caution:
    "Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.",
} as const;

export const leaflet = {
  title: (drug: string) => `About your medicine: ${drug}`,
  for: (name: string) => `For ${name}`,
  number: "Prescription number",
  filled: "Filled",
  from: "From",
  purposeTitle: "What it is for",
  purpose: (purpose: string) => `Your doctor prescribed it ${purpose}.`,
  takeTitle: "How to take it",
  take: "Take it just as the label says. Do not take more, or more often.",
  missed:
    "If you miss a dose, take it when you remember. If it is almost time for the next one, skip the one you missed. Never take two at once.",
  inject: "Use a new needle each time, and put used needles into a sharps container.",
  keepTitle: "How to keep it",
  keepRoom: "Keep it dry, at room temperature, away from heat and light. Not in the bathroom, not in a hot car.",
  keepCold: "Keep it in the refrigerator, never in the freezer. If it was frozen, do not use it.",
  keepAway: "Keep it where children and pets can't reach it. Do not share it.",
  discard: (day: string) => `Do not use it after ${day}. Bring what is left to the pharmacy: we throw it away safely.`,
  watchTitle: "What to watch for",
  watchAll:
    "Tell your doctor and us about all other medicines, vitamins and herbs you take, and if you are pregnant or nursing.",
  callTitle: "When to call",
  call: (phone: string) =>
    `Call us at ${phone} with any question. A pharmacist talks with you free of charge. Call your doctor if it does not help, or if something bothers you.`,
  emergency:
    "Call 911 if your face, lips or throat swell, if you can't breathe well, if you faint, or if somebody took too much. Poison Control: 1-800-222-1222.",
  sideEffects: "You may report side effects to FDA at 1-800-FDA-1088.",
  refillTitle: "More of it",
  refill: (left: string, phone: string) =>
    `${left}. Order at least a week before it runs out: on our website, in the app, or at ${phone}.`,
  warnings: {
    drowsy: "It can make you sleepy. Do not drive or use machines until you know how it affects you.",
    "no-alcohol": "Do not drink alcohol with it.",
    habit: "It can be habit-forming. Take it only as prescribed, and keep it locked away.",
    breathing: "Too much of it can slow your breathing. Have naloxone at home, and let others know where it is.",
    "do-not-stop": "Do not stop it on your own. Talk with your doctor first.",
    bleeding: "You may bleed or bruise more easily. Call at once about black stools, or bleeding that does not stop.",
    stomach: "Take it with food if it upsets your stomach.",
    "low-sugar": "Your blood sugar can drop too low: shaking, sweating, hunger. Carry sugar with you.",
    "dizzy-standing": "You may feel dizzy when you stand up. Get up slowly.",
    pregnancy: "It can harm an unborn child. Tell your doctor at once if you are, or may become, pregnant.",
    "muscle-pain": "Call your doctor about muscle pain or weakness that you can't explain.",
    potassium: "Ask before you use salt substitutes: they hold potassium.",
    "finish-all": "Take all of it, even if you feel better.",
    sun: "Your skin may burn more easily. Use sunscreen and cover up.",
    mood: "Call your doctor at once about new sadness, anger, or thoughts of harming yourself. In a crisis, call or text 988.",
    "empty-stomach": "Take it with water on an empty stomach, before other medicines.",
    acetaminophen:
      "Many cold and pain medicines hold acetaminophen too. Never take more than 4,000 mg a day of all together.",
    "rinse-mouth": "Rinse your mouth with water after each use, and spit it out.",
    "heart-rate": "Call your doctor about a very fast, very slow or pounding heartbeat.",
    clots: "Call at once about pain or swelling in one leg, chest pain, or sudden shortness of breath.",
  } satisfies Record<LeafletWarning, string>,
} as const;
