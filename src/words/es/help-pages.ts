import type { Catalogue } from "#words/catalogue.ts";
import type { helpPages as en } from "#words/en/help-pages.ts";

export const helpPages: Catalogue<typeof en> = {
  title: "Ayuda",
  contents: "En esta página",
  label: {
    pharmacy: "FARMACIA HARBOR",
    phone: "Resurtidos: 562-555-0100",
    numberLabel: "Rx",
    number: "7001234567",
    patient: "ALEX MUESTRA",
    medicine: "Su medicina 10 mg tableta",
    directions: "Tome 1 tableta por la boca cada mañana.",
    pointer: "Su número de receta",
    caption:
      "Una etiqueta de muestra. El número de receta está arriba a la izquierda, debajo del teléfono de resurtidos.",
  },
  numbersTitle: "¿Qué número es cuál?",
  numbers: {
    record: {
      term: "Número de registro de salud",
      detail: "Nueve dígitos, en su tarjeta de identificación. Dice quién es usted.",
    },
    prescription: {
      term: "Número de receta",
      detail: "Diez dígitos, arriba a la izquierda en la etiqueta. Cada receta tiene el suyo.",
    },
    confirmation: {
      term: "Número de confirmación",
      detail: "Diez dígitos. Lo recibe cuando hace un pedido, y con él puede preguntar por su pedido.",
    },
  },
  refillTitle: "Cómo funciona un resurtido",
  refill: [
    "Usted lo pide: aquí, por teléfono o en el mostrador. Recibe un número de confirmación al instante.",
    "Si es demasiado pronto, igual puede pedirlo. Empezamos el día correcto, y usted puede cancelar hasta entonces.",
    "Si ya no quedan resurtidos, le preguntamos a su médico. La mayoría responde en dos días laborales.",
    "Usted lo recoge o se lo enviamos por correo gratis. Los pedidos por correo llegan en un máximo de 7 días laborales.",
  ],
  phoneTitle: "Resurtir por teléfono",
  phone:
    "Llame a cualquier hora al número de resurtidos que está arriba a la izquierda en la etiqueta. Tenga a la mano su tarjeta de identificación y la etiqueta. Una voz grabada le pide su número de registro y el número de receta; usted presiona las teclas. Presione 0 para hablar con una persona. Si su teléfono no tiene teclas, espere en la línea.",
  phoneAreas: "No todas las áreas tienen resurtidos por teléfono. La lista de farmacias dice qué hacer ahí.",
  pharmaciesLink: "Buscar los números de su farmacia",
  troubleTitle: "¿No puede iniciar sesión?",
  trouble:
    "Puede crear una contraseña nueva con su correo electrónico. Si ya no tiene ese correo, llame al número de su tarjeta de identificación.",
  passwordLink: "Crear una contraseña nueva",
  medicineTitle: "Preguntas sobre una medicina",
  medicine:
    "Pregunte a un farmacéutico: llame a su farmacia en su horario. En una emergencia, llame al 911. Si cree que tomó demasiado de algo, llame a Poison Help (ayuda por envenenamiento) al",
  poisonHelp: "1-800-222-1222",
  accessTitle: "Leer y usar estas páginas",
  access: [
    "Puede agrandar el texto en su navegador: no se pierde nada.",
    "Todo funciona solo con el teclado, con lectores de pantalla y sin JavaScript.",
    "Todas las páginas están en inglés y en español: elija arriba.",
  ],
  relay:
    "Si es sordo, oye poco o le cuesta hablar, llame por el servicio de retransmisión: marque 711. Le damos el tiempo que esa llamada necesita.",
  languageTitle: "Ayuda en su idioma",
  language:
    "Los intérpretes son gratis en todos los idiomas, por teléfono y en el mostrador. Las etiquetas en letra grande y en español también son gratis: pídalas en la farmacia.",
};
