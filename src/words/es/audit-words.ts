import type { AuditWords } from "#words/en/audit-words.ts";

export const auditWords = {
  actors: {
    member: "El afiliado",
    proxy: "ayudante",
    guest: "Sin iniciar sesión",
    staff: "personal",
    system: "El sistema",
  },
  columns: ["Hora (UTC)", "Quién", "Qué", "Número de registro", "Afiliado", "Vía", "Motivo", "Código"],
} as const satisfies AuditWords;
