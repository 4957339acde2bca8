import type { Catalogue } from "#words/catalogue.ts";
import type { phoneSentences as en } from "#words/en/phone.ts";

export const phoneSentences: Catalogue<typeof en> = {
  welcome: "Gracias por llamar a la línea de resurtido de recetas.",
  "welcome-mail": "Gracias por llamar a la línea de resurtido por correo.",
  "choose-language": "Para español, marque 2.",
  "rotary-hint": "Si su teléfono no tiene teclas, espere en la línea.",
  menu: "Para pedir un resurtido, marque 1. Para saber de un pedido, marque 2. Para el horario y la dirección de una farmacia, marque 3. Para hablar con un agente, marque 0. Para oír algo otra vez, marque asterisco.",
  "news-closed-here": "Atención: esta farmacia está cerrada por ahora. De todos modos puede pedir sus resurtidos.",
  "news-closed":
    "Atención: algunas de nuestras farmacias están cerradas por ahora. De todos modos puede pedir sus resurtidos.",
  "news-emergency":
    "Atención: por una emergencia, puede haber farmacias cerradas o más lentas que de costumbre. Si necesita hoy una medicina, pida hablar con un agente.",
  "news-other": "Hay noticias sobre nuestras farmacias. Mire nuestro sitio de internet, o pida hablar con un agente.",
  "still-here": "Tómese su tiempo. Sigo aquí.",
  "so-far": "Hasta ahora tengo",
  "so-far-digits": "dígitos. Siga, o marque asterisco para empezar el número otra vez.",
  "so-far-digit": "dígito. Siga, o marque asterisco para empezar el número otra vez.",
  slower: "Voy a ir más despacio.",
  "wrong-key": "Esa tecla no sirve aquí.",

  "record-number":
    "Marque el número de registro de salud de nueve dígitos que está en su tarjeta, y después la tecla de número. Para un agente, marque 0 y la tecla de número.",
  "record-number-wrong": "Ese no es un número de registro. Tiene nueve dígitos. Quizá un dígito está mal.",
  "prescription-number":
    "Marque el número de receta de diez dígitos que está arriba a la izquierda en la etiqueta, y después la tecla de número.",
  "prescription-number-wrong": "Ese no es un número de receta. Tiene diez dígitos. Quizá un dígito está mal.",
  "not-found": "No encuentro ese número de receta con ese número de registro.",
  "asked-before": "Usted ya marcó esa receta en esta llamada.",
  "too-many-tries": "Demasiados números no coincidieron. Por su seguridad, ahora le ayudará un agente.",

  "prescription-ending": "La receta que termina en",
  "is-ready": "se puede resurtir. Para pedirla, marque 1. Para dejarla, marque 2.",
  "no-refills":
    "ya no tiene resurtidos. Podemos pedirle más a su médico. Calcule dos días hábiles. Para preguntarle al médico, marque 1. Para dejarla, marque 2.",
  "can-be-refilled-on": "se puede resurtir el",
  "start-then": "Para empezarla ese día, marque 1. Para dejarla, marque 2.",
  "is-on-order": "ya está pedida. El número de confirmación es",
  "call-the-pharmacy":
    "no se puede resurtir por teléfono. Llame a la farmacia de la etiqueta, o pida hablar con un agente.",
  "welcome-back": "Hola otra vez. Guardé su pedido.",
  "prescriptions-so-far": "recetas están en su pedido.",
  "one-prescription-so-far": "Una receta está en su pedido.",
  "most-prescriptions": "En un pedido no caben más recetas.",
  another: "Para pedir otra receta, marque 1. Si eso es todo, marque 2.",
  "nothing-chosen": "No se eligió nada.",

  where:
    "Para recogerla en la farmacia de la etiqueta, marque 1. Para recogerla en otra farmacia, marque 2. Para recibirla por correo, marque 3.",
  "pharmacy-number": "Marque el teléfono de resurtido de diez dígitos de la farmacia, y después la tecla de número.",
  "pharmacy-number-wrong": "Un teléfono tiene diez dígitos.",
  "no-such-pharmacy": "Ninguna de nuestras farmacias tiene ese teléfono de resurtido.",
  "not-at-that-pharmacy": "En esa farmacia no se puede pedir un resurtido por teléfono.",

  "birth-date":
    "Marque su fecha de nacimiento: dos dígitos para el mes, dos para el día y cuatro para el año, y después la tecla de número.",
  "birth-date-wrong": "Esa no es una fecha. Marque ocho dígitos: mes, día y año.",
  "street-number": "Marque el número de la calle de su dirección postal, y después la tecla de número.",
  "street-number-wrong": "Marque solo los dígitos que están antes del nombre de la calle.",
  zip: "Marque el código postal de cinco dígitos de su dirección postal, y después la tecla de número.",
  "zip-wrong": "Un código postal tiene cinco dígitos.",
  "no-match": "Lo que marcó no coincide con nuestros datos. Un agente le ayudará.",
  "birth-date-no-match": "Eso no coincide con nuestros datos.",

  payment:
    "Para pagar con la tarjeta registrada, marque 1. Para dar una tarjeta en la línea del proveedor de pagos, marque 2.",
  "no-card": "No hay ninguna tarjeta registrada.",
  "to-payment-line":
    "Le paso con el proveedor de pagos. Marque su tarjeta allí, no aquí. Después regresa usted conmigo.",
  "payment-done": "Su tarjeta fue aceptada.",
  "payment-failed": "No se aceptó ninguna tarjeta.",

  "your-order": "Este es su pedido.",
  "ready-by": "estará lista para recoger a más tardar el",
  "ready-by-at": "a",
  "arrives-by": "llegará por correo a más tardar el",
  "starts-on": "empezará por sí sola el",
  "answer-by": "espera a su médico, que debe responder a más tardar el",
  "transferred-by": "se trasladará a más tardar el",
  "pick-up-label": "Usted la recoge en la farmacia de la etiqueta.",
  "pick-up-other": "Usted la recoge en la farmacia con el teléfono de resurtido",
  "by-mail": "Se la enviamos a su dirección, sin costo de envío.",
  "left-out": "no se puede pedir así, y queda fuera.",
  "none-that-way": "Ninguna de sus recetas se puede pedir así.",
  "price-is": "El precio es",
  "no-charge": "No hay nada que pagar.",
  "pay-at-pickup": "Usted paga en la farmacia.",
  "charged-when-shipped": "El cargo a su tarjeta se hace cuando enviamos.",
  confirm: "Para hacer el pedido, marque 1. Para empezar de nuevo, marque 2.",

  "order-placed": "Su pedido está hecho.",
  "was-on-order": "Esto ya estaba pedido. No lo pedimos dos veces.",
  "number-is": "Su número de confirmación es",
  "again-number-is": "Otra vez, su número de confirmación es",
  "hear-again": "Para oírlo otra vez, marque asterisco.",
  "not-placed": "En este momento no se pudo hacer el pedido.",
  goodbye: "Gracias por llamar. Adiós.",

  "nothing-open": "No hay ningún pedido en camino.",
  "status-received": "está en la farmacia.",
  "status-awaiting-prescriber": "espera a su médico.",
  "status-scheduled": "está programada.",
  "status-in-process": "se está preparando.",
  "status-on-hold": "está en espera. La farmacia tiene una pregunta. Llame a la farmacia.",
  "status-ready-for-pickup": "está lista para recoger.",
  "status-packed": "está empacada.",
  "status-shipped": "va en camino.",
  "expected-by": "Se espera a más tardar el",
  "next-or-again": "Para la siguiente, marque 1. Para oír esta otra vez, marque 2.",
  "last-or-again": "Esa fue la última. Para el menú, marque 1. Para oír esta otra vez, marque 2.",

  "hours-number":
    "Marque el teléfono de resurtido de diez dígitos que está en la etiqueta de la farmacia, y después la tecla de número.",
  "open-today": "Hoy la farmacia está abierta",
  "closed-today": "Hoy la farmacia está cerrada.",
  "open-week": "El horario de la semana es:",
  from: "de",
  to: "a",
  closed: "cerrada",
  through: "a",

  "refills-not-offered":
    "En esta área no se ofrecen resurtidos por teléfono. Puede pedir en nuestro sitio de internet, o por correo en la línea de pedidos por correo, cuyo número es",
  "line-closed": "Lo sentimos. La línea tiene una falla. Por favor llame más tarde.",

  "to-agent": "Estoy llamando a un agente.",
  "no-agent": "En este momento no hay ningún agente libre.",
  "agents-busy": "Todos los agentes están con otras personas.",
  "you-are-next": "Usted sigue.",
  "one-caller-ahead": "Hay una persona antes que usted.",
  "callers-ahead": "personas están antes que usted.",
  "wait-a-minute": "Puede tardar más o menos un minuto.",
  "wait-about": "Puede tardar más o menos",
  minutes: "minutos.",
  "queue-choices":
    "Por favor siga en la línea. O, para guardar su lugar y que le llamemos, marque 1. Para dejar un mensaje, marque 2.",
  "waited-long": "Lamentamos que haya esperado tanto. Todavía no hay ningún agente libre.",
  "call-back-at": "Le podemos llamar al",
  "call-back-choices":
    "Si es correcto, marque 1, y después puede colgar. Para que le llamemos a otro número, marque 2. Para seguir esperando, marque 0.",
  "call-back-number":
    "Marque el teléfono de diez dígitos al que le podemos llamar, con código de área, y después la tecla de número. Para seguir esperando, marque 0 y la tecla de número.",
  "call-back-number-wrong":
    "Ese no es un teléfono al que podamos llamar. Tiene diez dígitos, primero el código de área.",
  "call-back-kept": "Su lugar está guardado. Le llamaremos cuando sea su turno.",
  "leave-message":
    "Después del tono, diga su nombre, su teléfono y lo que necesita. Le devolveremos la llamada. Cuando termine, marque la tecla de número o cuelgue.",
  "message-kept": "Gracias. Su mensaje está guardado, y le devolveremos la llamada.",
  "no-message": "No oí ningún mensaje.",
};
