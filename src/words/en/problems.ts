export const problems = {
  "bad-input": {
    title: "Please check what you entered",
    detail: "Something in the request is missing or not in the form we need.",
  },
  "bad-json": { title: "Please check what you entered", detail: "We could not read the request." },
  "sign-on-required": {
    title: "Please sign on",
    detail: "Sign on to go on. What you typed on this page has been kept.",
  },
  "sign-in-failed": {
    title: "That did not match",
    detail: "The e-mail or the password is not right. Try again, or set a new password.",
  },
  "authenticator-code-required": {
    title: "One more step",
    detail: "Enter the six digits from your authenticator app.",
  },
  "authenticator-code-wrong": { title: "That code did not match", detail: "Enter the six digits your app shows now." },
  "passkey-sign-in-failed": {
    title: "We could not use that passkey",
    detail: "Try again, or sign on with your e-mail and password.",
  },
  "passkey-refused": { title: "The passkey was not added", detail: "We could not check the passkey. Try again." },
  "cross-origin": {
    title: "Please use our own page",
    detail: "This request came from another website, so we did not act on it.",
  },
  "not-allowed": { title: "Not available to you", detail: "This is not something your sign-on may do." },
  "not-found": { title: "Nothing found", detail: "We could not find that. Check the number and try again." },
  "picking-began": {
    title: "Too late to cancel",
    detail: "The pharmacy has started on this refill. Call the pharmacy to stop it.",
  },
  "email-in-use": {
    title: "Please use another e-mail",
    detail: "This e-mail can't be used. Try another one, or sign on.",
  },
  "grant-exists": {
    title: "Already linked",
    detail: "This person may already act for you. End that first to change it.",
  },
  "too-many-tries": { title: "Please wait a little", detail: "There were too many tries. Wait, then try again." },
  "too-large": { title: "That is too large", detail: "The request is larger than we accept." },
  defect: { title: "Something went wrong on our side", detail: "Nothing was lost. Please try again in a minute." },
  "try-again": {
    title: "Please try again",
    detail: "We could not finish this just now. Try again; nothing is ordered twice.",
  },
  "idempotency-key-missing": {
    title: "A key is missing",
    detail: "Send an Idempotency-Key header, so that a repeated request orders nothing twice.",
  },
  "idempotency-key-reused": {
    title: "This key was used before",
    detail: "The same key came with a different order. Use a new key for a new order.",
  },
  "too-many-people": {
    title: "Too many people",
    detail: "One order can hold refills for up to four people. Nothing was ordered.",
  },
  "payment-method-required": {
    title: "A card is needed",
    detail: "Choose a card to pay for a mailed order. Nothing was ordered.",
  },
  "payment-method-not-found": {
    title: "Please choose another card",
    detail: "We could not find that card. Nothing was ordered.",
  },
  "payment-token-unknown": {
    title: "That card was not accepted",
    detail: "The payment provider does not know this card token. Add the card again.",
  },
  "card-number-refused": {
    title: "Please do not send card numbers",
    detail: "Card numbers must only be typed into the payment provider's own form.",
  },
  "address-not-found": {
    title: "Please choose another address",
    detail: "We could not find that address. Nothing was ordered.",
  },
  "pharmacy-not-found": {
    title: "Please choose a pharmacy",
    detail: "We could not find that pharmacy, or it does not hand out refills. Nothing was ordered.",
  },
  "nothing-ordered": {
    title: "Nothing was ordered",
    detail: "None of these can be refilled now. Each line says why and what to do.",
  },
  "code-wrong": { title: "That code did not match", detail: "Check the code we sent and try again." },
  "code-expired": { title: "That code has expired", detail: "Start again and we will send a new code." },
  "reset-link-expired": { title: "This link has expired", detail: "Ask for a new link to set your password." },
  "feature-not-in-area": {
    title: "Not offered in your area",
    detail: "This is not offered in your area. Order when signed on, or call your pharmacy.",
  },
  "transfer-in-process": {
    title: "Not just now",
    detail: "This prescription is being filled. Once it is done, you can move it to another pharmacy.",
  },
  "second-factor-required": {
    title: "Show your second factor again",
    detail: "This act needs a code from your authenticator app, shown just now.",
  },
  "second-factor-wrong": {
    title: "That code did not match",
    detail: "Enter the six digits your app shows now. Each code works once.",
  },
  "password-wrong": { title: "That did not match", detail: "Your current password is not right." },
  "changed-meanwhile": {
    title: "Somebody was first",
    detail: "This has changed since you opened it. Nothing of yours was saved; look again before you act.",
  },
  "warnings-unread": {
    title: "Please read this first",
    detail: "There is something to know about this patient and this medicine. Nothing was sent.",
  },
  "drug-not-found": {
    title: "Please choose another medicine",
    detail: "This medicine can't be prescribed here. Nothing was sent.",
  },
  "not-active": {
    title: "Not active any more",
    detail: "This prescription was cancelled, replaced or moved before. Nothing was changed.",
  },
  "membership-ended": {
    title: "Membership has ended",
    detail: "The patient is not a member any more, so the plan's pharmacies can't fill this.",
  },
  "claimed-by-other": {
    title: "Somebody has it in hand",
    detail: "A colleague is working on this line. Take another one, or ask them.",
  },
  "not-now": { title: "Not at this step", detail: "This can't be done with the line as it is now. Look at it again." },
  "wrong-medicine": {
    title: "This is not the medicine",
    detail: "The bottle you scanned is another one. Put it back and scan the bottle the label asks for.",
  },
  "stock-expired": {
    title: "This bottle has expired",
    detail: "Take a bottle that is still good, and put this one aside.",
  },
  "not-enough-units": {
    title: "Too few units left",
    detail: "The prescription does not hold as many units as this needs.",
  },
  "part-not-less": { title: "A part is less than the whole", detail: "Enter fewer units than the fill has." },
  "rest-too-late": {
    title: "Choose another day",
    detail: "The rest has to follow within 30 days, for schedule II within 72 hours, and not before today.",
  },
  "not-by-mail": { title: "Not for the mail", detail: "A mailed line is sent whole, by the mail-order pharmacy." },
  "photo-id-required": {
    title: "A photo ID is needed",
    detail: "Controlled medicines are handed over only on a photo ID.",
  },
  "counseling-required": {
    title: "Offer advice first",
    detail: "A pharmacist has to offer advice on this one. Record what the member answered.",
  },
  "pharmacist-must-counsel": {
    title: "A pharmacist gives advice",
    detail: "The member wants advice: call a pharmacist, who then hands it over.",
  },
  "prescriber-must-agree": {
    title: "The prescriber has to agree",
    detail: "Another drug is given only when its prescriber agreed.",
  },
  "too-early-to-return": { title: "Not yet", detail: "A bag stays on the shelf for ten days." },
  "nothing-to-undo": { title: "Nothing to undo", detail: "The last step can't be taken back." },
} as const;

