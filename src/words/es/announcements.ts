import type { Catalogue } from "#words/catalogue.ts";
import type { announcements as en } from "#words/en/announcements.ts";

export const announcements: Catalogue<typeof en> = {
  label: "Avisos",
  kinds: { closure: "Cerrado", emergency: "Emergencia", other: "Novedades" },
  title: (kind, place) => `${kind}: ${place}`,
  until: (time) => `Hasta ${time}`,
  more: (count) => (count === 1 ? "1 aviso más" : `${count} avisos más`),
};
