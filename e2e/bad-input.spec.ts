import type { Locator, Page } from "@playwright/test";
import { expect, signOn, test } from "./support/test.ts";

type Words = readonly [english: string, spanish: string];

/** A question of a form: what is typed, what must still stand there afterwards, and what is said of it. */
type Question = {
  readonly label: Words;
  readonly typed: string;
  readonly kept: string;
  readonly fault: Words | undefined;
  /** The group of fields it belongs to, of which the fault is told. */
  readonly group?: Words;
};

type Step = { readonly questions: readonly Question[]; readonly press: Words };

type Form = Step & {
  readonly what: string;
  readonly path: string;
  readonly signedOn?: true;
  /** What must be sent before this form is shown. */
  readonly first?: Step;
};

const field = (label: Words, typed: string, fault?: Words): Question => ({ label, typed, kept: typed, fault });
/** Never sent back to the page. */
const secret = (label: Words, typed: string, fault?: Words): Question => ({ label, typed, kept: "", fault });
const choice = (group: Words, fault: Words): Question => ({ group, label: ["", ""], typed: "", kept: "", fault });
const date = (group: Words, [month, day, year]: readonly [string, string, string], fault?: Words): Question[] => [
  { group, label: ["Month", "Mes"], typed: month, kept: month, fault },
  { group, label: ["Day", "Día"], typed: day, kept: day, fault: undefined },
  { group, label: ["Year", "Año"], typed: year, kept: year, fault: undefined },
];

const EMAIL: Words = ["E-mail", "Correo electrónico"];
const NEW_PASSWORD: Words = ["New password", "Contraseña nueva"];
const RECORD: Words = ["Health record number", "Número de registro de salud"];
const PRESCRIPTION: Words = ["Prescription number", "Número de receta"];
const APP_CODE: Words = ["Code from your app", "Código de su aplicación"];
const BIRTH: Words = ["Date of birth", "Fecha de nacimiento"];
const LAST_NAME: Words = ["Last name", "Apellido"];
const SEND_CODE: Words = ["Send me a code", "Enviarme un código"];

const NEEDED: Words = ["This is missing.", "Falta este dato."];
const NO_EMAIL: Words = [
  "Enter an e-mail like name@example.com.",
  "Escriba un correo electrónico como nombre@example.com.",
];
const NO_RECORD: Words = [
  "Enter the nine digits of the health record number on your ID card.",
  "Escriba los nueve dígitos del número de registro de salud que está en su tarjeta de identificación.",
];
const NO_PRESCRIPTION: Words = [
  "Enter the ten digits at the upper left of the label.",
  "Escriba los diez dígitos de la parte superior izquierda de la etiqueta.",
];
const SHORT: Words = ["Use at least 12 characters.", "Use al menos 12 caracteres."];
const NO_CODE: Words = ["Enter the six digits of the code.", "Escriba los seis dígitos del código."];
const NO_ZIP: Words = ["Enter a five-digit ZIP code.", "Escriba un código postal de cinco dígitos."];

