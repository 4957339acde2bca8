import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { HOLD_MUSIC } from "#channels/phone-line/prompts.ts";
import { LANGUAGES, type Language } from "#words/languages.ts";
import { phoneWords } from "#words/phone-words.ts";
import { phoneScripts } from "#words/speak.ts";
import { spokenFragments } from "#words/spoken-fragments.ts";

export type RecordedPrompt = {
  readonly name: string;
  readonly kind: "sentence" | "piece" | "pharmacy";
  readonly recordings: readonly {
    readonly language: Language;
    readonly text: string;
    /** `studio`: not the sound that was made here, so somebody laid a recording over it. */
    readonly from: "made" | "studio" | "missing";
  }[];
};

type Made = Readonly<Record<string, { readonly text: string; readonly sha256: string }>>;

/** Every prompt of the script, and the pharmacies' names that lie beside them. */
export async function listRecordedPrompts(directory: string): Promise<RecordedPrompt[]> {
  const made = JSON.parse(await readFile(path.join(directory, "made.json"), "utf8")) as Made;
  const files = new Map<Language, ReadonlySet<string>>();
  for (const language of LANGUAGES) files.set(language, new Set(await readdir(path.join(directory, language))));

  async function originOf(language: Language, name: string): Promise<"made" | "studio" | "missing"> {
    if (files.get(language)?.has(`${name}.wav`) !== true) return "missing";
    const bytes = await readFile(path.join(directory, language, `${name}.wav`));
    return made[`${language}/${name}`]?.sha256 === promptHash(bytes) ? "made" : "studio";
  }
  async function promptOf(
    name: string,
    kind: RecordedPrompt["kind"],
    texts: readonly (readonly [Language, string])[],
  ): Promise<RecordedPrompt> {
    const recordings: RecordedPrompt["recordings"][number][] = [];
    for (const [language, text] of texts) {
      recordings.push({ language, text, from: await originOf(language, name) });
    }
    return { name, kind, recordings };
  }

  const list: RecordedPrompt[] = [];
  for (const [scripts, kind] of [
    [phoneScripts, "sentence"],
    [spokenFragments, "piece"],
  ] as const) {
    const textsOf: Readonly<Record<Language, Readonly<Record<string, string>>>> = scripts;
    for (const name of Object.keys(textsOf.en)) {
      list.push(
        await promptOf(
          name,
          kind,
          LANGUAGES.map((language) => [language, textsOf[language][name] ?? ""]),
        ),
      );
    }
  }
  list.push(await promptOf(HOLD_MUSIC, "sentence", [["en", made[`en/${HOLD_MUSIC}`]?.text ?? ""]]));
  for (const file of [...(files.get("en") ?? [])].toSorted()) {
    const [, name, phone] = /^(pharmacy-(\d+))\.wav$/.exec(file) ?? [];
    if (name === undefined || phone === undefined) continue;
    list.push(await promptOf(name, "pharmacy", [["en", made[`en/${name}`]?.text ?? phoneWords(phone)]]));
  }
  return list;
}

/** As `npm run make:prompts` writes it down for each file it makes. */
function promptHash(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
