/** What a notice may say: numbers and places, never a medicine, an illness or a person but the reader. */
export type NoticeFacts = {
  /** As printed: "482 177 3605"; empty where the notice is about no order. */
  readonly number: string;
  readonly pharmacy: string;
  /** A day in words; empty where none was promised. */
  readonly by: string;
  readonly lines: number;
};

export const notices = {
  kinds: {
    "order-placed": {
      subject: "We have your order",
      text: ({ number, lines }: NoticeFacts) =>
        `We have your order ${number} of ${lines} ${lines === 1 ? "item" : "items"}.`,
    },
    "prescription-sent": {
      subject: "Something new at your pharmacy",
      text: ({ pharmacy }: NoticeFacts) => `Your prescriber sent something for you to ${pharmacy}.`,
    },
    started: {
      subject: "Your order has started",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} that was planned for later has started.`,
    },
    ready: {
      subject: "You can pick up your order",
      text: ({ number, pharmacy }: NoticeFacts) => `Something of your order ${number} is ready at ${pharmacy}.`,
    },
    shipped: {
      subject: "Your order is on its way",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} is on its way to you.`,
    },
    delivered: {
      subject: "Your order was delivered",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} was delivered.`,
    },
    partial: {
      subject: "A part of your order comes later",
      text: ({ number, pharmacy, by }: NoticeFacts) =>
        `${pharmacy} has only a part of something in your order ${number}.${by === "" ? "" : ` The rest comes by ${by}.`}`,
    },
    "out-of-stock": {
      subject: "Your order takes longer",
      text: ({ number, pharmacy, by }: NoticeFacts) =>
        `Something of your order ${number} waits for a delivery to ${pharmacy}${by === "" ? "" : `, by ${by}`}.`,
    },
    moved: {
      subject: "Your order goes to another pharmacy",
      text: ({ number, pharmacy }: NoticeFacts) =>
        `Something of your order ${number} will now be ready at ${pharmacy}.`,
    },
    "on-hold": {
      subject: "Your order has to wait",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} has to wait. Sign on to see why.`,
    },
    declined: {
      subject: "Something of your order is not coming",
      text: ({ number }: NoticeFacts) =>
        `Something of your order ${number} can't be filled. Sign on to see why and what to do.`,
    },
    cancelled: {
      subject: "Something of your order was cancelled",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} was cancelled. Sign on to see why.`,
    },
    returned: {
      subject: "Your order was put back",
      text: ({ number, pharmacy }: NoticeFacts) =>
        `Something of order ${number} was not picked up and ${pharmacy} put it back. Order it again.`,
    },
    "card-declined": {
      subject: "Your order needs another card",
      text: ({ number }: NoticeFacts) =>
        `The card for your order ${number} was declined. Your order is kept. Choose another card so it can ship.`,
    },
    "order-late": {
      subject: "Your order ships later: please choose",
      text: ({ number, by }: NoticeFacts) =>
        `Order ${number} can't be mailed on the day we said. It now comes by ${by}. Sign on to choose: wait or cancel.`,
    },
    "late-cancelled": {
      subject: "Something of your late order was cancelled",
      text: ({ number }: NoticeFacts) =>
        `Something of your late order ${number} is cancelled. You don't pay for it. A refill stays yours.`,
    },
    "parcel-late": {
      subject: "Your parcel comes later",
      text: ({ number, by }: NoticeFacts) =>
        `The parcel of your order ${number} comes later than we said. New day: ${by}.`,
    },
    "parcel-claimed": {
      subject: "We look into your parcel",
      text: ({ number }: NoticeFacts) =>
        `Something is wrong with the parcel of your order ${number}. Sign on to see it. We will tell you what happens next.`,
    },
    "parcel-replaced": {
      subject: "We send your order again",
      text: ({ number, by }: NoticeFacts) =>
        `We send something of your order ${number} again, at no cost${by === "" ? "" : `. It comes by ${by}`}.`,
    },
    "parcel-refunded": {
      subject: "You get your money back",
      text: ({ number }: NoticeFacts) =>
        `A parcel of your order ${number} went wrong. You get your money back. A refill stays yours.`,
    },
    "first-parcel-arrived": {
      subject: "Your first parcel came after all",
      text: ({ number }: NoticeFacts) =>
        `The first parcel of your order ${number} came after all. If another comes, call us before you use it.`,
    },
    "bridge-given": {
      subject: "A few days' supply is ready",
      text: ({ number, pharmacy }: NoticeFacts) =>
        `A few days' supply until your order ${number} comes is ready at ${pharmacy}.`,
    },
    "bridge-declined": {
      subject: "About the few days' supply you asked for",
      text: ({ number, pharmacy }: NoticeFacts) =>
        `${pharmacy} can't give the few days' supply asked for with order ${number}. Sign on to see why.`,
    },
    "automatic-coming": {
      subject: "An automatic refill is coming",
      text: ({ by }: NoticeFacts) => `We will order an automatic refill on ${by}. Sign on to see it or to skip it.`,
    },
    "automatic-stopped": {
      subject: "An automatic refill has stopped",
      text: () => "An automatic refill has stopped. Sign on to see why, and to start it again if you want it.",
    },
    "automatic-failed": {
      subject: "An automatic refill was not ordered",
      text: () => "We could not order an automatic refill. Sign on to see why and to order it yourself.",
    },
    "prescriber-asked": {
      subject: "We asked your prescriber",
      text: ({ number }: NoticeFacts) => `Something of your order ${number} waits for your prescriber's answer.`,
    },
    "prescriber-late": {
      subject: "Your prescriber has not answered yet",
      text: ({ number, by }: NoticeFacts) =>
        `Your prescriber has not answered about order ${number}. We asked again${by === "" ? "" : ` and expect an answer by ${by}`}.`,
    },
    "prescriber-answered": {
      subject: "Your prescriber has answered",
      text: ({ number }: NoticeFacts) => `Your prescriber answered about order ${number}. Sign on to see the answer.`,
    },
    "transfer-asked": {
      subject: "Your transfer has begun",
      text: ({ by }: NoticeFacts) =>
        `We are asking the other pharmacy for your transfer.${by === "" ? "" : ` Expect news by ${by}.`}`,
    },
    "transfer-moved": {
      subject: "Your transfer goes on",
      text: () => "There is news of your transfer. Sign on to see it.",
    },
    "transfer-late": {
      subject: "Your transfer takes longer",
      text: ({ by }: NoticeFacts) =>
        `Your transfer takes longer than we said. We go on asking.${by === "" ? "" : ` Expect news by ${by}.`}`,
    },
    "transfer-done": {
      subject: "Your transfer is done",
      text: ({ pharmacy }: NoticeFacts) => `Your transfer to ${pharmacy} is done.`,
    },
    "transfer-refused": {
      subject: "Your transfer did not work out",
      text: () => "Your transfer could not be made. Sign on to see why and what to do.",
    },
    "return-soon": {
      subject: "Your order is waiting for you",
      text: ({ number, pharmacy, by }: NoticeFacts) =>
        `Something of your order ${number} waits at ${pharmacy}. Please pick it up${by === "" ? "" : ` by ${by}`}.`,
    },
    "refill-soon": {
      subject: "Time to look at your refills",
      text: () => "It may be time to reorder something. Sign on to see what.",
    },
    "automatic-renew": {
      subject: "Do you still want automatic refills?",
      text: ({ by }: NoticeFacts) => `An automatic refill ends on ${by} unless you agree to it again.`,
    },
    "sign-on-changed": {
      subject: "How you sign on was changed",
      text: () => "How you sign on was changed. If it was not you, call the number on your ID card at once.",
    },
    "phone-changed": {
      subject: "The number for texts was changed",
      text: () =>
        "The phone number that gets our texts was changed. If it was not you, call the number on your ID card at once.",
    },
  },

  mail: (name: string, text: string, link: string, choices: string) =>
    `Hello ${name},\n\n${text}\n\nTo see more, sign on:\n\n${link}\n\nWhat we tell you, and how, you choose here:\n\n${choices}\n`,
  push: {
    orders: "Something changed with your order.",
    prescriber: "Something changed with your order.",
    transfers: "There is news of your transfer.",
    reminders: "A reminder waits for you.",
    security: "Something about your sign-on was changed.",
  },

  text: {
    from: (plan: string, text: string) => `${plan}: ${text}`,
    stopHint: "STOP to end.",
    code: (plan: string, code: string) =>
      `${plan}: ${code} is your code to get texts. It works for 10 minutes. Never tell it to anybody.`,
    confirmed: (plan: string) =>
      `${plan}: You get texts about your orders now. How many depends on your orders. Msg & data rates may apply. HELP for help, STOP to end.`,
    stopped: (plan: string) => `${plan}: You get no more texts from us. Reply START to get them again.`,
    started: (plan: string) => `${plan}: You get texts about your orders again. Reply STOP to end, HELP for help.`,
    help: (plan: string, link: string) =>
      `${plan}: This number sends news of orders and can't read answers. Call the number on your ID card, or see ${link}. Reply STOP to end.`,
  },

  /** Kept with every consent: a change of the wording below is a new version. */
  consentVersion: "2026-11",
  consent: (plan: string) =>
    `Yes, ${plan} may send automated texts about my orders and my sign-on to this number. How many depends on my orders. Message and data rates may apply. I can end them at any time by answering STOP. I need not agree to get care or medicines.`,

  topics: {
    orders: "Orders: received, ready, mailed, late or cancelled",
    prescriber: "Your prescriber: asked, late or answered",
    transfers: "Transfers from another pharmacy",
    reminders: "Reminders: to pick up, to reorder",
    security: "Changes to how you sign on",
  },
  ways: { email: "E-mail", sms: "Text", push: "Push" },
  channels: { email: "E-mail", sms: "Text", push: "Push message" },
  statuses: {
    waiting: (when: string) => `goes out ${when}`,
    sending: "is on its way",
    sent: (when: string) => `sent ${when}`,
    delivered: (when: string) => `delivered ${when}`,
    failed: "could not be delivered",
  },
  dropped: {
    "turned-off": "not sent: you turned it off",
    stopped: "not sent: this number answered STOP",
    "no-address": "not sent: no number or device",
    outdated: "not sent: it was no longer true",
    merged: "told with the one before",
  },

  page: {
    title: "What we tell you",
    done: {
      saved: "Your choices are saved",
      phone: "This number gets texts now",
      "phone-removed": "No more texts go to this number",
      push: "This device gets push messages now",
      "push-removed": "The device gets no more push messages",
    },
    intro: "We tell you when something changes, and only then. No message names a medicine.",
    logLink: "See what we told you",
    back: "Back to your profile",
    choicesTitle: "What, and how",
    always: "E-mail about your sign-on is always sent.",
    reminderRule: "Reminders: at most one a day and three a week.",
    nightRule: "Texts come from 8 in the morning to 9 at night. What happens at night is told in the morning.",
    save: "Save my choices",
    phoneTitle: "Texts",
    noPhone: "No number gets texts yet.",
    phoneNow: (phone: string) => `${phone} gets texts.`,
    phoneStopped: (phone: string) =>
      `${phone} answered STOP, so it gets no texts. To get them again, send START from it.`,
    phone: "Mobile number",
    phoneHint: "Ten digits. We text a code to it.",
    consent: "I agree",
    sendCode: "Text me a code",
    changePhone: "Use another number",
    removePhone: "Send no more texts",
    codeTitle: "Enter the code",
    codeIntro: (phone: string) => `We texted six digits to ${phone}. They work for 10 minutes.`,
    code: "Code from the text",
    confirm: "Confirm the number",
    otherNumber: "No text came? Try again or use another number",
    pushTitle: "Push messages",
    push: "A push message shows on this device even when no page of ours is open.",
    pushNeedsScript: "This needs JavaScript, which is off in this browser. E-mail and texts work without it.",
    pushUnsupported: "This browser can't get push messages. On an iPhone, add this site to the Home Screen first.",
    pushBlocked: "This browser blocks messages from this site. Allow them in its settings, then try again.",
    pushFailed: "The browser could not set it up. Try again later.",
    pushHere: "Get push messages on this device",
    pushSince: (when: string) => `Since ${when}`,
    remove: "Remove",
    logTitle: "What we told you",
    logIntro: "The last 100 messages about your orders and your sign-on, newest first.",
    noLog: "Nothing yet",
    logBack: "Change what we tell you",
    summaryTitle: "What we tell you",
    summary: "Choose what you hear about by e-mail, text or push message, and see what we sent.",
    summaryLink: "Choose what we tell you",
  },

  demo: {
    title: "Phones of the demo",
    intro: "Texts that the demo sends arrive here, not on a real phone. Any ten-digit American number will do.",
    link: "See the texts of the demo",
    none: "No texts yet",
    noneMore: "Let a number get texts in a member's profile, then look again.",
    reply: (phone: string) => `Text from ${phone}`,
    hint: "Try STOP, START, HELP, or please stop texting me.",
    send: "Send",
    direction: { received: "Received", sent: "Sent from this phone" },
    statuses: {
      queued: "on its way",
      sent: "on its way",
      delivered: "delivered",
      undelivered: "not delivered",
      received: "taken",
    },
    back: "Back to the demo's sign-ins",
  },
} as const;
