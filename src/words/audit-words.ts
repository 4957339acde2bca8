import { type AuditWords, auditWords as en } from "#words/en/audit-words.ts";
import { auditWords as es } from "#words/es/audit-words.ts";
import type { Language } from "#words/languages.ts";

const catalogues = { en, es } as const satisfies Record<Language, AuditWords>;

/** Who did it, as an administrator reads it. */
export function wordAuditActor(
  { kind, name }: { readonly kind: keyof AuditWords["actors"]; readonly name: string | null },
  language: Language,
): string {
  const actor = catalogues[language].actors[kind];
  return name === null ? actor : `${name} (${actor})`;
}

/** The head of an exported log, in the order of its cells. */
export function auditColumns(language: Language): readonly string[] {
  return catalogues[language].columns;
}
