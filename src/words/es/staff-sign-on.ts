import type { Catalogue } from "#words/catalogue.ts";
import type { staffSignOn as en } from "#words/en/staff-sign-on.ts";

export const staffSignOn: Catalogue<typeof en> = {
  title: "Iniciar sesión en la mesa de trabajo",
  who: "Para farmacéuticos, técnicos, agentes, médicos y administradores. Los afiliados entran en otra página:",
  members: "acceso de afiliados",
  email: "Correo electrónico del trabajo",
  password: "Contraseña",
  code: "Código de su aplicación de autenticación",
  codeHint: "Los seis dígitos que muestra ahora. Cada código sirve una vez.",
  signIn: "Iniciar sesión",
  enterEmail: "Escriba su correo electrónico del trabajo.",
  enterPassword: "Escriba su contraseña.",
  enterCode: "Escriba los seis dígitos que su aplicación muestra ahora.",
  passkeyTitle: "O use una llave de acceso",
  passkeyHint: "Su llave de seguridad, su huella o el bloqueo de esta computadora, si los agregó.",
  passkey: "Entrar con una llave de acceso",
  passkeyFailed: "No funcionó. Inténtelo de nuevo, o entre con su correo, contraseña y código.",
  singleSignOn: "Entrar por medio del plan",
  signInFirst: "Inicie sesión para continuar",
  signInFirstWhy: "Después le llevamos a la página que quería.",
  signedOut: "Su sesión está cerrada",
  signedOutWhy: "Nadie puede usar esta mesa de trabajo a su nombre ahora.",
  sessionEnded: "Su sesión terminó",
  sessionEndedWhy: "No se usó durante 15 minutos, o pasaron diez horas. Lo que envió está guardado.",
  singleSignOnFailed: "No se pudo entrar por medio del plan",
  singleSignOnFailedWhy: "Inténtelo de nuevo. Si sigue igual, pregunte a un administrador si su correo del trabajo está registrado aquí.",
};
