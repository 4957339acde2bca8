import type { Catalogue } from "#words/catalogue.ts";
import type { forms as en } from "#words/en/forms.ts";

export const forms: Catalogue<typeof en> = {
  problem: "Hay un problema",
  chooseReason: "Elija un motivo",
  errorLabel: "Error:",
  showPassword: "Mostrar la contraseña",
  waitSeconds: (seconds) => `Puede intentarlo de nuevo en ${seconds === 1 ? "1 segundo" : `${seconds} segundos`}.`,
  waitMinutes: (minutes) => `Puede intentarlo de nuevo en ${minutes === 1 ? "1 minuto" : `${minutes} minutos`}.`,
  month: "Mes",
  day: "Día",
  year: "Año",
};
