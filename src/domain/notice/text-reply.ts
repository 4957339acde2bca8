/** What somebody who answers a text wants. */
export type TextReply = "stop" | "start" | "help" | "other";

/** The words carriers ask for (CTIA Messaging Principles; 47 CFR 64.1200(a)(10)), and their Spanish fellows. */
const STOP_WORDS = new Set([
  ...["stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "remove"],
  ...["parar", "pare", "alto", "no mas", "basta", "cancelar", "baja", "fin", "detener", "salir"],
]);
const START_WORDS = new Set(["start", "unstop", "yes", "begin", "resume", "iniciar", "empezar", "comenzar", "si"]);
const HELP_WORDS = new Set(["help", "info", "ayuda", "informacion"]);

/**
 * 47 CFR 64.1200(a)(10): any reasonable wording ends the texts. A verb of ending, or a no, near a word for messages or
 * for reaching the writer; or a plain "leave me alone".
 */
const STOP_WORDINGS = [
  /\b(stop|quit|end|cease|halt|cancel|unsubscribe|remove|opt ?out)\b.*\b(text|texts|texting|message|messages|messaging|sms|send|sending|contact|contacting|me|this|these|list|number|alerts?|reminders?)\b/,
  /\b(do not|don ?t|dont|no longer|never)\b.*\b(text|texts|message|messages|contact|send|sms|alerts?|reminders?)\b/,
  /\bno more\b/,
  /\b(leave me alone|take me off|opt me out|opt out|wrong (number|person)|not interested|unsubscribe)\b/,
  /\b(deje|dejen|deja|dejar|pare|paren|parar|detenga|detengan|cancele|cancelen|cancelar|quite|quiten|elimine|eliminen|borre|borren)\b.*\b(mensajes?|textos?|sms|enviar|enviarme|mandar|mandarme|escribir|escribirme|contactar|contactarme|lista|numero|avisos?|recordatorios?)\b/,
  /\bno (me )?(envien?|manden?|escriban?|contacten?|llamen?|quiero|deseo)\b.*\b(mas|mensajes?|textos?|sms|avisos?|recordatorios?)\b/,
  /\bno (me )?(envien?|manden?|escriban?|contacten?|molesten?)\b/,
  /\b(ya no (quiero|deseo|me)|no mas|dejenme en paz|dejeme en paz|numero equivocado|darme de baja|dar de baja)\b/,
];
/** "Don't stop" asks for the opposite. */
const NOT_A_STOP = /\b(do not|don ?t|dont|never|no) (stop|quit|cancel|pare|paren|dejen?|cancelen?)\b/;

/** @param text as it came in, in English or Spanish */
export function readTextReply(text: string): TextReply {
  const words = text
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/['’`]/g, " ")
    .replaceAll(/[^a-z0-9 ]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const bare = words.replace(/^(please|por favor) /, "").replace(/ (please|por favor|now|ya|thanks|gracias)$/, "");
  if (NOT_A_STOP.test(words)) return "other";
  if (STOP_WORDS.has(bare)) return "stop";
  if (START_WORDS.has(bare)) return "start";
  if (HELP_WORDS.has(bare)) return "help";
  return STOP_WORDINGS.some((wording) => wording.test(words)) ? "stop" : "other";
}
