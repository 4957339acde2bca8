import type * as en from "#words/en/access.ts";

export const accessActions = {
  registered: "Se registró en el sitio web",
  "signed-on": "Inició sesión",
  "password-changed": "Cambió la contraseña",
  "password-reset": "Creó una contraseña nueva por correo electrónico",
  "profile-changed": "Cambió los datos de contacto o el idioma",
  "authenticator-on": "Activó los códigos de una aplicación de autenticación",
  "authenticator-off": "Desactivó los códigos de una aplicación de autenticación",
  "passkey-added": "Agregó una llave de acceso",
  "passkey-removed": "Quitó una llave de acceso",
  "session-ended": "Cerró la sesión de un dispositivo",
  "address-added": "Agregó una dirección",
  "address-removed": "Quitó una dirección",
  "card-added": "Agregó una tarjeta",
  "card-removed": "Quitó una tarjeta",
  "grant-given": "Permitió que alguien actúe por usted",
  "grant-ended": "Terminó el permiso para actuar por usted",
  "prescriptions-read": "Leyó la lista de recetas",
  "prescription-read": "Leyó una receta",
  "sensitive-shown": "Mostró un medicamento delicado a quienes ayudan",
  "sensitive-hidden": "Ocultó un medicamento delicado a quienes ayudan",
  "refill-checked": "Preguntó si se puede resurtir una receta",
  "refill-ordered": "Pidió un resurtido",
  "items-ordered": "Pidió artículos sin receta",
  "item-cancelled": "Quitó un artículo sin receta de un pedido",
  "order-read": "Leyó un pedido",
  "refill-cancelled": "Canceló un resurtido",
  "transfer-requested": "Pidió una transferencia",
  "transfer-read": "Leyó una transferencia",
  "transfer-worked": "Trabajó en una transferencia",
  "transfer-attested": "Confirmó una receta de otra farmacia",
  "prescription-moved": "Pasó una receta a otra farmacia",
  "status-changed": "Avanzó un pedido",
  "renewal-read": "Leyó lo que se preguntó al médico",
  "renewal-answered": "Contestó una solicitud de renovación",
  "renewal-entered": "Anotó lo que contestó por teléfono el consultorio médico",
  "patient-read": "Leyó las medicinas antes de escribir una receta",
  "prescription-written": "Escribió una receta nueva",
  "prescription-cancelled": "Canceló una receta",
  "member-found": "Le encontró en una búsqueda",
  "member-read": "Leyó quién es usted, sus medicinas y sus pedidos",
  "caller-checked": "Comprobó que era usted quien llamaba",
  "caller-not-matched": "Habló con alguien que no pudo mostrar que era usted",
  "voice-message-heard": "Escuchó un mensaje dejado por teléfono con su número de registro de salud",
  "voice-message-claimed": "Se encargó de un mensaje dejado por teléfono con su número de registro de salud",
  "called-back": "Devolvió una llamada por un mensaje dejado por teléfono",
} as const satisfies Record<keyof typeof en.accessActions, string>;

export const accessActors = {
  self: "Usted",
  guest: "Alguien con su número de registro de salud",
  staff: "Personal de la farmacia",
  system: "El sistema de la farmacia",
} as const satisfies Record<keyof typeof en.accessActors, string>;

export const accessRoles = {
  pharmacist: "Un farmacéutico",
  technician: "Un técnico de farmacia",
  "mail-order": "Personal de la farmacia por correo",
  agent: "Un agente telefónico",
  prescriber: "Un consultorio médico",
  administrator: "Un administrador del plan",
} as const satisfies Record<keyof typeof en.accessRoles, string>;

export const accessReasons = {
  "member-calling": "Usted hablaba por teléfono con nosotros",
  "member-at-counter": "Usted estaba en el mostrador de la farmacia",
  "working-on-order": "Para trabajar en su pedido",
  "prescriber-asks": "Lo preguntó un consultorio médico u otra farmacia",
  "following-up": "Para revisar una pregunta o una queja",
  other: "Otro motivo",
} as const satisfies Record<keyof typeof en.accessReasons, string>;

export const accessChannels = {
  web: "Sitio web",
  api: "Otro programa",
  guest: "Resurtido rápido sin iniciar sesión",
  phone: "Teléfono",
  mobile: "Aplicación móvil",
  paper: "Formulario en papel",
  agent: "Agente telefónico",
  prescriber: "Consultorio médico",
  workbench: "Mesa de trabajo de la farmacia",
  demo: "Datos de demostración",
} as const satisfies Record<keyof typeof en.accessChannels, string>;

export const signOnWays = {
  password: "Contraseña",
  "password-and-code": "Contraseña y código",
  passkey: "Llave de acceso",
  registration: "Registro",
} as const satisfies Record<keyof typeof en.signOnWays, string>;
