import type { Catalogue } from "#words/catalogue.ts";
import type { layout as en } from "#words/en/layout.ts";

export const layout: Catalogue<typeof en> = {
  description: (plan) =>
    `Pida resurtidos de recetas en las farmacias de ${plan}, para recoger o por correo, para usted y su familia.`,
  skip: "Ir al contenido",
  navigation: "Principal",
  language: "Idioma",
  home: "Medicinas",
  orders: "Pedidos",
  family: "Familia",
  profile: "Perfil",
  pharmacies: "Farmacias",
  quickRefill: "Resurtido rápido",
  signIn: "Iniciar sesión",
  signOut: "Cerrar sesión",
  register: "Registrarse",
  help: "Ayuda: cómo funcionan los resurtidos y qué número es cuál",
  footerHelp:
    "En una emergencia, llame al 911. Si tiene preguntas sobre una medicina, llame a su farmacia: el número está arriba a la izquierda en la etiqueta.",
  footerLanguages:
    "Hablamos inglés y español. Los intérpretes de otros idiomas son gratis: pregunte en cualquier farmacia.",
  demo: "Plan de demostración: personas y medicinas inventadas.",
  demoMail: "Leer el correo de la demostración",
};
