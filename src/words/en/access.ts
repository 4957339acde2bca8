import type { AccessReason } from "#domain/staff/access-reasons.ts";
import type { Role } from "#domain/staff/roles.ts";

/** What was done with a member's data, as the member reads it in the access log. The keys stand in the database. */
export const accessActions = {
  registered: "Registered for the website",
  "signed-on": "Signed on",
  "password-changed": "Changed the password",
  "password-reset": "Set a new password by e-mail",
  "profile-changed": "Changed contact details or language",
  "authenticator-on": "Turned on codes from an authenticator app",
  "authenticator-off": "Turned off codes from an authenticator app",
  "passkey-added": "Added a passkey",
  "passkey-removed": "Removed a passkey",
  "session-ended": "Signed out a device",
  "address-added": "Added an address",
  "address-removed": "Removed an address",
  "card-added": "Added a card",
  "card-removed": "Removed a card",
  "grant-given": "Let somebody act for you",
  "grant-ended": "Ended the permission to act for you",
  "parcel-sharing-asked": "Asked to share parcels",
  "parcel-sharing-agreed": "Agreed to share parcels",
  "parcel-sharing-ended": "Ended sharing parcels",
  "prescriptions-read": "Read the list of prescriptions",
  "prescription-read": "Read one prescription",
  "sensitive-shown": "Showed a sensitive medicine to helpers",
  "sensitive-hidden": "Hid a sensitive medicine from helpers",
  "refill-checked": "Asked whether a refill is possible",
  "refill-ordered": "Ordered a refill",
  "bridge-decided": "Decided about a few days' supply",
  "bridge-handed-over": "Handed over a few days' supply",
  "automatic-on": "Agreed to automatic refills",
  "automatic-off": "Stopped automatic refills",
  "automatic-skipped": "Skipped an automatic refill",
  "items-ordered": "Ordered over-the-counter items",
  "item-cancelled": "Took an over-the-counter item off an order",
  "order-read": "Read an order",
  "refill-cancelled": "Cancelled a refill",
  "transfer-requested": "Asked for a transfer",
  "transfer-read": "Read a transfer",
  "transfer-worked": "Worked on a transfer",
  "transfer-attested": "Confirmed a prescription from another pharmacy",
  "prescription-moved": "Moved a prescription to another pharmacy",
  "status-changed": "Moved an order on",
  "renewal-read": "Read what a prescriber was asked",
  "renewal-answered": "Answered a request to renew",
  "renewal-entered": "Wrote down what the doctor's office answered by phone",
  "patient-read": "Read the medicines before writing a prescription",
  "prescription-written": "Wrote a new prescription",
  "prescription-cancelled": "Cancelled a prescription",
  "member-found": "Found you in a search",
  "member-read": "Read who you are, your medicines and orders",
  "caller-checked": "Checked that it was you on the phone",
  "caller-not-matched": "Spoke with a caller who could not show to be you",
  "voice-message-heard": "Listened to a message left by phone with your record number",
  "voice-message-claimed": "Took on a message left by phone with your record number",
  "call-taken": "Spoke with a caller who had keyed your record number",
  "called-back": "Called back about a message left by phone",
} as const;

export const accessActors = {
  self: "You",
  guest: "Somebody with your record number",
  staff: "Pharmacy staff",
  system: "The pharmacy's system",
} as const;

/** Staff by what they do: whose name it was stands in the plan's own log. */
export const accessRoles = {
  pharmacist: "A pharmacist",
  technician: "A pharmacy technician",
  "mail-order": "Mail-order pharmacy staff",
  agent: "A phone agent",
  prescriber: "A doctor's office",
  administrator: "An administrator of the plan",
} as const satisfies Record<Role, string>;

/** Why a member of staff looked. */
export const accessReasons = {
  "member-calling": "You were on the phone with us",
  "member-at-counter": "You were at the pharmacy counter",
  "working-on-order": "To work on your order",
  "prescriber-asks": "A doctor's office or another pharmacy asked",
  "following-up": "To look into a question or complaint",
  other: "Another reason",
} as const satisfies Record<AccessReason, string>;

export const accessChannels = {
  web: "Website",
  api: "Another program",
  guest: "Quick refill without sign-on",
  phone: "Phone",
  mobile: "Mobile app",
  paper: "Paper form",
  agent: "Phone agent",
  prescriber: "Doctor's office",
  workbench: "Pharmacy workbench",
  automatic: "Automatic refill",
  demo: "Demo data",
} as const;

/** How a session was signed on with, as the list of sessions says it. */
export const signOnWays = {
  password: "Password",
  "password-and-code": "Password and code",
  passkey: "Passkey",
  registration: "Registration",
} as const;
