import type { Language } from "#words/languages.ts";

type TransferWords = { readonly moved: string; readonly asked: string; readonly completed: string };

const words: Readonly<Record<Language, TransferWords>> = {
  en: {
    moved: "Moved: it can be refilled at the new pharmacy now.",
    asked: "We are asking the other pharmacy. This takes about five working days.",
    completed: "Here: it can be refilled now.",
  },
  es: {
    moved: "Cambiada: ya puede resurtirla en la nueva farmacia.",
    asked: "Se la estamos pidiendo a la otra farmacia. Esto toma unos cinco días hábiles.",
    completed: "Ya está aquí: puede resurtirla.",
  },
};

export function wordTransferStatus(
  way: "inside-plan" | "from-outside",
  status: "requested" | "completed",
  language: Language,
): string {
  if (way === "inside-plan") return words[language].moved;
  return status === "completed" ? words[language].completed : words[language].asked;
}
