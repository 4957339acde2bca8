import type { Catalogue } from "#words/catalogue.ts";
import type { demoPages as en } from "#words/en/demo-pages.ts";

export const demoPages: Catalogue<typeof en> = {
  title: "La demostración",
  intro:
    "Este plan, sus personas y sus medicinas son inventados. Pruebe todo: nada sale de esta computadora y nada se cobra.",
  signInsTitle: "Inicie sesión como",
  password: "Contraseña de todas estas personas",
  people: {
    rosa: "Muchas medicinas en todos los estados posibles y cuatro familiares vinculados.",
    walter: "Vive en Hawái: ahí no hay resurtidos por teléfono y hay límites para lo que se envía por correo.",
    priya: "Norte de California, un plan con deducible.",
  },
  signIn: "Iniciar sesión",
  staffTitle: "Trabajar como personal",
  staff:
    "Cada uno entra con correo, contraseña y los seis dígitos de una aplicación de autenticación. La demostración le muestra lo que la aplicación mostraría; recargue la página para ver dígitos más nuevos.",
  code: "Código ahora:",
  staffSignIn: "A la mesa de trabajo",
  registerTitle: "Regístrese como",
  register: (name) => `${name} todavía no tiene cuenta.`,
  lastName: "Apellido",
  birthDate: "Fecha de nacimiento",
  email: "Correo electrónico (sus mensajes llegan al buzón de la demostración)",
  registerLink: "Registrarse",
  quickTitle: "Pruebe el resurtido rápido con",
  record: "Número de registro",
  prescription: "Número de receta",
  mailTitle: "Correo de la demostración",
  mail: "Los códigos y enlaces que envía la demostración llegan aquí, no a un correo real.",
  mailLink: "Abrir el buzón",
  noMail: "Todavía no hay correos. Registre a alguien o pida una contraseña nueva y vuelva a mirar.",
  to: (recipient) => `Para ${recipient}`,
  back: "Volver a las sesiones de la demostración",
};
