import type { Catalogue } from "#words/catalogue.ts";
import type { prescriberNotices as en } from "#words/en/prescriber-notices.ts";

/** What prescribers are told because the law asks for it. */
export const prescriberNotices = {
  title: "Avisos para usted",
  link: "Avisos",
  lead: "La ley pide avisarle cuando un farmacéutico surte una receta para más días de los que usted escribió (Código de Negocios y Profesiones 4064.5), o da unos días sin resurtido (4064). No tiene que hacer nada. Para que una medicina se surta por los días que usted escribe, llame a la farmacia.",
  none: "Ningún aviso nuevo",
  columns: { written: "Revisada", patient: "Paciente", medicine: "Medicina", told: "Qué", read: "Leído" },
  told: (from, to) => `Escrita para ${from} días por surtido, surtida para ${to} días`,
  toldBridge: (days) => `${days === 1 ? "1 día" : `${days} días`} sin resurtido, hasta que llegue el próximo surtido`,
  read: "Marcar como leído",
  done: { read: "Marcado como leído" },
  back: "Todas las solicitudes",
} as const satisfies Catalogue<typeof en>;
