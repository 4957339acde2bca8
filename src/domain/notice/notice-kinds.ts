/** The ways a notice goes out. */
export const CHANNELS = ["email", "sms", "push"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a member chooses ways for. */
export const TOPICS = ["orders", "prescriber", "transfers", "reminders", "security"] as const;
export type NoticeTopic = (typeof TOPICS)[number];

/** What is told. Each is one change that has happened, or, among the reminders, a day that has come. */
const TOPIC_OF = {
  "order-placed": "orders",
  "prescription-sent": "orders",
  started: "orders",
  ready: "orders",
  shipped: "orders",
  delivered: "orders",
  partial: "orders",
  "out-of-stock": "orders",
  moved: "orders",
  "on-hold": "orders",
  declined: "orders",
  cancelled: "orders",
  returned: "orders",
  "order-late": "orders",
  "late-cancelled": "orders",
  "parcel-late": "orders",
  "parcel-claimed": "orders",
  "parcel-replaced": "orders",
  "parcel-refunded": "orders",
  "first-parcel-arrived": "orders",
  "card-declined": "orders",
  "bridge-given": "orders",
  "bridge-declined": "orders",
  "automatic-coming": "orders",
  "automatic-stopped": "orders",
  "automatic-failed": "orders",
  "prescriber-asked": "prescriber",
  "prescriber-late": "prescriber",
  "prescriber-answered": "prescriber",
  "transfer-asked": "transfers",
  "transfer-moved": "transfers",
  "transfer-late": "transfers",
  "transfer-done": "transfers",
  "transfer-refused": "transfers",
  "return-soon": "reminders",
  "refill-soon": "reminders",
  "automatic-renew": "reminders",
  "sign-on-changed": "security",
  "phone-changed": "security",
} as const satisfies Record<string, NoticeTopic>;

export type NoticeKind = keyof typeof TOPIC_OF;
export const NOTICE_KINDS = Object.keys(TOPIC_OF) as NoticeKind[];

export function topicOf(kind: NoticeKind): NoticeTopic {
  return TOPIC_OF[kind];
}

/** Nobody asked for these at the moment they come, so they are few; all else is told when it happens. */
export function isReminder(kind: NoticeKind): boolean {
  return topicOf(kind) === "reminders";
}

/** By which ways each topic is told; a member's own choices lie over the defaults. */
export type Preferences = Readonly<Record<NoticeTopic, Readonly<Record<Channel, boolean>>>>;

/**
 * E-mail from the start. A text comes only to a number that was verified and agreed to, a push message only to a device
 * that was asked: there both are on, but for reminders, which nobody asked for by giving a number.
 */
export const defaultPreferences: Preferences = {
  orders: { email: true, sms: true, push: true },
  prescriber: { email: true, sms: true, push: true },
  transfers: { email: true, sms: true, push: true },
  reminders: { email: true, sms: false, push: false },
  security: { email: true, sms: true, push: true },
};

/** How one signs on, changed by somebody else, must not go unseen: this e-mail can't be turned off. */
export function isAlwaysOn(topic: NoticeTopic, channel: Channel): boolean {
  return topic === "security" && channel === "email";
}
