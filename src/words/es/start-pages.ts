import type { Catalogue } from "#words/catalogue.ts";
import type { startPages as en } from "#words/en/start-pages.ts";

export const startPages: Catalogue<typeof en> = {
  title: "Resurta su medicina",
  print: ["Abierto día y noche", "Un número de pedido al instante"],
  hero: "Resurta su medicina. Vea qué día estará lista.",
  directions: "Inicie sesión, elija lo que necesita y recójalo o recíbalo por correo. Le respondemos al instante.",
  supply: "Le mostramos cuánto le dura cada medicina, para que la pida a tiempo.",
  signIn: "Iniciar sesión",
  newHere: "¿Es su primera vez aquí?",
  register: "Registrarse con su número de registro",
  waysTitle: "Otras formas",
  quickTitle: "Resurtido rápido, sin iniciar sesión",
  quick:
    "Necesita el número de registro de su tarjeta de identificación y el número de la etiqueta. Para recoger en una farmacia.",
  quickLink: "Resurtir con números",
  phoneTitle: "Por teléfono",
  phone:
    "Llame a cualquier hora al número de resurtidos que está arriba a la izquierda en la etiqueta. Algunas áreas no tienen resurtidos por teléfono; la lista de farmacias lo dice.",
  phoneLink: "Cómo resurtir por teléfono",
  pharmacyTitle: "Buscar una farmacia",
  pharmacy: "Vea los horarios, los idiomas, el número de resurtidos y a qué distancia está.",
  pharmacyLink: "Buscar cerca de usted",
  demoTitle: "Esto es una demostración",
  demo: "Las personas y las medicinas son inventadas. Inicie sesión como una de ellas y pruebe todo.",
  demoLink: "Ver todas las sesiones de demostración",
};
