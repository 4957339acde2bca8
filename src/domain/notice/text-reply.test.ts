import { expect, test } from "vitest";
import { readTextReply } from "#domain/notice/text-reply.ts";

test.each([
  ...["STOP", "stop", " Stop. ", "STOPALL", "stop all", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  ...[
    "opt-out",
    "Opt out",
    "please stop",
    "stop please",
    "STOP NOW",
    "Please stop texting me",
    "stop sending me these",
  ],
  ...["Don't text me anymore", "do not contact this number", "dont send me any more messages", "no more texts"],
  ...["leave me alone", "take me off your list", "Wrong number", "remove me from this list", "I want to opt out"],
  ...["unsubscribe me pls", "never text me again", "stop the reminders"],
  ...["PARAR", "pare", "ALTO", "NO MÁS", "no mas", "Basta", "cancelar", "por favor parar", "baja"],
  ...["deje de enviarme mensajes", "No me envíen más mensajes", "ya no quiero mensajes", "no me escriba"],
  ...["Quiero darme de baja", "número equivocado", "Déjenme en paz", "dejen de mandar textos"],
])("%j ends the texts", (text) => {
  expect(readTextReply(text)).toBe("stop");
});

test.each(["START", "start", "UNSTOP", "Yes", "INICIAR", "Sí"])("%j starts them again", (text) => {
  expect(readTextReply(text)).toBe("start");
});

test.each(["HELP", "info", "AYUDA", "help please"])("%j asks for help", (text) => {
  expect(readTextReply(text)).toBe("help");
});

test.each([
  "",
  "Thanks!",
  "When is it ready?",
  "cancel my order",
  "gracias",
  "don't stop",
  "👍",
  "123456",
  "¿Dónde está?",
])("%j is neither", (text) => {
  expect(readTextReply(text)).toBe("other");
});
