import type { Catalogue } from "#words/catalogue.ts";
import type { registerPages as en } from "#words/en/register-pages.ts";

export const registerPages: Catalogue<typeof en> = {
  title: "Registrarse",
  intro: "Registrarse toma dos pasos cortos. Se hace una sola vez.",
  needTitle: "Lo que necesita",
  need: "Su tarjeta de identificación y el correo electrónico que tenemos en su expediente: ahí le enviamos un código.",
  stepOne: "Paso 1 de 2: quién es usted",
  mrn: "Número de registro de salud",
  mrnHint: "Nueve dígitos, en su tarjeta de identificación.",
  lastName: "Apellido",
  lastNameHint: "Como aparece en su tarjeta de identificación.",
  birthDate: "Fecha de nacimiento",
  birthDateHint: "Con números: mes, día y año; por ejemplo, 4 27 1954.",
  birthDateFault: "Escriba su fecha de nacimiento: mes, día y año; por ejemplo, 4 27 1954.",
  email: "Correo electrónico",
  emailHint: "Lo usará para iniciar sesión.",
  next: "Enviarme un código",
  already: "¿Ya se registró?",
  signIn: "Iniciar sesión",
  stepTwo: "Paso 2 de 2: su código y una contraseña",
  code: "Código",
  codeHint: "Seis dígitos. Funciona por 15 minutos.",
  password: "Elija una contraseña",
  passwordHint: "Al menos 12 caracteres. Unas palabras que solo usted juntaría funcionan bien.",
  finish: "Terminar y ver mis medicinas",
  noCode: "¿No llegó el código?",
  noCodeWhat:
    "Puede tardar unos minutos. Si los números que dio no coinciden con nuestros registros, no se envía ningún código. Puede empezar de nuevo o llamar al número de su tarjeta de identificación.",
  again: "Empezar de nuevo",
  expiredTitle: "Ese código venció",
  expired: "Cada código funciona por 15 minutos. Empiece de nuevo y le enviaremos otro.",
};
