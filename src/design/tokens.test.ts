import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

type Scheme = "light" | "dark";

/** A token's colour as `#rrggbb`, following `var()` once or more. */
function colourOf(token: string, scheme: Scheme): string {
  const value = new RegExp(`^  --${token}: (.+);$`, "m").exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css has no --${token}`);
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colourOf(other, scheme);
  const [, light, dark] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value) ?? [];
  if (light === undefined || dark === undefined) throw new Error(`--${token} is no pair of colours: ${value}`);
  return scheme === "light" ? light : dark;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(ink: string, ground: string, scheme: Scheme): number {
  const [high, low] = [colourOf(ink, scheme), colourOf(ground, scheme)].map(luminance).toSorted((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const schemes: Scheme[] = ["light", "dark"];
const grounds = ["paper", "paper-shade", "label", "info-ground", "well-ground", "wait-ground", "stop-ground"];

describe.each(schemes)("in %s colours", (scheme) => {
  test.each(grounds)("ink reads at 7:1 or better on %s", (ground) => {
    expect(contrast("ink", ground, scheme)).toBeGreaterThanOrEqual(7);
  });

  test.each(grounds)("quiet ink and links read at 4.5:1 or better on %s", (ground) => {
    const ratios = ["quiet", "harbour", "harbour-deep"].map((ink) => contrast(ink, ground, scheme));
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["info", "well", "wait", "stop"])(
    "the tone %s reads at 4.5:1 or better on its ground and on paper",
    (tone) => {
      const ratios = [`${tone}-ground`, "paper", "paper-shade", "label"].map((ground) =>
        contrast(tone, ground, scheme),
      );
      expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(["harbour", "harbour-deep", "wait"])("words on a button or flag of %s read at 4.5:1 or better", (fill) => {
    expect(contrast("on-harbour", fill, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["paper", "paper-shade", "label", "info-ground"])(
    "lines that carry meaning stand out at 3:1 or better on %s",
    (ground) => {
      expect(contrast("rule", ground, scheme)).toBeGreaterThanOrEqual(3);
    },
  );
});

test.each([
  ["ink", "paper", "light", 15.1],
  ["quiet", "paper", "light", 6.7],
  ["harbour", "paper", "light", 7.2],
  ["on-harbour", "harbour", "light", 7.6],
  ["well", "well-ground", "light", 5.7],
  ["wait", "wait-ground", "light", 6.2],
  ["stop", "stop-ground", "light", 7.1],
  ["rule", "label", "light", 3.6],
  ["ink", "paper", "dark", 14.5],
  ["quiet", "paper", "dark", 8.6],
  ["harbour", "paper", "dark", 9.8],
  ["well", "well-ground", "dark", 9.6],
  ["wait", "wait-ground", "dark", 9.8],
  ["stop", "stop-ground", "dark", 10.4],
] as const)("the demo plan's %s on %s keeps its contrast in %s colours", (ink, ground, scheme, promised) => {
  expect(Math.round(contrast(ink, ground, scheme) * 10) / 10).toBe(promised);
});
