import type { DemoPlan } from "#demo-data/demo-plan.ts";
import { createRandom } from "#demo-data/random.ts";

export type DemoAllergy = { readonly memberKey: string; readonly substance: string; readonly reaction: string };

/** The named people's first. */
const NAMED: readonly DemoAllergy[] = [
  { memberKey: "rosa", substance: "Amoxicillin", reaction: "hives" },
  { memberKey: "miguel", substance: "Codeine", reaction: "nausea" },
];

const COMMON: readonly (readonly [substance: string, reaction: string])[] = [
  ["Amoxicillin", "rash"],
  ["Sulfamethoxazole", "hives"],
  ["nsaid", "stomach bleeding"],
  ["ace-arb", "cough"],
  ["statin", "muscle pain"],
  ["Codeine", "nausea"],
];

const SEED = 4;
const SHARE = 0.18;

/** Allergies as charts hold them: about one member in six has one. */
export function demoAllergies({ members }: Pick<DemoPlan, "members">): readonly DemoAllergy[] {
  const random = createRandom(SEED);
  const named = new Set(NAMED.map(({ memberKey }) => memberKey));
  const drawn = members
    .filter(({ key }) => key.startsWith("member-") && !named.has(key) && random.chance(SHARE))
    .map(({ key: memberKey }): DemoAllergy => {
      const [substance, reaction] = random.pick(COMMON);
      return { memberKey, substance, reaction };
    });
  return [...NAMED, ...drawn];
}
