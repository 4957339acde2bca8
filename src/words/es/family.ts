import type { Catalogue } from "#words/catalogue.ts";
import type * as en from "#words/en/family.ts";

export const grantWords: Catalogue<typeof en.grantWords> = {
  given: {
    full: "Ve su lista y pide sus resurtidos",
    "by-number": "Pide sus resurtidos por número, sin ver su lista",
    none: "Terminó",
  },
  received: {
    full: "Usted ve la lista y pide los resurtidos",
    "by-number": "Usted pide resurtidos por número, sin ver la lista",
    none: "Terminó",
  },
  until: (day) => `Hasta el ${day}`,
  narrowsOn: (day) => `Solo por número a partir del ${day}`,
};

export const registrationStarted =
  "Si estos datos coinciden con nuestros registros, enviamos un código de seis dígitos al correo electrónico que tenemos de usted. ¿No llega en unos minutos? Revise los datos o llame al número que está en su tarjeta de identificación.";
