export const problems = {
  "bad-input": {
    title: "Please check what you entered",
    detail: "Something in the request is missing or not in the form we need.",
  },
  "bad-json": { title: "Please check what you entered", detail: "We could not read the request." },
  "sign-on-required": {
    title: "Please sign on",
    detail: "Sign on, then do this again. Nothing was changed.",
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
  "nothing-to-sync": {
    title: "Nothing to bring together",
    detail: "No medicine can get a short fill for this day. Choose another day.",
  },
  "automatic-not-allowed": {
    title: "No automatic refill for this",
    detail: "This medicine can't be refilled automatically. Order it when you need it.",
  },
  "not-found": { title: "Nothing found", detail: "We could not find that. Check the number and try again." },
  "picking-began": {
    title: "Too late to cancel",
    detail: "The pharmacy has started on this refill. Call the pharmacy to stop it.",
  },
  "item-gathered": {
    title: "Too late to take it off",
    detail: "The pharmacy has gathered this item already. Tell them at the counter, or call.",
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
  "card-brand-not-taken": {
    title: "We can't take this brand of card",
    detail: "Use Visa, MasterCard, Discover or American Express.",
  },
  "card-form-not-finished": {
    title: "No card was saved",
    detail: "The card form was not finished. Try again.",
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
    detail: "None of these can be ordered now. Each line says why and what to do.",
  },
  "code-wrong": { title: "That code did not match", detail: "Check the code we sent and try again." },
  "number-stopped": {
    title: "This number has said no to texts",
    detail: "It answered STOP before. Send START from it to our number, then try again.",
  },
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
  "transfer-asked-already": {
    title: "Asked for already",
    detail: "This prescription was asked for before from that pharmacy, or is here already. Look at your transfers.",
  },
  "transfer-not-now": {
    title: "Not at this step",
    detail: "This transfer has ended, or its step has not come yet. Look at it again.",
  },
  "call-first": {
    title: "Call first",
    detail: "Record the call in which the other pharmacy answered. Then take down what it said.",
  },
  "pharmacist-must-call": {
    title: "A pharmacist has to take this down",
    detail: "A controlled medicine moves only from pharmacist to pharmacist. Ask a pharmacist here to call.",
  },
  "pharmacist-only": {
    title: "A pharmacist decides this",
    detail: "Only a pharmacist can confirm or refuse a transfer.",
  },
  "schedule-ii-not-transferable": {
    title: "Schedule II can't be transferred",
    detail: "The law lets no refill of schedule II move. Refuse this transfer; the member needs a new prescription.",
  },
  "transferred-before": {
    title: "It was transferred before",
    detail:
      "A schedule III to V prescription may be transferred once only. Refuse this transfer; the prescriber can write a new one.",
  },
  "prescription-expired": {
    title: "The prescription has expired",
    detail: "It can't be filled any more. Refuse this transfer; the prescriber can write a new one.",
  },
  "no-refills-left": {
    title: "No refills left",
    detail: "There is nothing to move. Refuse this transfer; the prescriber can write a new one.",
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
  "reason-required": {
    title: "Why do you need it?",
    detail: "Say why you open this member's page. The reason holds for 15 minutes, and the member can read it.",
  },
  "caller-unchecked": {
    title: "Is it the member who calls?",
    detail: "Ask the caller for three things first. Until they match, nothing is shown and nothing is ordered.",
  },
  "caller-not-matched": {
    title: "That does not match",
    detail: "Something the caller said is not what we have. Ask again, or help them another way.",
  },
  "changed-since-read": {
    title: "Something has changed",
    detail: "The order would not be as you read it. Nothing was ordered: read the new words to the caller.",
  },
  "caller-must-agree": {
    title: "Did the caller agree?",
    detail: "Read the order to the caller, and tick that they agreed. Nothing was ordered.",
  },
  "not-by-phone": {
    title: "Not by phone",
    detail: "A schedule II medicine can't be ordered by phone. Ask for a prescription that the prescriber signs.",
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
  "message-claimed": {
    title: "A colleague is calling back",
    detail: "Somebody else has taken this message. Take another one, so that nobody is called twice.",
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
  "label-printed": {
    title: "Its label is printed",
    detail: "Open the parcel again first: its label is given back to the carrier.",
  },
  "other-persons-medicine": {
    title: "Stop: this is somebody else's medicine",
    detail: "This bottle does not belong into this parcel. Put it back and look at the name on its label.",
  },
  "other-address": {
    title: "This goes to another address",
    detail: "This bottle was ordered to another address. It goes into a parcel of its own.",
  },
  "not-checked-yet": {
    title: "Not checked yet",
    detail: "This medicine has not passed a pharmacist's last check. It can't be mailed now.",
  },
  "in-another-parcel": {
    title: "It lies in another parcel",
    detail: "This bottle was scanned into another parcel. Take it out there first.",
  },
  "bottle-unknown": {
    title: "We do not know this bottle",
    detail: "No open mail order here has this number. Scan the barcode at the upper left of the bottle label.",
  },
  "parcel-empty": { title: "Nothing is in it", detail: "There is nothing to send." },
  "not-all-scanned": {
    title: "Not everything is scanned",
    detail: "Scan each bottle into the parcel, or take out what is not there.",
  },
  "weight-missing": { title: "Weigh it first", detail: "Close the parcel and enter what it weighs." },
  "cold-waits": {
    title: "Not today",
    detail:
      "A cold parcel must not lie over a weekend or a holiday. Keep it in the refrigerator; it can go out on the next good day.",
  },
  "parcels-unpaid": {
    title: "The cards were not charged",
    detail: "No parcel of this list is paid for yet. They stay on the bench until the members choose another card.",
  },
  "carrier-missing": {
    title: "No carrier",
    detail: "No parcel carrier is set up for this plan. Ask an administrator.",
  },
  "carrier-refused": {
    title: "The carrier said no",
    detail: "The carrier does not take this parcel. Check the address and the weight, or call the member.",
  },
  "carrier-silent": {
    title: "The carrier did not answer",
    detail: "We do not know yet whether it went through. Press again: nothing is bought or sent twice.",
  },
  "nothing-labelled": {
    title: "No parcel is ready",
    detail: "Print a label for a parcel first. Cold parcels wait for a day on which they can travel.",
  },
  "parcel-changed": {
    title: "A parcel has changed",
    detail: "A parcel on this list is not complete any more. Open it again and look.",
  },
  "pharmacist-decides": {
    title: "A pharmacist decides",
    detail: "A controlled medicine is in this parcel. A pharmacist decides, and reports the loss.",
  },
  "ordered-meanwhile": {
    title: "It was ordered again",
    detail: "The member has ordered this medicine anew since. Cancel that order first, or give the money back.",
  },
  "nothing-ready": { title: "Nothing to pick", detail: "Nothing waits for a parcel now." },
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
  "nothing-changed": { title: "Nothing was changed", detail: "Everything you sent is set like that already." },
  "own-account": {
    title: "Not your own account",
    detail: "Ask another administrator to do this: nobody changes their own role or locks themselves out.",
  },
  "last-administrator": {
    title: "The last administrator stays",
    detail: "Nobody else could administer the plan. Add another administrator first.",
  },
} as const;

export const fields = {
  "agent-address":
    "Give your phone's extension, or its SIP address, such as sip:1042@phones.example.org. Only the plan's own phones take calls.",
  "call-note": "Write down what came of the call.",
  required: "This is missing.",
  choice: "Choose one of the answers offered.",
  "record-number-check-digit":
    "Check this number: a digit seems mistyped. The health record number is on your ID card.",
  "record-number": "Enter the nine digits of the health record number on your ID card.",
  "rx-number-check-digit": "Check this number: a digit seems mistyped. It is at the upper left of the label.",
  "rx-number": "Enter the ten digits at the upper left of the label.",
  "duplicate-item": "This item is in the order twice. Change its quantity instead.",
  "item-unknown": "We could not find that item.",
  "item-reason": "Say why the item can't be had.",
  "shelf-price": "Enter a price above zero, like 6.49.",
  "shelf-count": "Enter a whole number of pieces, zero or more.",
  "duplicate-line": "This prescription is in the order twice. Remove one.",
  "no-match": "These do not match our records. Check both and try again.",
  "expires-in-past": "Choose a day after today.",
  "password-short": "Use at least 12 characters.",
  "password-common": "This password is too easy to guess. Choose another.",
  email: "Enter an e-mail like name@example.com.",
  phone: "Enter a ten-digit phone number.",
  zip: "Enter a five-digit ZIP code.",
  "zip-unknown": "We could not find this ZIP code.",
  "zip-other-state": "This ZIP code is in another state. Check both.",
  "street-number": "Write the house number too, or a PO Box.",
  "general-delivery": "We can't mail medicines to General Delivery. Use a street address or a PO Box.",
  "military-city": "For military mail write APO, FPO or DPO as the city.",
  "military-line": "For military mail write the unit or PSC and its numbers, like PSC 802 Box 74, or the ship.",
  "sync-day": "Choose a day from one week to about three months ahead.",
  "bridge-days": "Give 1 to 7 days.",
  "bridge-judgement": "Confirm both, or decline.",
  "address-days-order": "Give a first and a last day, the first one first.",
  "address-days-over": "This last day is over.",
  "address-days-long": "A temporary address counts for one year at most. Add it without dates.",
  state: "Enter a state as two letters, like CA.",
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
  "tracking-unknown": "We know no parcel of yours with this tracking number.",
  "parcel-weight": "Enter the weight in grams: 1 to 31,751 (70 pounds).",
  "wrong-medicine": "This is another medicine. Scan the bottle the label asks for.",
  "stock-expired": "This bottle has expired. Take another one.",
  "not-equivalent": "Choose a medicine of the same kind.",
  ndc: "Enter the NDC as on the package, with its hyphens: 55111-122-90.",
  pharmacy: "Choose a pharmacy from the list.",
  "date-in-future": "This day has not come yet. Check the date.",
  "before-written": "This is before the day it was written. Check both dates.",
  npi: "Check this number: an NPI has ten digits, the last a check digit.",
  "npi-or-phone": "Enter the prescriber's NPI or phone number.",
  "dea-number": "Enter the other pharmacy's DEA number: two letters and seven digits.",
  "schedule-differs": "Our drug file has another schedule for this medicine. Check both.",
  "pharmacist-to-pharmacist": "A controlled medicine needs the other pharmacy's pharmacist. Ask for them.",
  prescriber: "Choose a prescriber from the list.",
  "before-today": "Choose today or a later day.",
  "phone-in-use": "Another pharmacy has this number.",
  "setting-unknown": "This can't be set here.",
  "setting-choice": "Choose one of the answers.",
  "setting-languages": "Enter codes like en, es, tl, with commas between them.",
  "setting-hours": "Enter times like 9:00-13:00, 14:00-18:00. Open on one day at least.",
  "setting-closed-days": "Enter 40 days or fewer.",
  "setting-spare": "Leave at least one to choose from.",
  "setting-key": "Use 2 to 30 small letters, digits and hyphens. Begin with a letter.",
  "key-in-use": "This short name is taken.",
  "setting-wording": "Write it in both languages, not too long, and without other braces than {doctor}.",
  ncpdp: "Check this number: it has seven digits.",
  "announcement-end": "Choose an end after the beginning.",
  "announcement-over": "Choose an end that is still to come.",
  "announcement-long": "Choose an end within one year.",
  "date-and-time": "Enter a date and a time.",
  "sound-unknown": "This is no WAV file. Save the recording as WAV and choose it again.",
  "sound-format": "This WAV file is compressed. Save it as plain PCM, 8 to 32 bits.",
  "sound-short": "This recording is empty or shorter than one second.",
  "sound-long": "This recording is longer than one minute.",
  "sound-silent": "Nothing can be heard in this recording.",
  "warning-reason": "The profile warns of something. Read it, and say why it is filled all the same.",
  "reason-off": "Your plan does not use this reason. Choose another.",
  "setting-cents": "Enter an amount in dollars, zero or more.",
  "setting-share": "Enter a percentage from 0 to 100.",
  "setting-count": "Enter a whole number within the limits.",
  "setting-time": "Enter a time of day, like 14:00.",
  consent: "Tick this to get texts.",
  "push-service": "This browser's push service is not known to us.",
  cursor: "Start again from the top of the list.",
  "told-later": "This time has not come yet. Enter when the call was.",
  "told-before-asked": "This is before the office was asked. Enter when the call was.",
} as const;
