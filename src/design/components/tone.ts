import type { IconName } from "#design/components/icon-drawings.ts";

/**
 * How a piece of news reads: `info` is neutral, `well` needs nothing more, `wait` wants attention or patience,
 * `stop` cannot go on. Colour, ground and the icon's outline follow from it; the words come from the caller.
 */
export type Tone = "info" | "well" | "wait" | "stop";

/** A circle, a ticked circle, a triangle and an octagon: four outlines that differ without colour. */
export const toneIcon: Record<Tone, IconName> = { info: "info", well: "well", wait: "warning", stop: "stop" };
