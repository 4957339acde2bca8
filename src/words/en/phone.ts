/**
 * What the phone line says, sentence by sentence: the script the prompts are recorded from. A sentence never holds a
 * name, a drug, a date of birth or an address; numbers, dates and money are put in between from fragments
 * (`spoken-fragments.ts`).
 */
export const phoneSentences = {
  welcome: "Thank you for calling the prescription refill line.",
  "welcome-mail": "Thank you for calling the mail order refill line.",
  "choose-language": "For English, press 1.",
  "rotary-hint": "If your phone has no keys, please stay on the line.",
  menu: "To order refills, press 1. To check an order, press 2. For pharmacy hours and directions, press 3. For an agent, press 0. To hear anything again, press star.",
  "news-closed-here": "Please note: this pharmacy is closed for now. You can still order refills.",
  "news-closed": "Please note: some of our pharmacies are closed for now. You can still order refills.",
  "news-emergency":
    "Please note: because of an emergency, pharmacies may be closed or slower than usual. If you need a medicine today, please ask for an agent.",
  "news-other": "There is news about our pharmacies. Please look at our website, or ask for an agent.",
  "still-here": "Take your time. I am still here.",
  "so-far": "So far I have",
  "so-far-digits": "digits. Please go on, or press star to key the number again.",
  "so-far-digit": "digit. Please go on, or press star to key the number again.",
  slower: "I will go more slowly.",
  "wrong-key": "That key has no meaning here.",

  "record-number":
    "Please key the nine digit health record number from your I D card, then press pound. For an agent, press 0, then pound.",
  "record-number-wrong": "That is not a health record number. It has nine digits. One digit may have slipped.",
  "prescription-number":
    "Please key the ten digit prescription number from the upper left corner of the label, then press pound.",
  "prescription-number-wrong": "That is not a prescription number. It has ten digits. One digit may have slipped.",
  "not-found": "I can not find that prescription number together with that record number.",
  "asked-before": "You have keyed that prescription in this call already.",
  "too-many-tries": "Too many numbers did not match. For your safety, an agent has to help you now.",

  "prescription-ending": "The prescription ending in",
  "is-ready": "is ready to refill. To order it, press 1. To leave it, press 2.",
  "no-refills":
    "has no refills remaining. We can ask your doctor for more. Please allow two working days. To have the doctor asked, press 1. To leave it, press 2.",
  "can-be-refilled-on": "can be refilled on",
  "start-then": "To start it on that day, press 1. To leave it, press 2.",
  "is-on-order": "is on order already. The confirmation number is",
  "call-the-pharmacy": "can not be refilled by phone. Please call the pharmacy on the label, or ask for an agent.",
  "welcome-back": "Welcome back. I have kept your order.",
  "prescriptions-so-far": "prescriptions are in your order.",
  "one-prescription-so-far": "One prescription is in your order.",
  "most-prescriptions": "No more prescriptions fit into one order.",
  another: "To order another prescription, press 1. If that is all, press 2.",
  "nothing-chosen": "Nothing has been chosen.",

  where:
    "To pick up at the pharmacy on the label, press 1. To pick up at another pharmacy, press 2. To have it mailed to you, press 3.",
  "pharmacy-number": "Please key the ten digit refill phone number of the pharmacy, then press pound.",
  "pharmacy-number-wrong": "A phone number has ten digits.",
  "no-such-pharmacy": "None of our pharmacies has that refill phone number.",
  "not-at-that-pharmacy": "Refills can not be ordered by phone at that pharmacy.",

  "birth-date":
    "Please key your date of birth: two digits for the month, two for the day, and four for the year, then press pound.",
  "birth-date-wrong": "That is not a date. Please key eight digits: month, day and year.",
  "street-number": "Please key the street number of your mailing address, then press pound.",
  "street-number-wrong": "Please key only the digits before the street's name.",
  zip: "Please key the five digit zip code of your mailing address, then press pound.",
  "zip-wrong": "A zip code has five digits.",
  "no-match": "What you keyed does not match our records. An agent will help you.",
  "birth-date-no-match": "That does not match our records.",

  payment: "To pay with the card on file, press 1. To give a card on the payment provider's own line, press 2.",
  "no-card": "There is no card on file.",
  "to-payment-line":
    "I am handing you over to the payment provider. Key your card there, not here. Then you come back to me.",
  "payment-done": "Your card was accepted.",
  "payment-failed": "No card was accepted.",

  "your-order": "Here is your order.",
  "ready-by": "will be ready for pick up by",
  "ready-by-at": "at",
  "arrives-by": "will arrive in the mail by",
  "starts-on": "will start by itself on",
  "answer-by": "waits for your doctor, who is asked to answer by",
  "transferred-by": "will be moved by",
  "pick-up-label": "You pick up at the pharmacy on the label.",
  "pick-up-other": "You pick up at the pharmacy with the refill phone number",
  "by-mail": "We mail it to your address, free of charge.",
  "left-out": "can not be ordered that way, and is left out.",
  "none-that-way": "None of your prescriptions can be ordered that way.",
  "price-is": "The price is",
  "no-charge": "There is nothing to pay.",
  "pay-at-pickup": "You pay at the pharmacy.",
  "charged-when-shipped": "Your card is charged when we ship.",
  confirm: "To place the order, press 1. To start over, press 2.",

  "order-placed": "Your order is placed.",
  "was-on-order": "This was on order already. We did not order it twice.",
  "number-is": "Your confirmation number is",
  "again-number-is": "Again, your confirmation number is",
  "hear-again": "To hear that again, press star.",
  "not-placed": "The order could not be placed just now.",
  goodbye: "Thank you for calling. Good bye.",

  "nothing-open": "No order is under way.",
  "status-received": "is with the pharmacy.",
  "status-awaiting-prescriber": "waits for your doctor.",
  "status-scheduled": "is scheduled.",
  "status-in-process": "is being filled.",
  "status-on-hold": "is on hold. The pharmacy has a question. Please call the pharmacy.",
  "status-ready-for-pickup": "is ready for pick up.",
  "status-packed": "is packed.",
  "status-shipped": "is on its way to you.",
  "expected-by": "It is expected by",
  "next-or-again": "For the next one, press 1. To hear this again, press 2.",
  "last-or-again": "That was the last one. For the menu, press 1. To hear this again, press 2.",

  "hours-number": "Please key the ten digit refill phone number from the label of the pharmacy, then press pound.",
  "open-today": "Today the pharmacy is open",
  "closed-today": "Today the pharmacy is closed.",
  "open-week": "The week's hours are:",
  from: "from",
  to: "to",
  closed: "closed",
  through: "through",

  "refills-not-offered":
    "Refills by phone are not offered in this area. You can order on our website, or by mail through the mail order line, whose number is",
  "line-closed": "We are sorry. The line has a fault. Please call again later.",

  "to-agent": "I am calling an agent for you.",
  "no-agent": "No agent is free right now.",
  "agents-busy": "All agents are with other callers.",
  "you-are-next": "You are next.",
  "one-caller-ahead": "One caller is ahead of you.",
  "callers-ahead": "callers are ahead of you.",
  "wait-a-minute": "It may take about a minute.",
  "wait-about": "It may take about",
  minutes: "minutes.",
  "queue-choices":
    "Please stay on the line. Or, to keep your place and be called back, press 1. To leave a message, press 2.",
  "waited-long": "We are sorry that you had to wait so long. No agent is free yet.",
  "call-back-at": "We can call you back at",
  "call-back-choices":
    "If that is right, press 1, then you can hang up. To be called at another number, press 2. To go on waiting, press 0.",
  "call-back-number":
    "Please key the ten digit phone number where we can call you, with area code, then press pound. To go on waiting, press 0, then pound.",
  "call-back-number-wrong": "That is not a phone number we can call. It has ten digits, the area code first.",
  "call-back-kept": "Your place is kept. We will call you when it is your turn.",
  "leave-message":
    "After the tone, please say your name, your phone number and what you need. We will call you back. When you are done, press pound or hang up.",
  "message-kept": "Thank you. Your message is kept, and we will call you back.",
  "no-message": "I heard no message.",
} as const;