export const fields = {
  required: "Enter this.",
  "record-number-check-digit":
    "Check this number: a digit seems mistyped. The health record number is on your ID card.",
  "record-number": "Enter the nine digits of the health record number on your ID card.",
  "rx-number-check-digit": "Check this number: a digit seems mistyped. It is at the upper left of the label.",
  "rx-number": "Enter the ten digits at the upper left of the label.",
  "duplicate-line": "This prescription is in the order twice. Remove one.",
  "no-match": "These do not match our records. Check both and try again.",
  "expires-in-past": "Choose a day after today.",
  "password-short": "Use at least 12 characters.",
  "password-common": "This password is too easy to guess. Choose another.",
  email: "Enter an e-mail like name@example.com.",
  phone: "Enter a ten-digit phone number.",
  zip: "Enter a five-digit ZIP code.",
  "zip-unknown": "We could not find this ZIP code.",
  state: "Choose a state.",
  date: "Enter a date: year, month and day.",
  "too-long": "This is too long.",
  "code-digits": "Enter the six digits of the code.",
  "directions-missing": "Write the directions, as the label will say them.",
  quantity: "Enter how many units one fill has: a number above zero.",
  "days-supply": "Enter how many days one fill lasts: 1 to 90.",
  refills: "Enter 0 to 11 refills.",
  "refills-controlled": "By law, at most 5 refills (schedule III and IV).",
  "refills-schedule-ii": "By law, schedule II has no refills. Enter 0.",
  "ends-before-start": "Choose a last day that is not before the first.",
  "wrong-medicine": "This is another medicine. Scan the bottle the label asks for.",
  "stock-expired": "This bottle has expired. Take another one.",
  "not-equivalent": "Choose a medicine of the same kind.",
  ndc: "Enter the NDC as on the package, with its hyphens: 55111-122-90.",
  pharmacy: "Choose a pharmacy from the list.",
  cursor: "Start again from the top of the list.",
} as const;
