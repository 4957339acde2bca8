/** What is e-mailed about signing on. A subject shows on a locked phone: it never says anything about health. */
export type Mail = { readonly subject: string; readonly body: string };

/** A change to how an account is signed on to, of which its owner is told. */
export type SignOnChange = "password" | "authenticator-on" | "authenticator-off" | "passkey-added" | "passkey-removed";

export type MailWords = {
  registrationCode(givenName: string, code: string): Mail;
  alreadyRegistered(givenName: string): Mail;
  passwordReset(givenName: string, link: string): Mail;
  emailChanged(givenName: string): Mail;
  signOnChanged(givenName: string, change: SignOnChange): Mail;
  staffInvitation(name: string, link: string): Mail;
  staffAuthenticator(name: string, link: string): Mail;
};

const changes: Record<SignOnChange, string> = {
  password: "Your password was changed, and you were signed out on your other devices.",
  "authenticator-on": "Signing on now also asks for a code from your authenticator app.",
  "authenticator-off": "Signing on no longer asks for a code from an authenticator app.",
  "passkey-added": "A passkey was added: it can be used to sign on.",
  "passkey-removed": "A passkey was removed: it can no longer be used to sign on.",
};

export const mails: MailWords = {
  registrationCode: (givenName, code) => ({
    subject: "Your code to register",
    body: `Hello ${givenName},

Your code is ${code}. Enter it on the page where you asked for it. It works for 15 minutes.

If you did not ask for a code, you need not do anything. Never tell the code to anybody.
`,
  }),
  alreadyRegistered: (givenName) => ({
    subject: "You are already registered",
    body: `Hello ${givenName},

Somebody asked to register with your record number. You already are registered, so nothing was changed.

Was it you? Sign on as before. If you forgot your password, choose "Forgot your password?" on the sign-on page.
`,
  }),
  passwordReset: (givenName, link) => ({
    subject: "Set a new password",
    body: `Hello ${givenName},

Open this link to set a new password. It works once, for 30 minutes:

${link}

If you did not ask for it, you need not do anything: your password stays as it is.
`,
  }),
  emailChanged: (givenName) => ({
    subject: "Your sign-on e-mail was changed",
    body: `Hello ${givenName},

The e-mail you sign on with was changed, and this address is no longer used for it.

If it was not you, call us at once at the number on your ID card.
`,
  }),
  signOnChanged: (givenName, change) => ({
    subject: "How you sign on was changed",
    body: `Hello ${givenName},

${changes[change]}

If it was not you, set a new password and call us at the number on your ID card.
`,
  }),
  staffInvitation: (name, link) => ({
    subject: "Set up your sign-on to the workbench",
    body: `Hello ${name},

You were added to the pharmacy workbench. Open this link to choose your password and set up your authenticator app. It works once, for three days:

${link}

If you did not expect this, tell your administrator. Never give the link to anybody.
`,
  }),
  staffAuthenticator: (name, link) => ({
    subject: "Set up another authenticator app",
    body: `Hello ${name},

Your administrator reset your authenticator app, and you were signed out. Open this link to set up another one. It asks for your password and works once, for three days:

${link}

If you did not ask for this, tell your administrator at once.
`,
  }),
};
