import type { Catalogue } from "#words/catalogue.ts";
import type { notices as en } from "#words/en/notices.ts";

export const notices = {
  kinds: {
    "order-placed": {
      subject: "Recibimos su pedido",
      text: ({ number, lines }) =>
        `Recibimos su pedido ${number} de ${lines} ${lines === 1 ? "artículo" : "artículos"}.`,
    },
    "prescription-sent": {
      subject: "Algo nuevo en su farmacia",
      text: ({ pharmacy }) => `Su médico envió algo para usted a ${pharmacy}.`,
    },
    started: {
      subject: "Su pedido empezó",
      text: ({ number }) => `Empezó algo de su pedido ${number} que estaba previsto para después.`,
    },
    ready: {
      subject: "Ya puede recoger su pedido",
      text: ({ number, pharmacy }) => `Algo de su pedido ${number} está listo en ${pharmacy}.`,
    },
    shipped: {
      subject: "Su pedido está en camino",
      text: ({ number }) => `Algo de su pedido ${number} está en camino.`,
    },
    delivered: {
      subject: "Su pedido fue entregado",
      text: ({ number }) => `Se entregó algo de su pedido ${number}.`,
    },
    partial: {
      subject: "Una parte de su pedido llega después",
      text: ({ number, pharmacy, by }) =>
        `${pharmacy} solo tiene una parte de su pedido ${number}.${by === "" ? "" : ` El resto llega hasta el ${by}.`}`,
    },
    "out-of-stock": {
      subject: "Su pedido tarda más",
      text: ({ number, pharmacy, by }) =>
        `Algo de su pedido ${number} espera una entrega a ${pharmacy}${by === "" ? "" : `, a más tardar el ${by}`}.`,
    },
    moved: {
      subject: "Su pedido va a otra farmacia",
      text: ({ number, pharmacy }) => `Algo de su pedido ${number} estará listo en ${pharmacy}.`,
    },
    "on-hold": {
      subject: "Su pedido tiene que esperar",
      text: ({ number }) => `Algo de su pedido ${number} tiene que esperar. Inicie sesión para ver por qué.`,
    },
    declined: {
      subject: "Algo de su pedido no llegará",
      text: ({ number }) =>
        `Algo de su pedido ${number} no se puede surtir. Inicie sesión para ver por qué y qué hacer.`,
    },
    cancelled: {
      subject: "Se canceló algo de su pedido",
      text: ({ number }) => `Se canceló algo de su pedido ${number}. Inicie sesión para ver por qué.`,
    },
    returned: {
      subject: "Su pedido volvió al estante",
      text: ({ number, pharmacy }) =>
        `Nadie recogió algo de su pedido ${number} y ${pharmacy} lo guardó. Puede pedirlo otra vez.`,
    },
    "card-declined": {
      subject: "Su pedido necesita otra tarjeta",
      text: ({ number }) =>
        `Rechazaron la tarjeta de su pedido ${number}. Guardamos su pedido. Elija otra tarjeta para que se envíe.`,
    },
    "order-late": {
      subject: "Su pedido sale más tarde: por favor elija",
      text: ({ number, by }) =>
        `El pedido ${number} no sale el día que dijimos. Llega hasta el ${by}. Entre para elegir: esperar o cancelar.`,
    },
    "late-cancelled": {
      subject: "Algo de su pedido atrasado se canceló",
      text: ({ number }) =>
        `Algo de su pedido ${number} se atrasó y se canceló. No se le cobra. Un resurtido sigue siendo suyo.`,
    },
    "parcel-late": {
      subject: "Su paquete llega más tarde",
      text: ({ number, by }) =>
        `El paquete de su pedido ${number} llega más tarde de lo que dijimos. Nuevo día: ${by}.`,
    },
    "parcel-claimed": {
      subject: "Estamos buscando su paquete",
      text: ({ number }) => `Algo pasa con el paquete de su pedido ${number}. Entre para verlo. Le diremos qué sigue.`,
    },
    "parcel-replaced": {
      subject: "Le enviamos su pedido otra vez",
      text: ({ number, by }) =>
        `Le enviamos otra vez, sin costo, algo de su pedido ${number}${by === "" ? "" : `. Llega a más tardar el ${by}`}.`,
    },
    "parcel-refunded": {
      subject: "Le devolvemos su dinero",
      text: ({ number }) =>
        `Hubo un problema con un paquete de su pedido ${number}. Le devolvemos su dinero. Un resurtido sigue siendo suyo.`,
    },
    "first-parcel-arrived": {
      subject: "Su primer paquete sí llegó",
      text: ({ number }) =>
        `El primer paquete del pedido ${number} sí llegó. Si llega otro, llámenos antes de tomar algo de él.`,
    },
    "bridge-given": {
      subject: "Unos días de medicina están listos",
      text: ({ number, pharmacy }) => `Unos días hasta que llegue su pedido ${number} están listos en ${pharmacy}.`,
    },
    "bridge-declined": {
      subject: "Sobre los días de medicina que pidió",
      text: ({ number, pharmacy }) =>
        `${pharmacy} no puede dar los días pedidos con el pedido ${number}. Inicie sesión para ver por qué.`,
    },
    "automatic-coming": {
      subject: "Viene un resurtido automático",
      text: ({ by }) => `Pediremos un resurtido automático el ${by}. Inicie sesión para verlo o saltarlo.`,
    },
    "automatic-stopped": {
      subject: "Un resurtido automático se detuvo",
      text: () => "Un resurtido automático se detuvo. Inicie sesión para ver por qué y empezarlo otra vez.",
    },
    "automatic-failed": {
      subject: "Un resurtido automático no se pidió",
      text: () => "No pudimos pedir un resurtido automático. Inicie sesión para ver por qué y pedirlo.",
    },
    "prescriber-asked": {
      subject: "Preguntamos a su médico",
      text: ({ number }) => `Algo de su pedido ${number} espera la respuesta de su médico.`,
    },
    "prescriber-late": {
      subject: "Su médico aún no responde",
      text: ({ number, by }) =>
        `Su médico no responde sobre el pedido ${number}. Volvimos a preguntar${by === "" ? "" : ` y esperamos respuesta el ${by}`}.`,
    },
    "prescriber-answered": {
      subject: "Su médico respondió",
      text: ({ number }) => `Su médico respondió sobre el pedido ${number}. Inicie sesión para ver la respuesta.`,
    },
    "transfer-asked": {
      subject: "Su transferencia empezó",
      text: ({ by }) =>
        `Estamos pidiendo su transferencia a la otra farmacia.${by === "" ? "" : ` Habrá noticias el ${by}.`}`,
    },
    "transfer-moved": {
      subject: "Su transferencia avanza",
      text: () => "Hay noticias de su transferencia. Inicie sesión para verlas.",
    },
    "transfer-late": {
      subject: "Su transferencia tarda más",
      text: ({ by }) =>
        `Su transferencia tarda más de lo que dijimos. Seguimos preguntando.${by === "" ? "" : ` Habrá noticias el ${by}.`}`,
    },
    "transfer-done": {
      subject: "Su transferencia está lista",
      text: ({ pharmacy }) => `Su transferencia a ${pharmacy} está lista.`,
    },
    "transfer-refused": {
      subject: "Su transferencia no se pudo hacer",
      text: () => "Su transferencia no se pudo hacer. Inicie sesión para ver por qué y qué hacer.",
    },
    "return-soon": {
      subject: "Su pedido lo espera",
      text: ({ number, pharmacy, by }) =>
        `Algo de su pedido ${number} espera en ${pharmacy}. Recójalo${by === "" ? "" : ` hasta el ${by}`}.`,
    },
    "refill-soon": {
      subject: "Es hora de ver sus resurtidos",
      text: () => "Puede que sea hora de pedir algo otra vez. Inicie sesión para ver qué.",
    },
    "automatic-renew": {
      subject: "¿Todavía quiere resurtidos automáticos?",
      text: ({ by }) => `Un resurtido automático termina el ${by} si no lo acepta otra vez.`,
    },
    "sign-on-changed": {
      subject: "Cambió su forma de iniciar sesión",
      text: () => "Cambió su forma de iniciar sesión. Si no fue usted, llame ya al número de su tarjeta.",
    },
    "phone-changed": {
      subject: "Cambió el número para mensajes de texto",
      text: () =>
        "Cambió el número que recibe nuestros mensajes de texto. Si no fue usted, llame ya al número de su tarjeta.",
    },
  },

  mail: (name, text, link, choices) =>
    `Hola, ${name}:\n\n${text}\n\nPara ver más, inicie sesión:\n\n${link}\n\nAquí elige qué le avisamos y cómo:\n\n${choices}\n`,
  push: {
    orders: "Algo cambió en su pedido.",
    prescriber: "Algo cambió en su pedido.",
    transfers: "Hay noticias de su transferencia.",
    reminders: "Tiene un recordatorio.",
    security: "Algo cambió en su forma de iniciar sesión.",
  },

  text: {
    from: (plan, text) => `${plan}: ${text}`,
    stopHint: "PARAR = fin.",
    code: (plan, code) => `${plan}: ${code} es su código para recibir mensajes. Sirve 10 minutos. No lo diga a nadie.`,
    confirmed: (plan) =>
      `${plan}: Recibe mensajes sobre sus pedidos. La cantidad varía. Pueden aplicar tarifas de mensajes y datos. AYUDA para ayuda, PARAR para terminar.`,
    stopped: (plan) => `${plan}: Ya no recibe mensajes. Para recibirlos otra vez, responda INICIAR.`,
    started: (plan) => `${plan}: Recibe otra vez mensajes sobre sus pedidos. PARAR para terminar, AYUDA para ayuda.`,
    help: (plan, link) =>
      `${plan}: Este número envía avisos y no lee respuestas. Llame al número de su tarjeta o vea ${link}. PARAR para terminar.`,
  },

  consentVersion: "2026-11",
  consent: (plan) =>
    `Sí, ${plan} puede enviar mensajes de texto automáticos sobre mis pedidos y mi inicio de sesión a este número. La cantidad depende de mis pedidos. Pueden aplicar tarifas de mensajes y datos. Puedo terminarlos cuando quiera con la respuesta PARAR. No necesito aceptar para recibir atención ni medicinas.`,

  topics: {
    orders: "Pedidos: recibidos, listos, enviados, tarde o cancelados",
    prescriber: "Su médico: preguntado, tarde o con respuesta",
    transfers: "Transferencias desde otra farmacia",
    reminders: "Recordatorios: para recoger o volver a pedir",
    security: "Cambios en su forma de iniciar sesión",
  },
  ways: { email: "Correo", sms: "Texto", push: "Aviso" },
  channels: { email: "Correo electrónico", sms: "Mensaje de texto", push: "Aviso en el dispositivo" },
  statuses: {
    waiting: (when) => `saldrá ${when}`,
    sending: "está en camino",
    sent: (when) => `enviado ${when}`,
    delivered: (when) => `entregado ${when}`,
    failed: "no se pudo entregar",
  },
  dropped: {
    "turned-off": "no enviado: usted lo desactivó",
    stopped: "no enviado: este número respondió PARAR",
    "no-address": "no enviado: sin número o dispositivo",
    outdated: "no enviado: ya no era cierto",
    merged: "avisado con el anterior",
  },

  page: {
    title: "Lo que le avisamos",
    done: {
      saved: "Sus opciones quedaron guardadas",
      phone: "Este número ya recibe mensajes",
      "phone-removed": "Este número ya no recibe mensajes",
      push: "Este dispositivo ya recibe avisos",
      "push-removed": "El dispositivo ya no recibe avisos",
    },
    intro: "Le avisamos cuando algo cambia, y solo entonces. Ningún mensaje nombra una medicina.",
    logLink: "Vea lo que le avisamos",
    back: "Volver a su perfil",
    choicesTitle: "Qué y cómo",
    always: "El correo sobre su inicio de sesión siempre se envía.",
    reminderRule: "Recordatorios: uno al día y tres a la semana como máximo.",
    nightRule:
      "Los mensajes de texto llegan de 8 de la mañana a 9 de la noche. Lo que pasa de noche se avisa por la mañana.",
    save: "Guardar mis opciones",
    phoneTitle: "Mensajes de texto",
    noPhone: "Ningún número recibe mensajes todavía.",
    phoneNow: (phone) => `${phone} recibe mensajes.`,
    phoneStopped: (phone) =>
      `${phone} respondió PARAR, así que no recibe mensajes. Para recibirlos otra vez, envíe INICIAR desde ese número.`,
    phone: "Número de celular",
    phoneHint: "Diez dígitos. Le enviamos un código.",
    consent: "Acepto",
    sendCode: "Enviarme un código",
    changePhone: "Usar otro número",
    removePhone: "No enviar más mensajes",
    codeTitle: "Escriba el código",
    codeIntro: (phone) => `Enviamos seis dígitos al ${phone}. Sirven 10 minutos.`,
    code: "Código del mensaje",
    confirm: "Confirmar el número",
    otherNumber: "¿No llegó? Inténtelo otra vez o use otro número",
    pushTitle: "Avisos en el dispositivo",
    push: "Un aviso aparece en este dispositivo aunque no tenga abierta ninguna página nuestra.",
    pushNeedsScript:
      "Esto necesita JavaScript, que está apagado en este navegador. El correo y los mensajes de texto funcionan sin él.",
    pushUnsupported:
      "Este navegador no puede recibir avisos. En un iPhone, agregue antes este sitio a la pantalla de inicio.",
    pushBlocked: "Este navegador bloquea los avisos de este sitio. Permítalos en sus ajustes e inténtelo otra vez.",
    pushFailed: "El navegador no pudo activarlos. Inténtelo más tarde.",
    pushHere: "Recibir avisos en este dispositivo",
    pushSince: (when) => `Desde ${when}`,
    remove: "Quitar",
    logTitle: "Lo que le avisamos",
    logIntro: "Los últimos 100 mensajes sobre sus pedidos y su inicio de sesión, el más nuevo primero.",
    noLog: "Nada todavía",
    logBack: "Cambiar lo que le avisamos",
    summaryTitle: "Lo que le avisamos",
    summary: "Elija de qué se entera por correo, mensaje de texto o aviso, y vea lo que enviamos.",
    summaryLink: "Elegir lo que le avisamos",
  },

  demo: {
    title: "Teléfonos de la demostración",
    intro:
      "Los mensajes de texto de la demostración llegan aquí, no a un teléfono real. Sirve cualquier número de diez dígitos de Estados Unidos.",
    link: "Ver los mensajes de la demostración",
    none: "Ningún mensaje todavía",
    noneMore: "Dé un número en el perfil de un miembro y mire otra vez.",
    reply: (phone) => `Mensaje desde ${phone}`,
    hint: "Pruebe PARAR, INICIAR, AYUDA o deje de enviarme mensajes.",
    send: "Enviar",
    direction: { received: "Recibido", sent: "Enviado desde este teléfono" },
    statuses: {
      queued: "en camino",
      sent: "en camino",
      delivered: "entregado",
      undelivered: "no entregado",
      received: "recibido por nosotros",
    },
    back: "Volver a los accesos de la demostración",
  },
} as const satisfies Catalogue<typeof en>;
