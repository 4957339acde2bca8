import type { Language } from "#words/languages.ts";

const DOCTORS = new Set(["MD", "DO", "DDS", "DMD", "DPM", "OD"]);

/**
 * A prescriber as a sentence calls them, from the name in the register ("Linh Nguyen, MD"): "Dr. Nguyen" in English; in
 * Spanish, where the title would need to know man or woman, the name alone.
 */
export function prescriberName(registered: string, language: Language): string {
  const [name = registered, ...credentials] = registered.split(",").map((part) => part.trim());
  const isDoctor = credentials.some((credential) => DOCTORS.has(credential.replaceAll(".", "")));
  return language === "en" && isDoctor ? `Dr. ${name.split(" ").at(-1)}` : name;
}
