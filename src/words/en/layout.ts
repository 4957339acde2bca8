export const layout = {
  description: (plan: string) =>
    `Order prescription refills at ${plan}'s pharmacies for pick-up or by mail, for yourself and your family.`,
  skip: "Skip to the page",
  navigation: "Main",
  language: "Language",
  home: "Medicines",
  orders: "Orders",
  family: "Family",
  profile: "Profile",
  pharmacies: "Pharmacies",
  quickRefill: "Quick refill",
  signIn: "Sign on",
  signOut: "Sign out",
  register: "Register",
  help: "Help: how refills work, and which number is which",
  footerHelp:
    "In an emergency call 911. For questions about a medicine, call your pharmacy: the number is at the upper left of the label.",
  footerLanguages: "We speak English and Spanish. Interpreters for other languages are free: ask at any pharmacy.",
  demo: "Demo plan: made-up people and medicines.",
  demoMail: "Read the demo's e-mail",
} as const;
