import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, Language } from "#contracts/shapes.ts";

/** A message on the phone line that nobody has finished with. */
export const VoiceMessage = z
  .object({
    id: Id,
    version: z.int(),
    recordedAt: Instant,
    line: z.object({ kind: z.enum(["refill", "mail-order"]), pharmacy: z.string().nullable() }),
    /** The number that called; empty when withheld. */
    caller: z.string(),
    language: Language,
    seconds: z.int(),
    /** Whether the sound is kept here, or by the hosted voice provider. */
    keptBy: z.enum(["us", "provider"]),
    /** The last step of the call before the message; null where the call never said. */
    step: z.string().nullable(),
    /** How much was keyed before. */
    keyed: z.object({ recordNumber: z.boolean(), prescriptions: z.int() }),
    /** What was keyed, for who claimed the message. Nobody has proved to be the member. */
    numbers: z.object({ recordNumber: z.string(), rxNumbers: z.array(z.string()) }).optional(),
    claimed: z.object({ by: z.string(), mine: z.boolean(), at: Instant }).nullable(),
    calls: z.array(z.object({ at: Instant, by: z.string(), note: z.string() })),
    acts: z.array(z.enum(["claim", "release", "called-back", "done"])),
  })
  .openapi("VoiceMessage");
export type VoiceMessage = z.infer<typeof VoiceMessage>;

export const VoiceMessages = z.object({ messages: z.array(VoiceMessage) }).openapi("VoiceMessages");
export type VoiceMessages = z.infer<typeof VoiceMessages>;

export const ActOnVoiceMessage = z
  .object({
    act: z.enum(["claim", "release", "called-back", "done"]),
    /** As it was seen. */
    version: z.int().min(1),
    /** For `called-back`: what came of it. */
    note: z.string().trim().max(500).optional(),
  })
  .openapi("ActOnVoiceMessage");

/** Days begin where the plan's offices are, both included; left out, the last thirty days. */
export const CallSpan = z.object({ fromOn: Day.optional(), toOn: Day.optional() });

const Counted = z.array(z.object({ key: z.string(), calls: z.int() }));

export const CallFigures = z
  .object({
    fromOn: Day,
    toOn: Day,
    calls: z.int(),
    /** Those that have ended; the others run, or were cut off by a fault. */
    ended: z.int(),
    /** Ended without an agent and without a message for one. */
    contained: z.int(),
    /** Orders placed by phone. */
    orders: z.int(),
    averageSeconds: z.int().nullable(),
    /** A fault ended the call, or its end was never written. */
    failures: z.int(),
    /** Calls by how they ended, most first. */
    outcomes: Counted,
    /** Calls in which the caller hung up with nothing done, by the step they were at, most first. */
    leftAt: Counted,
  })
  .openapi("CallFigures");
export type CallFigures = z.infer<typeof CallFigures>;

export const Prompts = z
  .object({
    prompts: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["sentence", "piece", "pharmacy"]),
        recordings: z.array(
          z.object({
            language: Language,
            text: z.string(),
            /** `studio`: not made here, so somebody laid a recording over it. */
            from: z.enum(["made", "studio", "missing"]),
          }),
        ),
      }),
    ),
  })
  .openapi("PhonePrompts");
export type Prompts = z.infer<typeof Prompts>;
