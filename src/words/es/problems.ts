import type { fields as fieldsEn, problems as problemsEn } from "#words/en/problems.ts";

export const problems = {
  "bad-input": {
    title: "Revise los datos",
    detail: "Falta algo en la solicitud o no está en la forma que necesitamos.",
  },
  "bad-json": { title: "Revise los datos", detail: "No pudimos leer la solicitud." },
  "sign-on-required": {
    title: "Inicie sesión",
    detail: "Inicie sesión y hágalo otra vez. No se cambió nada.",
  },
  "sign-in-failed": {
    title: "Los datos no coinciden",
    detail: "El correo electrónico o la contraseña no son correctos. Inténtelo de nuevo o cree una contraseña nueva.",
  },
  "authenticator-code-required": {
    title: "Falta un paso",
    detail: "Escriba los seis dígitos de su aplicación de autenticación.",
  },
  "authenticator-code-wrong": {
    title: "El código no coincide",
    detail: "Escriba los seis dígitos que su aplicación muestra ahora.",
  },
  "passkey-sign-in-failed": {
    title: "No pudimos usar esa llave de acceso",
    detail: "Inténtelo de nuevo o inicie sesión con su correo electrónico y contraseña.",
  },
  "passkey-refused": {
    title: "No se agregó la llave de acceso",
    detail: "No pudimos comprobar la llave de acceso. Inténtelo de nuevo.",
  },
  "cross-origin": {
    title: "Use nuestra propia página",
    detail: "Esta solicitud vino de otro sitio web, así que no hicimos nada.",
  },
  "not-allowed": { title: "No está disponible para usted", detail: "Su sesión no permite hacer esto." },
  "nothing-to-sync": {
    title: "Nada que juntar",
    detail: "Ninguna medicina puede tener un surtido corto para este día. Elija otro.",
  },
  "automatic-not-allowed": {
    title: "Sin resurtido automático",
    detail: "Esta medicina no se puede resurtir automáticamente. Pídala cuando la necesite.",
  },
  "not-found": {
    title: "No encontramos nada",
    detail: "No pudimos encontrarlo. Revise el número e inténtelo de nuevo.",
  },
  "picking-began": {
    title: "Ya es tarde para cancelar",
    detail: "La farmacia ya empezó a preparar este resurtido. Llame a la farmacia para detenerlo.",
  },
  "item-gathered": {
    title: "Ya es tarde para quitarlo",
    detail: "La farmacia ya apartó este artículo. Dígalo en el mostrador o llame.",
  },
  "email-in-use": {
    title: "Use otro correo electrónico",
    detail: "No se puede usar este correo electrónico. Pruebe con otro o inicie sesión.",
  },
  "grant-exists": {
    title: "Ya tiene permiso",
    detail: "Esta persona ya puede actuar por usted. Para cambiarlo, primero quite ese permiso.",
  },
  "too-many-tries": { title: "Espere un momento", detail: "Hubo demasiados intentos. Espere y vuelva a intentarlo." },
  "too-large": { title: "Es demasiado grande", detail: "La solicitud es más grande de lo que aceptamos." },
  defect: { title: "Algo falló de nuestro lado", detail: "No se perdió nada. Inténtelo de nuevo en un minuto." },
  "try-again": {
    title: "Inténtelo de nuevo",
    detail: "No pudimos terminar en este momento. Inténtelo de nuevo; nada se pide dos veces.",
  },
  "idempotency-key-missing": {
    title: "Falta una clave",
    detail: "Envíe el encabezado Idempotency-Key para que una solicitud repetida no pida nada dos veces.",
  },
  "idempotency-key-reused": {
    title: "Esta clave ya se usó",
    detail: "La misma clave llegó con otro pedido. Use una clave nueva para un pedido nuevo.",
  },
  "too-many-people": {
    title: "Demasiadas personas",
    detail: "Un pedido puede incluir resurtidos para un máximo de cuatro personas. No se pidió nada.",
  },
  "payment-method-required": {
    title: "Se necesita una tarjeta",
    detail: "Elija una tarjeta para pagar un pedido por correo. No se pidió nada.",
  },
  "payment-method-not-found": {
    title: "Elija otra tarjeta",
    detail: "No pudimos encontrar esa tarjeta. No se pidió nada.",
  },
  "payment-token-unknown": {
    title: "No se aceptó esa tarjeta",
    detail: "El procesador de pagos no reconoce esta tarjeta. Agregue la tarjeta de nuevo.",
  },
  "card-brand-not-taken": {
    title: "No aceptamos tarjetas de esta marca",
    detail: "Use Visa, MasterCard, Discover o American Express.",
  },
  "card-form-not-finished": {
    title: "No se guardó ninguna tarjeta",
    detail: "No se terminó el formulario de la tarjeta. Inténtelo de nuevo.",
  },
  "card-number-refused": {
    title: "No envíe números de tarjeta",
    detail: "El número de la tarjeta solo debe escribirse en el formulario del procesador de pagos.",
  },
  "address-not-found": {
    title: "Elija otra dirección",
    detail: "No pudimos encontrar esa dirección. No se pidió nada.",
  },
  "pharmacy-not-found": {
    title: "Elija una farmacia",
    detail: "No pudimos encontrar esa farmacia, o no entrega resurtidos. No se pidió nada.",
  },
  "nothing-ordered": {
    title: "No se pidió nada",
    detail: "Nada de esto se puede pedir ahora. Cada línea dice por qué y qué hacer.",
  },
  "code-wrong": { title: "El código no coincide", detail: "Revise el código que le enviamos e inténtelo de nuevo." },
  "number-stopped": {
    title: "Este número no quiere mensajes",
    detail: "Antes respondió PARAR. Envíe INICIAR desde ese número al nuestro y vuelva a intentarlo.",
  },
  "code-expired": { title: "Ese código venció", detail: "Empiece de nuevo y le enviaremos un código nuevo." },
  "reset-link-expired": { title: "Este enlace venció", detail: "Pida un enlace nuevo para crear su contraseña." },
  "feature-not-in-area": {
    title: "No se ofrece en su área",
    detail: "Esto no se ofrece en su área. Haga el pedido con su sesión iniciada o llame a su farmacia.",
  },
  "transfer-in-process": {
    title: "Ahora no es posible",
    detail: "Se está surtiendo esta receta. Cuando termine, podrá cambiarla de farmacia.",
  },
  "transfer-asked-already": {
    title: "Ya se pidió",
    detail: "Esta receta ya se pidió a esa farmacia, o ya está aquí. Mire sus transferencias.",
  },
  "transfer-not-now": {
    title: "No en este paso",
    detail: "Esta transferencia terminó, o su paso aún no llega. Mírela de nuevo.",
  },
  "call-first": {
    title: "Llame primero",
    detail: "Anote la llamada en que la otra farmacia contestó. Luego anote lo que dijo.",
  },
  "pharmacist-must-call": {
    title: "Esto lo anota un farmacéutico",
    detail: "Un medicamento controlado pasa solo de farmacéutico a farmacéutico. Pida a uno de aquí que llame.",
  },
  "pharmacist-only": {
    title: "Esto lo decide un farmacéutico",
    detail: "Solo un farmacéutico puede confirmar o rechazar una transferencia.",
  },
  "schedule-ii-not-transferable": {
    title: "La lista II no se transfiere",
    detail: "La ley no deja pasar resurtidos de la lista II. Rechace la transferencia; hace falta una receta nueva.",
  },
  "transferred-before": {
    title: "Ya se transfirió antes",
    detail:
      "Una receta de las listas III a V se transfiere solo una vez. Rechace la transferencia; el médico puede escribir otra.",
  },
  "prescription-expired": {
    title: "La receta venció",
    detail: "Ya no se puede surtir. Rechace la transferencia; el médico puede escribir otra.",
  },
  "no-refills-left": {
    title: "No quedan resurtidos",
    detail: "No hay nada que pasar. Rechace la transferencia; el médico puede escribir otra receta.",
  },
  "second-factor-required": {
    title: "Muestre otra vez su segundo factor",
    detail: "Este paso necesita un código de su aplicación de autenticación, mostrado ahora mismo.",
  },
  "second-factor-wrong": {
    title: "Ese código no coincide",
    detail: "Escriba los seis dígitos que su aplicación muestra ahora. Cada código sirve una vez.",
  },
  "password-wrong": { title: "Los datos no coinciden", detail: "Su contraseña actual no es correcta." },
  "changed-meanwhile": {
    title: "Alguien se adelantó",
    detail: "Esto cambió desde que lo abrió. No se guardó nada suyo; mírelo otra vez antes de actuar.",
  },
  "reason-required": {
    title: "¿Para qué lo necesita?",
    detail: "Diga por qué abre la página de este afiliado. El motivo vale 15 minutos y el afiliado puede leerlo.",
  },
  "caller-unchecked": {
    title: "¿Es el afiliado quien llama?",
    detail: "Pregunte antes tres cosas a quien llama. Hasta que coincidan, nada se muestra y nada se pide.",
  },
  "caller-not-matched": {
    title: "No coincide",
    detail: "Algo de lo que dijo quien llama no es lo que tenemos. Pregunte otra vez o ayúdele de otro modo.",
  },
  "changed-since-read": {
    title: "Algo ha cambiado",
    detail: "El pedido ya no sería como usted lo leyó. No se pidió nada: lea las palabras nuevas a quien llama.",
  },
  "caller-must-agree": {
    title: "¿Dijo que sí quien llama?",
    detail: "Lea el pedido a quien llama y marque que dijo que sí. No se pidió nada.",
  },
  "not-by-phone": {
    title: "Por teléfono no",
    detail: "Un medicamento de la lista II no se puede recetar por teléfono. Pida una receta firmada.",
  },
  "warnings-unread": {
    title: "Lea esto primero",
    detail: "Hay algo que saber sobre este paciente y esta medicina. No se envió nada.",
  },
  "drug-not-found": {
    title: "Elija otra medicina",
    detail: "Esta medicina no se puede recetar aquí. No se envió nada.",
  },
  "not-active": {
    title: "Ya no está activa",
    detail: "Esta receta ya se canceló, se reemplazó o se trasladó. No se cambió nada.",
  },
  "membership-ended": {
    title: "La membresía terminó",
    detail: "El paciente ya no es miembro, así que las farmacias del plan no pueden surtirla.",
  },
  "claimed-by-other": {
    title: "Alguien la tiene en mano",
    detail: "Un colega trabaja en esta línea. Tome otra o pregúntele.",
  },
  "message-claimed": {
    title: "Un colega ya devuelve la llamada",
    detail: "Otra persona ya tomó este mensaje. Tome otro, para que a nadie se le llame dos veces.",
  },
  "not-now": {
    title: "No en este paso",
    detail: "Esto no se puede hacer con la línea como está ahora. Véala de nuevo.",
  },
  "wrong-medicine": {
    title: "No es el medicamento",
    detail: "El frasco que escaneó es otro. Devuélvalo y escanee el que pide la etiqueta.",
  },
  "stock-expired": { title: "Este frasco está vencido", detail: "Tome un frasco vigente y ponga este aparte." },
  "not-enough-units": {
    title: "Quedan muy pocas unidades",
    detail: "La receta no tiene tantas unidades como hacen falta.",
  },
  "part-not-less": { title: "Una parte es menos que el total", detail: "Escriba menos unidades que las del surtido." },
  "rest-too-late": {
    title: "Elija otro día",
    detail: "El resto debe seguir dentro de 30 días, en la lista II dentro de 72 horas, y no antes de hoy.",
  },
  "not-by-mail": {
    title: "No para el correo",
    detail: "Una línea por correo se envía completa, desde la farmacia de pedidos por correo.",
  },
  "label-printed": {
    title: "Ya tiene etiqueta",
    detail: "Primero abra el paquete de nuevo: la etiqueta se devuelve al transportista.",
  },
  "other-persons-medicine": {
    title: "Alto: es la medicina de otra persona",
    detail: "Este frasco no va en este paquete. Devuélvalo y mire el nombre en la etiqueta.",
  },
  "other-address": {
    title: "Va a otra dirección",
    detail: "Este frasco se pidió a otra dirección. Va en un paquete aparte.",
  },
  "not-checked-yet": {
    title: "Aún no revisada",
    detail: "Un farmacéutico no ha hecho la última revisión de esta medicina. No se puede enviar ahora.",
  },
  "in-another-parcel": {
    title: "Está en otro paquete",
    detail: "Este frasco se escaneó en otro paquete. Sáquelo primero de allí.",
  },
  "bottle-unknown": {
    title: "No conocemos este frasco",
    detail:
      "Ningún pedido por correo abierto aquí tiene este número. Escanee el código arriba a la izquierda de la etiqueta.",
  },
  "parcel-empty": { title: "No hay nada dentro", detail: "No hay nada que enviar." },
  "not-all-scanned": { title: "Falta escanear", detail: "Escanee cada frasco en el paquete, o saque lo que no está." },
  "weight-missing": { title: "Primero péselo", detail: "Cierre el paquete y escriba cuánto pesa." },
  "cold-waits": {
    title: "Hoy no",
    detail:
      "Un paquete frío no debe quedarse en camino un fin de semana o un feriado. Guárdelo en el refrigerador; saldrá el próximo día bueno.",
  },
  "parcels-unpaid": {
    title: "No se cobró a las tarjetas",
    detail:
      "Ningún paquete de esta lista está pagado. Se quedan en la mesa hasta que los miembros elijan otra tarjeta.",
  },
  "carrier-missing": {
    title: "No hay transportista",
    detail: "Este plan no tiene transportista de paquetes. Pregunte a un administrador.",
  },
  "carrier-refused": {
    title: "El transportista dijo que no",
    detail: "El transportista no acepta este paquete. Revise la dirección y el peso, o llame al miembro.",
  },
  "carrier-silent": {
    title: "El transportista no respondió",
    detail: "Aún no sabemos si se hizo. Oprima otra vez: nada se compra ni se envía dos veces.",
  },
  "nothing-labelled": {
    title: "No hay paquetes listos",
    detail: "Primero imprima la etiqueta de un paquete. Los paquetes fríos esperan un día en que puedan viajar.",
  },
  "parcel-changed": {
    title: "Un paquete cambió",
    detail: "Un paquete de esta lista ya no está completo. Ábralo de nuevo y mire.",
  },
  "pharmacist-decides": {
    title: "Decide un farmacéutico",
    detail:
      "En este paquete hay un medicamento controlado. Decide un farmacéutico, quien también informa de la pérdida.",
  },
  "ordered-meanwhile": {
    title: "Ya se pidió otra vez",
    detail: "El afiliado ya pidió este medicamento otra vez. Cancele antes ese pedido o devuelva el dinero.",
  },
  "nothing-ready": { title: "Nada que recoger", detail: "Nada espera un paquete ahora." },
  "photo-id-required": {
    title: "Hace falta una identificación con foto",
    detail: "Los medicamentos controlados se entregan solo con identificación con foto.",
  },
  "counseling-required": {
    title: "Ofrezca consejo primero",
    detail: "Un farmacéutico debe ofrecer consejo sobre este. Anote qué respondió el afiliado.",
  },
  "pharmacist-must-counsel": {
    title: "Un farmacéutico da el consejo",
    detail: "El afiliado quiere consejo: llame a un farmacéutico, que luego lo entrega.",
  },
  "prescriber-must-agree": {
    title: "El médico tiene que estar de acuerdo",
    detail: "Otro medicamento se da solo si su médico estuvo de acuerdo.",
  },
  "too-early-to-return": { title: "Todavía no", detail: "Una bolsa queda diez días en el estante." },
  "nothing-to-undo": { title: "Nada que deshacer", detail: "El último paso no se puede deshacer." },
  "nothing-changed": { title: "No hubo cambios", detail: "Todo lo que envió ya está así." },
  "own-account": {
    title: "No en su propia cuenta",
    detail: "Pídalo a otro administrador: nadie cambia su propio puesto ni bloquea su propia cuenta.",
  },
  "last-administrator": {
    title: "Tiene que quedar un administrador",
    detail: "Nadie más podría administrar el plan. Agregue primero a otro administrador.",
  },
} as const satisfies Record<keyof typeof problemsEn, { title: string; detail: string }>;