const forms: readonly Form[] = [
  {
    what: "signing on",
    path: "/sign-in",
    questions: [field(EMAIL, "rosa", NO_EMAIL), secret(["Password", "Contraseña"], "anything")],
    press: ["Sign on", "Iniciar sesión"],
  },
  {
    what: "asking for a new password",
    path: "/forgot-password",
    questions: [field(EMAIL, "rosa at example", NO_EMAIL)],
    press: ["Send me the link", "Enviarme el enlace"],
  },
  {
    what: "setting a new password",
    path: "/reset-password?token=abcdefghijklmnopqrstuvwxyz0123456789",
    questions: [secret(NEW_PASSWORD, "short", SHORT)],
    press: ["Set this password", "Guardar esta contraseña"],
  },
  {
    what: "registering",
    path: "/register",
    questions: [
      field(RECORD, "10060010", NO_RECORD),
      field(LAST_NAME, "", NEEDED),
      ...date(
        BIRTH,
        ["2", "30", "1981"],
        [
          "Enter your date of birth as month, day and year, for example 4 27 1954.",
          "Escriba su fecha de nacimiento: mes, día y año; por ejemplo, 4 27 1954.",
        ],
      ),
      field(EMAIL, "samuel@", NO_EMAIL),
    ],
    press: SEND_CODE,
  },
  {
    what: "entering the code to register",
    path: "/register",
    first: {
      questions: [
        field(RECORD, "100600105"),
        field(LAST_NAME, "Okafor"),
        ...date(BIRTH, ["1", "1", "1981"]),
        field(EMAIL, "samuel@example.com"),
      ],
      press: SEND_CODE,
    },
    questions: [
      field(["Code", "Código"], "12 34", NO_CODE),
      secret(["Choose a password", "Elija una contraseña"], "short", SHORT),
    ],
    press: ["Finish and see my medicines", "Terminar y ver mis medicinas"],
  },
  {
    what: "the quick refill",
    path: "/quick-refill",
    questions: [field(RECORD, "1002003", NO_RECORD), field(PRESCRIPTION, "70010010", NO_PRESCRIPTION)],
    press: ["Order this refill", "Pedir este resurtido"],
  },
  {
    what: "the quick refill with mistyped digits",
    path: "/quick-refill",
    questions: [
      field(RECORD, "100 200 311", [
        "Check this number: a digit seems mistyped. The health record number is on your ID card.",
        "Revise este número: parece que un dígito está mal. El número de registro de salud está en su tarjeta de identificación.",
      ]),
      field(PRESCRIPTION, "700 100 1011", [
        "Check this number: a digit seems mistyped. It is at the upper left of the label.",
        "Revise este número: parece que un dígito está mal. Está en la parte superior izquierda de la etiqueta.",
      ]),
    ],
    press: ["Order this refill", "Pedir este resurtido"],
  },
  {
    what: "finding a pharmacy",
    path: "/pharmacies",
    questions: [field(["ZIP code", "Código postal"], "902", NO_ZIP)],
    press: ["Show pharmacies", "Mostrar farmacias"],
  },
  {
    what: "ordering by number",
    path: "/order-by-number",
    signedOn: true,
    questions: [field(RECORD, "1002", NO_RECORD), field(PRESCRIPTION, "700x", NO_PRESCRIPTION)],
    press: ["Put in my bag", "Poner en mi bolsa"],
  },
  {
    what: "adding an address",
    path: "/profile/address",
    signedOn: true,
    questions: [
      field(["Street and number", "Calle y número"], "", NEEDED),
      field(["Apartment or unit (if any)", "Apartamento o unidad (si tiene)"], "Unit 3"),
      field(["City", "Ciudad"], "Downey"),
      field(["State", "Estado"], "C", [
        "Enter a state as two letters, like CA.",
        "Escriba el estado con dos letras, como CA.",
      ]),
      field(["ZIP code", "Código postal"], "9024", NO_ZIP),
    ],
    press: ["Add this address", "Agregar esta dirección"],
  },
  {
    what: "changing the phone number",
    path: "/profile/contact",
    signedOn: true,
    questions: [
      field(["Phone", "Teléfono"], "555-01", [
        "Enter a ten-digit phone number.",
        "Escriba un número de teléfono de diez dígitos.",
      ]),
    ],
    press: ["Save", "Guardar"],
  },
  {
    what: "changing the e-mail",
    path: "/profile/contact",
    signedOn: true,
    questions: [
      field(["Phone", "Teléfono"], "562-555-0199"),
      field(EMAIL, "rosa", NO_EMAIL),
      secret(["Your password", "Su contraseña"], "anything"),
    ],
    press: ["Save", "Guardar"],
  },
  {
    what: "changing the password",
    path: "/profile/security/password",
    signedOn: true,
    questions: [
      secret(["Your password now", "Su contraseña actual"], "anything"),
      secret(NEW_PASSWORD, "short", SHORT),
    ],
    press: ["Change my password", "Cambiar mi contraseña"],
  },
  {
    what: "turning on codes from an app",
    path: "/profile/security",
    signedOn: true,
    first: { questions: [], press: ["Turn it on", "Activarla"] },
    // A code does not stay right for long: it is typed anew.
    questions: [secret(APP_CODE, "12", NO_CODE)],
    press: ["Turn on codes", "Activar los códigos"],
  },
  {
    what: "letting somebody act",
    path: "/family/add",
    signedOn: true,
    questions: [
      field(["Their health record number", "Su número de registro de salud (el de esa persona)"], "100", NO_RECORD),
      field(["Their last name", "Apellido de esa persona"], "", NEEDED),
      choice(
        ["What may this person do?", "¿Qué puede hacer esta persona?"],
        ["Choose what this person may do.", "Elija qué puede hacer esta persona."],
      ),
      ...date(
        ["Last day (if it should end by itself)", "Último día (si debe terminar solo)"],
        ["13", "1", "2027"],
        [
          "Enter a day after today as month, day and year, or leave all three empty.",
          "Escriba un día después de hoy: mes, día y año. O deje los tres vacíos.",
        ],
      ),
    ],
    press: ["Give permission", "Dar permiso"],
  },
];

