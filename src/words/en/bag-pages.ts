const refills = (count: number) => (count === 1 ? "1 refill" : `${count} refills`);
const items = (count: number) => (count === 1 ? "1 item" : `${count} items`);
/** "2 refills and 1 item"; what there is none of is left out. */
const things = (refillCount: number, itemCount: number) =>
  [
    ...(refillCount > 0 || itemCount === 0 ? [refills(refillCount)] : []),
    ...(itemCount > 0 ? [items(itemCount)] : []),
  ].join(" and ");

export const bagPages = {
  title: "Your bag",
  reviewTitle: "Review your order",
  empty: "Press Refill at a medicine, and it waits here until you order.",
  emptyTitle: "Your bag is empty",
  toMedicines: "Go to my medicines",
  things,
  people: (count: number) => `for ${count} people`,
  review: (refillCount: number, itemCount: number) => `Review ${things(refillCount, itemCount)}`,
  total: "Total",
  atPickup: "at pick-up",
  whenShipped: "charged when we ship",
  unpriced: "Price and date on the next page",
  prescriptionNumber: (number: string) => `Prescription ${number}`,
  byNumberPerson: (lastThree: string) => `Record number ending in ${lastThree}`,
  byNumberSomebody: "Ordered by number",
  outcome: {
    accepted: "Will be ordered",
    scheduled: "Will start on its day",
    "sent-to-prescriber": "We will ask the doctor",
    "already-ordered": "Already ordered",
    refused: "Can't be ordered now",
  },
  undecided: "In your bag",
  mixed: (go: number, all: number) =>
    `${go} of ${all} will be ordered. The rest stays in your bag: each line says why.`,
  noneGoes: "None of these can be ordered now. Each line says why and what to do.",
  days: (days: number) => `${days} days`,
  changeDays: (days: number) => `Change to ${days} days`,
  labelDays: "Change back to the amount on the label",
  nextStep: "What to do:",
  takeOut: "Take out",
  trackIt: "Track it",

  howTitle: "How you get it",
  how: "How do you want to get it?",
  pickup: "Pick it up",
  pickupDetail: "At a plan pharmacy. You pay there.",
  mail: "Have it mailed",
  mailDetail: "Free shipping. You pay by card when we ship.",
  mailNotHere: "Mail order is not offered in your area. You can pick up at any plan pharmacy.",
  pharmacy: "Pharmacy",
  pharmacyHint: "The one on your label is chosen. Nearest first.",
  miles: (miles: string) => `${miles} miles`,
  address: "Mail it to",
  noAddress: "We need an address to mail to. Add one, then come back here: your bag waits.",
  addAddress: "Add an address",
  card: "Pay with",
  cardName: (brand: string, last4: string) => `${brand} ending in ${last4}`,
  cardExpires: (month: string) => `Good until ${month}`,
  noCard: "You have no card saved. You need one when there is something to pay.",
  show: "Show price and date",
  changed: "You changed how you get it. Here are the new price and date: look them over, then order.",
  pickupAt: (pharmacy: string) => `Pick up at ${pharmacy}`,
  mailTo: (address: string) => `Mail to ${address}`,
  change: "Change where, or have it mailed",
  changeMail: "Change the address, or pick it up",

  orderTitle: "Your order",
  order: (refillCount: number, itemCount: number, amount: string, when: string) =>
    `Order ${things(refillCount, itemCount)} · ${amount} ${when}`,
  payAtPickup: "You pay at the pharmacy.",
  payWith: (card: string) => `We charge ${card} when we ship.`,
  nothingPaid: "Nothing is charged before you see it here.",

  byNumberTitle: "Order by number",
  byNumberLead:
    "For someone whose list you can't see. You need two numbers. Names of people and medicines stay hidden.",
  byNumberMrn: "Health record number",
  byNumberMrnHint: "Nine digits, on their health ID card. Leave it empty for someone who linked you by number.",
  byNumberRx: (index: number) => (index === 1 ? "Prescription number" : `Prescription number ${index}`),
  byNumberRxHint: "Ten digits, at the upper left of the label, below the phone number.",
  byNumberMore: "Add another prescription",
  byNumberAdd: "Put in my bag",
  byNumberWhere: "Where do I find these numbers?",
  byNumberWhereCard: "The health record number is on the front of the health ID card. It has nine digits.",
  byNumberWhereLabel:
    "The prescription number is on the label of the bottle, at the upper left, right below the pharmacy's refill phone number. It has ten digits.",
  byNumberWhereMore: "No label at hand? Call the pharmacy, and they will help.",
  byNumberAdded: (count: number) =>
    count === 1 ? "1 prescription is in your bag." : `${count} prescriptions are in your bag.`,
} as const;
