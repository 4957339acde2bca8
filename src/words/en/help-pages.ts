export const helpPages = {
  title: "Help",
  contents: "On this page",
  label: {
    pharmacy: "HARBOR PHARMACY",
    phone: "Refills: 562-555-0100",
    numberLabel: "Rx",
    number: "7001234567",
    patient: "ALEX SAMPLE",
    medicine: "Your medicine 10 mg tablet",
    directions: "Take 1 tablet by mouth every morning.",
    pointer: "Your prescription number",
    caption: "A sample label. The prescription number is at the upper left, below the refill phone number.",
  },
  numbersTitle: "Which number is which?",
  numbers: {
    record: { term: "Health record number", detail: "Nine digits, on your ID card. It says who you are." },
    prescription: {
      term: "Prescription number",
      detail: "Ten digits, at the upper left of the label. Each prescription has its own.",
    },
    confirmation: {
      term: "Confirmation number",
      detail: "Ten digits. You get it when you order, and can ask for your order with it.",
    },
  },
  refillTitle: "How a refill works",
  refill: [
    "You order: here, by phone, or at the counter. You get a confirmation number at once.",
    "If it is too soon, you can still order. We start on the right day, and you can cancel until then.",
    "If no refills are left, we ask your doctor. Most answers come in two working days.",
    "You pick it up, or we mail it free of charge. Mailed orders arrive within 7 business days.",
  ],
  phoneTitle: "Refill by phone",
  phone:
    "Call the refill number at the upper left of your label, any time of day. Have your ID card and the label with you. A recorded voice asks for your record number and the prescription number; you press the keys. Press 0 for a person. If your phone has no keys, stay on the line.",
  phoneAreas: "Not every area has phone refills. The list of pharmacies says what to do there.",
  pharmaciesLink: "Find your pharmacy's numbers",
  troubleTitle: "Trouble signing on?",
  trouble:
    "You can set a new password with your e-mail. If you no longer have that e-mail, call the number on your ID card.",
  passwordLink: "Set a new password",
  medicineTitle: "Questions about a medicine",
  medicine:
    "Ask a pharmacist: call your pharmacy during its hours. In an emergency call 911. If you may have taken too much of something, call Poison Help at",
  poisonHelp: "1-800-222-1222",
  accessTitle: "Reading and using these pages",
  access: [
    "You can make the text larger in your browser: nothing gets lost.",
    "Everything works with the keyboard alone, with screen readers, and without JavaScript.",
    "Every page is in English and Spanish: choose at the top.",
  ],
  relay:
    "If you are deaf, hard of hearing or have trouble speaking, call through relay: dial 711. We take the time a relay call needs.",
  languageTitle: "Help in your language",
  language:
    "Interpreters are free in every language, by phone and at the counter. Large-print labels and labels in Spanish are free too: ask the pharmacy.",
} as const;
