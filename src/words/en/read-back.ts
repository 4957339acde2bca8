/** What is read to a caller before their order is placed, as it is spoken. */
export const readBack = {
  opening: (name: string) => `I read the order back to you, ${name}. Please stop me if something is not right.`,
  numbered: (ending: string) => `The prescription with the number ending ${ending}`,
  what: (what: string, person: string) => (person === "" ? `${what}.` : `${what}, for ${person}.`),
  days: (days: number) => (days === 1 ? "For one day." : `For ${days} days.`),
  pickUp: (pharmacy: string, address: string) => `You pick it up at ${pharmacy}, ${address}.`,
  mail: (address: string) => `We mail it to ${address}.`,
  price: (amount: string, because: string) => `The price is ${amount}. ${because}.`,
  free: (because: string) => `It costs nothing. ${because}.`,
  alreadyOrdered: (number: string) =>
    `It has been ordered before, under the number ${number}. Nothing is ordered twice.`,
  notOrdered: "It is not in this order.",
  totalPickUp: (amount: string) => `Altogether ${amount}, paid when you pick up.`,
  totalMail: (amount: string, card: string) => `Altogether ${amount}, charged to your ${card} when we send it.`,
  totalFree: "There is nothing to pay.",
  question: "Is all of this right, and shall I order it for you?",
  nothing: "Nothing can be ordered now.",
} as const;
