import { describe, expect, it } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { LANGUAGES, type Language } from "#words/languages.ts";
import { phoneScripts, type Said, soundsOf } from "#words/speak.ts";
import { spokenFragments } from "#words/spoken-fragments.ts";

/** The script of the recordings, one after the other, as it is heard. */
function heard(said: Said, language: Language): string {
  const texts: Readonly<Record<string, string>> = { ...phoneScripts[language], ...spokenFragments[language] };
  return soundsOf([said], language)
    .flatMap((sound) => ("prompt" in sound ? [texts[sound.prompt] ?? `no recording of ${sound.prompt}`] : []))
    .join(" ");
}

describe("money is said as people say it", () => {
  it.each([
    [1, "1 cent", "un centavo"],
    [50, "50 cents", "50 centavos"],
    [100, "1 dollar", "un dólar"],
    [101, "1 dollar and 1 cent", "un dólar con un centavo"],
    [2121, "21 dollars and 21 cents", "veintiún dólares con veintiún centavos"],
    [3150, "31 dollars and 50 cents", "treinta y un dólares con 50 centavos"],
    [10_000, "one hundred dollars", "cien dólares"],
    [10_100, "one hundred 1 dollars", "ciento un dólares"],
    [11_500, "one hundred 15 dollars", "ciento 15 dólares"],
    [100_000, "one thousand dollars", "mil dólares"],
    [100_100, "one thousand 1 dollars", "mil un dólares"],
    [
      2_134_567,
      "21 thousand three hundred 45 dollars and 67 cents",
      "veintiún mil trescientos 45 dólares con 67 centavos",
    ],
  ])("%i cents", (cents, english, spanish) => {
    expect([heard({ cents }, "en"), heard({ cents }, "es")]).toEqual([english, spanish]);
  });
});

describe("a time of day is said as people say it", () => {
  it.each([
    [0, "12 midnight", "las 12 de la noche"],
    [5, "12 oh 5 A M", "las 12 y 5 de la madrugada"],
    [60, "1 A M", "la una de la madrugada"],
    [510, "8 30 A M", "las 8 y 30 de la mañana"],
    [720, "12 noon", "las 12 del mediodía"],
    [785, "1 oh 5 P M", "la una y 5 de la tarde"],
    [1080, "6 P M", "las 6 de la tarde"],
    [1140, "7 P M", "las 7 de la noche"],
    [1437, "12 midnight", "las 12 de la noche"],
  ])("%i minutes after midnight", (minutes, english, spanish) => {
    expect([heard({ minutes }, "en"), heard({ minutes }, "es")]).toEqual([english, spanish]);
  });
});

describe("a day is said as people say it", () => {
  it.each([
    ["2026-12-03", "Thursday December third", "jueves 3 de diciembre"],
    ["2027-01-01", "Friday January first", "viernes primero de enero"],
    ["2028-02-29", "Tuesday February twenty-ninth", "martes 29 de febrero"],
  ])("%s", (day, english, spanish) => {
    expect([heard({ day: parseDay(day) }, "en"), heard({ day: parseDay(day) }, "es")]).toEqual([english, spanish]);
  });
});

it("a count stands before what is counted", () => {
  expect([heard({ count: 1 }, "es"), heard({ count: 21 }, "es"), heard({ count: 11 }, "es")]).toEqual([
    "un",
    "veintiún",
    "11",
  ]);
});

it("a number is spelt digit by digit, with a breath after three and six", () => {
  expect(heard({ digits: "010" }, "en")).toBe("zero one zero");
  const pauses = soundsOf([{ grouped: "4821773605" }], "es").flatMap((sound, at, all) =>
    "silenceMs" in sound && sound.silenceMs > 400 ? [all.slice(0, at).filter((each) => "prompt" in each).length] : [],
  );
  expect(pauses).toEqual([3, 6, 10]);
});

it("every fragment has a text in every language, and the same names", () => {
  for (const language of LANGUAGES) {
    expect(Object.keys(spokenFragments[language])).toEqual(Object.keys(spokenFragments.en));
    for (const [name, text] of Object.entries(spokenFragments[language]))
      expect(text, `${language}/${name}`).not.toBe("");
  }
});
