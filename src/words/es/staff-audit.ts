import type { Catalogue } from "#words/catalogue.ts";
import type { staffAudit as en } from "#words/en/staff-audit.ts";

export const staffAudit: Catalogue<typeof en> = {
  title: "Auditoría",
  lead: "Las entradas solo se agregan y se guardan seis años. También se anotan las búsquedas y exportaciones. Sin fechas se busca en los últimos 30 días.",
  recordNumber: "Número de registro del afiliado",
  staff: "Personal: nombre o correo",
  action: "Qué se hizo",
  channel: "Vía",
  reason: "Motivo indicado",
  any: "Cualquiera",
  from: "Desde",
  to: "Hasta",
  search: "Buscar",
  export: "Exportar como CSV",
  results: "Entradas, la más nueva primero",
  columns: { at: "Cuándo", who: "Quién", what: "Qué", member: "Datos de", channel: "Vía", reason: "Motivo" },
  none: "Ninguna entrada coincide",
  noneWhy: "Busque en más tiempo, o menos cosas a la vez.",
  older: "Entradas anteriores",
  acts: "Quién buscó en la auditoría",
  actColumns: { at: "Cuándo", by: "Quién", what: "Qué", filter: "Lo que buscó" },
  exported: "Exportó",
  searched: "Buscó",
  record: (number) => `número de registro ${number}`,
  days: (from, to) => `${from} a ${to}`,
};
