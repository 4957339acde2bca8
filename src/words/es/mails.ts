import type { MailWords, SignOnChange } from "#words/en/mails.ts";

const changes: Record<SignOnChange, string> = {
  password: "Se cambió su contraseña y se cerró su sesión en sus otros dispositivos.",
  "authenticator-on": "Ahora, para iniciar sesión, también se pide un código de su aplicación de autenticación.",
  "authenticator-off": "Para iniciar sesión ya no se pide un código de una aplicación de autenticación.",
  "passkey-added": "Se agregó una llave de acceso: sirve para iniciar sesión.",
  "passkey-removed": "Se quitó una llave de acceso: ya no sirve para iniciar sesión.",
};

export const mails: MailWords = {
  registrationCode: (givenName, code) => ({
    subject: "Su código para registrarse",
    body: `Hola, ${givenName}:

Su código es ${code}. Escríbalo en la página donde lo pidió. Sirve durante 15 minutos.

Si usted no pidió un código, no tiene que hacer nada. Nunca le diga el código a nadie.
`,
  }),
  alreadyRegistered: (givenName) => ({
    subject: "Usted ya tiene una cuenta",
    body: `Hola, ${givenName}:

Alguien pidió registrarse con su número de registro de salud. Usted ya tiene una cuenta, así que no se cambió nada.

¿Fue usted? Inicie sesión como siempre. Si olvidó su contraseña, elija «¿Olvidó su contraseña?» en la página para iniciar sesión.
`,
  }),
  passwordReset: (givenName, link) => ({
    subject: "Cree una contraseña nueva",
    body: `Hola, ${givenName}:

Abra este enlace para crear una contraseña nueva. Sirve una sola vez, durante 30 minutos:

${link}

Si usted no lo pidió, no tiene que hacer nada: su contraseña sigue igual.
`,
  }),
  emailChanged: (givenName) => ({
    subject: "Se cambió su correo electrónico para iniciar sesión",
    body: `Hola, ${givenName}:

Se cambió el correo electrónico con el que usted inicia sesión, y esta dirección ya no se usa para eso.

Si no fue usted, llámenos de inmediato al número que está en su tarjeta de identificación.
`,
  }),
  signOnChanged: (givenName, change) => ({
    subject: "Se cambió su forma de iniciar sesión",
    body: `Hola, ${givenName}:

${changes[change]}

Si no fue usted, cree una contraseña nueva y llámenos al número que está en su tarjeta de identificación.
`,
  }),
  staffInvitation: (name, link) => ({
    subject: "Prepare su acceso a la mesa de trabajo",
    body: `Hola, ${name}:

Se le dio acceso a la mesa de trabajo de la farmacia. Abra este enlace para elegir su contraseña y preparar su aplicación de autenticación. Funciona una vez, durante tres días:

${link}

Si no esperaba este mensaje, avise a su administrador. No dé el enlace a nadie.
`,
  }),
  staffAuthenticator: (name, link) => ({
    subject: "Prepare otra aplicación de autenticación",
    body: `Hola, ${name}:

Su administrador quitó su aplicación de autenticación y se cerró su sesión. Abra este enlace para preparar otra. Le pide su contraseña y funciona una vez, durante tres días:

${link}

Si no lo pidió, avise de inmediato a su administrador.
`,
  }),
};
