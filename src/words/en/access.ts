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
  "prescriptions-read": "Read the list of prescriptions",
  "prescription-read": "Read one prescription",
  "sensitive-shown": "Showed a sensitive medicine to helpers",
  "sensitive-hidden": "Hid a sensitive medicine from helpers",
  "refill-checked": "Asked whether a refill is possible",
  "refill-ordered": "Ordered a refill",
  "order-read": "Read an order",
  "refill-cancelled": "Cancelled a refill",
  "transfer-requested": "Asked for a transfer",
  "status-changed": "Moved an order on",
  "renewal-read": "Read what a prescriber was asked",
  "renewal-answered": "Answered a request to renew",
  "patient-read": "Read the medicines before writing a prescription",
  "prescription-written": "Wrote a new prescription",
  "prescription-cancelled": "Cancelled a prescription",
} as const;

export const accessActors = {
  self: "You",
  guest: "Somebody with your record number",
  staff: "Pharmacy staff",
  system: "The pharmacy's system",
} as const;

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
  demo: "Demo data",
} as const;

/** How a session was signed on with, as the list of sessions says it. */
export const signOnWays = {
  password: "Password",
  "password-and-code": "Password and code",
  passkey: "Passkey",
  registration: "Registration",
} as const;
