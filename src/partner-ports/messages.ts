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
