import type { Language } from "#words/languages.ts";

/** What is put between sentences: a name for each recorded piece, and its text in the script. */
export type Fragments = Readonly<Record<string, string>>;

const upTo = (last: number, from = 0) => Array.from({ length: last - from + 1 }, (_, index) => from + index);
const named = (prefix: string, texts: readonly string[], first = 0): Fragments =>
  Object.fromEntries(texts.map((text, index) => [`${prefix}-${first + index}`, text]));

const endingInOne = [1, 21, 31, 41, 51, 61, 71, 81, 91];

/** Times of day are said to the next five minutes. */
const FIVES = upTo(11, 1).map((count) => count * 5);
const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );
const englishHundreds = "one two three four five six seven eight nine".split(" ").map((word) => `${word} hundred`);
const spanishHundreds =
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(" ");

/** Every fragment of a language, by its name; the same names in each. Order of speech is `speak.ts`'s. */
export const spokenFragments: Readonly<Record<Language, Fragments>> = {
  en: {
    ...named("digit", "zero one two three four five six seven eight nine".split(" ")),
    ...named("number", upTo(99).map(String)),
    ...Object.fromEntries(endingInOne.map((count) => [`one-${count}`, String(count)])),
    ...named("hundred", englishHundreds, 1),
    "hundred-even": "one hundred",
    thousand: "thousand",
    "thousand-one": "one thousand",
    dollars: "dollars",
    ...named(
      "dollars",
      upTo(99).map((count) => (count === 1 ? "1 dollar" : `${count} dollars`)),
    ),
    and: "and",
    cent: "cent",
    cents: "cents",
    ...named("weekday", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ")),
    ...named(
      "month",
      "January February March April May June July August September October November December".split(" "),
      1,
    ),
    ...named("day", ordinals, 1),
    ...named("hour", upTo(12, 1).map(String), 1),
    ...Object.fromEntries(FIVES.map((minute) => [`minute-${minute}`, minute < 10 ? `oh ${minute}` : `${minute}`])),
    "small-hours": "A M",
    am: "A M",
    noon: "noon",
    pm: "P M",
    evening: "P M",
    midnight: "midnight",
  },
  es: {
    ...named("digit", "cero uno dos tres cuatro cinco seis siete ocho nueve".split(" ")),
    ...named("number", upTo(99).map(String)),
    ...Object.fromEntries(endingInOne.map((count) => [`one-${count}`, shortened(count)])),
    ...named("hundred", spanishHundreds, 1),
    "hundred-even": "cien",
    thousand: "mil",
    "thousand-one": "mil",
    dollars: "dólares",
    ...named(
      "dollars",
      upTo(99).map((count) =>
        count === 1 ? "un dólar" : `${count % 10 === 1 && count !== 11 ? shortened(count) : count} dólares`,
      ),
    ),
    and: "con",
    cent: "centavo",
    cents: "centavos",
    ...named("weekday", "domingo lunes martes miércoles jueves viernes sábado".split(" ")),
    ...named(
      "month",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        .split(" ")
        .map((month) => `de ${month}`),
      1,
    ),
    ...named(
      "day",
      upTo(31, 1).map((day) => (day === 1 ? "primero" : String(day))),
      1,
    ),
    ...named(
      "hour",
      upTo(12, 1).map((hour) => (hour === 1 ? "la una" : `las ${hour}`)),
      1,
    ),
    ...Object.fromEntries(FIVES.map((minute) => [`minute-${minute}`, `y ${minute}`])),
    "small-hours": "de la madrugada",
    am: "de la mañana",
    noon: "del mediodía",
    pm: "de la tarde",
    evening: "de la noche",
    midnight: "de la noche",
  },
};

/** 1, 21, 31 … as they stand before what they count: "un", "veintiún", "treinta y un". */
function shortened(count: number): string {
  if (count < 30) return count === 1 ? "un" : "veintiún";
  const tens = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
  return `${tens[Math.floor(count / 10) - 3]} y un`;
}