export const fields = {
  "agent-address":
    "Dé la extensión de su teléfono, o su dirección SIP, por ejemplo sip:1042@phones.example.org. Solo los teléfonos del plan reciben llamadas.",
  "call-note": "Escriba en qué quedó la llamada.",
  required: "Falta este dato.",
  choice: "Elija una de las respuestas ofrecidas.",
  "record-number-check-digit":
    "Revise este número: parece que un dígito está mal. El número de registro de salud está en su tarjeta de identificación.",
  "record-number":
    "Escriba los nueve dígitos del número de registro de salud que está en su tarjeta de identificación.",
  "rx-number-check-digit":
    "Revise este número: parece que un dígito está mal. Está en la parte superior izquierda de la etiqueta.",
  "rx-number": "Escriba los diez dígitos de la parte superior izquierda de la etiqueta.",
  "duplicate-item": "Este artículo está dos veces en el pedido. Cambie la cantidad.",
  "item-unknown": "No encontramos ese artículo.",
  "item-reason": "Diga por qué no se puede dar el artículo.",
  "shelf-price": "Escriba un precio mayor que cero, como 6.49.",
  "shelf-count": "Escriba un número entero de piezas, cero o más.",
  "duplicate-line": "Esta receta está dos veces en el pedido. Quite una.",
  "no-match": "Estos datos no coinciden con nuestros registros. Revise ambos e inténtelo de nuevo.",
  "expires-in-past": "Elija un día después de hoy.",
  "password-short": "Use al menos 12 caracteres.",
  "password-common": "Esta contraseña es muy fácil de adivinar. Elija otra.",
  email: "Escriba un correo electrónico como nombre@example.com.",
  phone: "Escriba un número de teléfono de diez dígitos.",
  zip: "Escriba un código postal de cinco dígitos.",
  "zip-unknown": "No pudimos encontrar este código postal.",
  "zip-other-state": "Este código postal es de otro estado. Revise los dos.",
  "street-number": "Escriba también el número de la casa, o un PO Box.",
  "general-delivery": "No podemos enviar medicamentos a General Delivery. Use una dirección de calle o un PO Box.",
  "military-city": "Para correo militar escriba APO, FPO o DPO como ciudad.",
  "military-line": "Para correo militar escriba la unidad o PSC con sus números, como PSC 802 Box 74, o el barco.",
  "sync-day": "Elija un día de una semana a unos tres meses adelante.",
  "bridge-days": "Dé de 1 a 7 días.",
  "bridge-judgement": "Confirme las dos, o decline.",
  "address-days-order": "Escriba un primer y un último día, el primero antes.",
  "address-days-over": "Este último día ya pasó.",
  "address-days-long": "Una dirección temporal vale un año como máximo. Agréguela sin fechas.",
  state: "Escriba el estado con dos letras, como CA.",
  date: "Escriba una fecha: año, mes y día.",
  "too-long": "Es demasiado largo.",
  "code-digits": "Escriba los seis dígitos del código.",
  "directions-missing": "Escriba las indicaciones, como las dirá la etiqueta.",
  quantity: "Escriba cuántas unidades tiene un surtido: un número mayor que cero.",
  "days-supply": "Escriba cuántos días dura un surtido: de 1 a 90.",
  refills: "Escriba de 0 a 11 resurtidos.",
  "refills-controlled": "Por ley, 5 resurtidos como máximo (lista III y IV).",
  "refills-schedule-ii": "Por ley, la lista II no tiene resurtidos. Escriba 0.",
  "ends-before-start": "Elija un último día que no sea antes del primero.",
  "tracking-unknown": "No conocemos ningún paquete suyo con este número de rastreo.",
  "parcel-weight": "Escriba el peso en gramos: de 1 a 31,751 (70 libras).",
  "wrong-medicine": "Es otro medicamento. Escanee el frasco que pide la etiqueta.",
  "stock-expired": "Este frasco está vencido. Tome otro.",
  "not-equivalent": "Elija un medicamento de la misma clase.",
  ndc: "Escriba el NDC como en el envase, con guiones: 55111-122-90.",
  pharmacy: "Elija una farmacia de la lista.",
  "date-in-future": "Este día aún no llega. Revise la fecha.",
  "before-written": "Es antes del día en que se escribió. Revise ambas fechas.",
  npi: "Revise este número: un NPI tiene diez dígitos, el último de control.",
  "npi-or-phone": "Escriba el NPI o el teléfono del médico.",
  "dea-number": "Escriba el número DEA de la otra farmacia: dos letras y siete dígitos.",
  "schedule-differs": "Nuestra lista de medicamentos tiene otra clasificación. Revise ambas.",
  "pharmacist-to-pharmacist": "Para un medicamento controlado hable con el farmacéutico de la otra farmacia.",
  prescriber: "Elija un médico de la lista.",
  "before-today": "Elija hoy o un día posterior.",
  "phone-in-use": "Otra farmacia tiene este número.",
  "setting-unknown": "Esto no se puede ajustar aquí.",
  "setting-choice": "Elija una de las respuestas.",
  "setting-languages": "Escriba códigos como en, es, tl, separados por comas.",
  "setting-hours": "Escriba horas como 9:00-13:00, 14:00-18:00. Tiene que abrir al menos un día.",
  "setting-closed-days": "Escriba 40 días o menos.",
  "setting-spare": "Deje al menos uno para elegir.",
  "setting-key": "Use de 2 a 30 letras minúsculas, cifras y guiones. Empiece con una letra.",
  "key-in-use": "Este nombre corto ya está en uso.",
  "setting-wording": "Escríbalo en los dos idiomas, no muy largo, y sin otras llaves que {doctor}.",
  ncpdp: "Revise este número: tiene siete cifras.",
  "announcement-end": "Elija un final después del comienzo.",
  "announcement-over": "Elija un final que aún no haya pasado.",
  "announcement-long": "Elija un final dentro de un año.",
  "date-and-time": "Escriba una fecha y una hora.",
  "sound-unknown": "Este archivo no es WAV. Guarde la grabación como WAV y elíjala otra vez.",
  "sound-format": "Este archivo WAV está comprimido. Guárdelo como PCM simple, de 8 a 32 bits.",
  "sound-short": "Esta grabación está vacía o dura menos de un segundo.",
  "sound-long": "Esta grabación dura más de un minuto.",
  "sound-silent": "En esta grabación no se oye nada.",
  "warning-reason": "El perfil tiene un aviso. Léalo y diga por qué se surte de todos modos.",
  "reason-off": "Su plan no usa este motivo. Elija otro.",
  "setting-cents": "Escriba una cantidad en dólares, de cero o más.",
  "setting-share": "Escriba un porcentaje de 0 a 100.",
  "setting-count": "Escriba un número entero dentro de los límites.",
  "setting-time": "Escriba una hora, como 14:00.",
  consent: "Marque esto para recibir mensajes.",
  "push-service": "No conocemos el servicio de avisos de este navegador.",
  cursor: "Empiece de nuevo desde el principio de la lista.",
  "told-later": "Esa hora todavía no ha llegado. Escriba cuándo fue la llamada.",
  "told-before-asked": "Eso fue antes de preguntar al consultorio. Escriba cuándo fue la llamada.",
} as const satisfies Record<keyof typeof fieldsEn, string>;
