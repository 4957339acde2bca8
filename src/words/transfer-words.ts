import type { CallOutcome, TransferStatus } from "#domain/transfer/transfer-status.ts";
import { transferWords as en } from "#words/en/transfer-words.ts";
import { transferWords as es } from "#words/es/transfer-words.ts";
import type { Language } from "#words/languages.ts";

const catalogues = { en, es };

export function wordTransferStatus(
  transfer: {
    readonly way: "inside-plan" | "from-outside";
    readonly status: TransferStatus;
    readonly overdue: boolean;
  },
  language: Language,
): string {
  const words = catalogues[language];
  if (transfer.way === "inside-plan") return words.moved;
  return transfer.overdue ? words.overdue : words.status[transfer.status];
}

/** One entry of the timeline; an unknown code, written by a newer version, stands as it is. */
export function wordTransferEvent(
  { code, details }: { readonly code: string; readonly details: Readonly<Record<string, string | null>> },
  language: Language,
): string {
  const words = catalogues[language];
  if (code === "called") return words.call[(details["outcome"] ?? "no-answer") as CallOutcome] ?? words.status.called;
  const told = (words.event as Readonly<Record<string, string>>)[code] ?? code;
  if (code !== "moved") return told;
  const { line } = details;
  return line === "goes-along"
    ? `${told}. ${words.lineGoesAlong}`
    : line === "stays"
      ? `${told}. ${words.lineStays}`
      : told;
}