for (const [index, language] of (["en", "es"] as const).entries()) {
  const say = (words: Words): string => words[index] ?? "";

  const groupOf = (page: Page, { group }: Question): Locator | undefined =>
    group === undefined ? undefined : page.getByRole("group", { name: say(group), exact: true });
  const boxOf = (page: Page, question: Question): Locator =>
    (groupOf(page, question) ?? page.getByRole("main")).getByRole("textbox", {
      name: say(question.label),
      exact: true,
    });

  const send = async (page: Page, { questions, press }: Step): Promise<void> => {
    for (const question of questions) if (question.typed !== "") await boxOf(page, question).fill(question.typed);
    await page
      .getByRole("main")
      .getByRole("button", { name: say(press), exact: true })
      .click();
  };

  const expectMendable = async (page: Page, form: Form): Promise<void> => {
    await page.goto(form.path);
    if (form.first !== undefined) await send(page, form.first);
    await send(page, form);

    const summary = page.getByRole("alert");
    await expect(summary.getByRole("heading")).toHaveText(say(["There is a problem", "Hay un problema"]));
    await expect(summary).toBeFocused();
    const faulty = form.questions.filter(({ fault }) => fault !== undefined);
    await expect(summary.getByRole("listitem")).toHaveCount(faulty.length);
    for (const question of faulty) {
      const fault = say(question.fault ?? ["", ""]);
      await summary.getByRole("link").filter({ hasText: fault }).first().click();
      const group = groupOf(page, question);
      await expect(group?.locator(":focus") ?? boxOf(page, question).and(page.locator(":focus"))).toHaveCount(1);
      await expect(group ?? boxOf(page, question)).toHaveAccessibleDescription(
        new RegExp(`Error: ${fault.replaceAll(/[.?()]/g, "\\$&")}`),
      );
    }
    for (const question of form.questions)
      if (question.label[0] !== "") await expect(boxOf(page, question)).toHaveValue(question.kept);
  };

  for (const signedOn of [false, true]) {
    const [whose, spoken] = [signedOn ? "members'" : "everybody's", index === 0 ? "English" : "Spanish"];
    test(`${whose} forms tell each fault above and at its field, in ${spoken}, and keep what was typed`, async ({
      page,
    }) => {
      test.slow();
      if (signedOn) await signOn(page, "rosa");
      await page.goto(`/help?lang=${language}`);
      for (const form of forms)
        if ((form.signedOn ?? false) === signedOn) await test.step(form.what, () => expectMendable(page, form));
    });
  }
}
