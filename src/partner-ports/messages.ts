/** An e-mail to one person. The `id` stays the same however often it is sent, so that a second copy can be told. */
export type Email = { readonly id: string; readonly to: string; readonly subject: string; readonly body: string };

export type EmailAnswer =
  | { readonly kind: "accepted" }
  /** The mail server will never take this one, e.g. an address that does not exist. */
  | { readonly kind: "rejected"; readonly reason: string }
  /** It may or may not have gone out: send it again. */
  | { readonly kind: "unknown"; readonly cause: unknown };

export type Messages = {
  /** Plain text. Subjects hold no health data. */
  sendEmail(email: Email): Promise<EmailAnswer>;
};

/** A text to one number, `+1` and ten digits. */
export type Text = {
  readonly id: string;
  readonly to: string;
  readonly body: string;
  /** Set where it was tried before and nobody knows what came of it: the provider is then asked before it is sent again. */
  readonly firstTriedAt: Date | null;
};

export type TextAnswer =
  | { readonly kind: "accepted"; readonly providerId: string }
  /** `stopped`: the carrier knows that the number answered STOP. */
  | { readonly kind: "rejected"; readonly reason: "stopped" | "bad-number" | "refused" }
  | { readonly kind: "unknown"; readonly cause: unknown };

/** A call of the provider's to us, as it came over the wire. */
export type Webhook = {
  /** Path and query as the provider was given them. */
  readonly path: string;
  readonly signature: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What became of a text; may come twice, and late ones before early ones. */
export type TextStatus = {
  readonly providerId: string;
  /** The `id` it was sent under. */
  readonly id: string;
  readonly status: "sent" | "delivered" | "failed";
};

export type IncomingText = {
  readonly providerId: string;
  readonly from: string;
  readonly body: string;
  /** The carrier answered it by itself already, as it does to STOP. */
  readonly isAnswered: boolean;
};

export type Texts = {
  sendText(text: Text): Promise<TextAnswer>;
  /** Null where the signature is not the provider's. */
  readStatus(webhook: Webhook): TextStatus | "of-no-interest" | null;
  readIncoming(webhook: Webhook): IncomingText | null;
  /** How a webhook is told what to text back; null for nothing. */
  wordAnswer(text: string | null): { readonly contentType: string; readonly body: string };
};

/** A browser's address for push messages (RFC 8030), with the keys that only it can read by (RFC 8291). */
export type PushAddress = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

export type PushAnswer =
  | { readonly kind: "accepted" }
  /** The browser has ended the subscription. */
  | { readonly kind: "gone" }
  | { readonly kind: "rejected" }
  | { readonly kind: "unknown"; readonly cause: unknown };

export type Pushes = {
  /** What browsers subscribe with. */
  readonly publicKey: string;
  sendPush(
    to: PushAddress,
    message: { readonly title: string; readonly body: string; readonly path: string },
  ): Promise<PushAnswer>;
};

/** One text on a made-up phone of the demo; `direction` is seen from the phone. */
export type PhoneText = {
  readonly sid: string;
  readonly at: string;
  readonly number: string;
  readonly direction: "received" | "sent";
  readonly body: string;
  readonly status: string;
};

/** The phones of the sandbox's carrier. */
export type DemoPhones = {
  /** Newest first. */
  listTexts(): Promise<PhoneText[]>;
  sendFrom(number: string, body: string): Promise<void>;
};
