import type { Catalogue } from "#words/catalogue.ts";
import type * as en from "#words/en/devices.ts";

export const deviceWords: Catalogue<typeof en.deviceWords> = {
  on: (browser, system) => `${browser} en ${system}`,
  unknown: "Dispositivo desconocido",
};
