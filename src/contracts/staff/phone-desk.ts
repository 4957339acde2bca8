import { z } from "@hono/zod-openapi";
import { Instant, Language } from "#contracts/shapes.ts";
import { DESK_ACTS } from "#domain/calls/desk-act.ts";

const Line = z.object({ kind: z.enum(["refill", "mail-order"]), pharmacy: z.string().nullable() });

const DeskActName = z.enum(DESK_ACTS);

/** An agent's own phone desk: whether calls come to them, the call they have, and who waits. */
export const PhoneDesk = z
  .object({
    state: z.enum(["off", "free", "away", "on-call"]),
    /** The SIP address of their phone, as it was given the last time. */
    address: z.string(),
    /** Where extensions are; null where a whole address is given. */
    domain: z.string().nullable(),
    /** How many agents take calls. */
    agents: z.int(),
    call: z
      .object({
        /** `transferred`: given away whole, so that only the agent can say when it is over. */
        kind: z.enum(["waiting", "call-back", "transferred"]),
        phase: z.enum(["ringing", "to-call", "talking"]),
        since: Instant,
        line: Line,
        /** The last four digits while it rings; empty when withheld. */
        number: z.object({ digits: z.string(), isMasked: z.boolean() }),
        language: Language,
        /** Where in the menus the caller asked for an agent. */
        step: z.string(),
        keyed: z.object({ recordNumber: z.boolean(), prescriptions: z.int() }),
        /** What was keyed, once the two speak. Nobody has proved to be the member. */
        numbers: z.object({ recordNumber: z.string(), rxNumbers: z.array(z.string()) }).optional(),
        /** Calls back that reached nobody. */
        tries: z.int(),
        acts: z.array(DeskActName),
      })
      .nullable(),
    /** Who waits, in their order. */
    queue: z.array(
      z.object({
        kind: z.enum(["waiting", "call-back"]),
        since: Instant,
        /** The last digits of the number. */
        end: z.string(),
        language: Language,
        line: Line,
      }),
    ),
  })
  .openapi("PhoneDesk");
export type PhoneDesk = z.infer<typeof PhoneDesk>;

export const ActAtDesk = z
  .object({
    act: DeskActName,
    /** For `take-calls`: an extension or a SIP address. */
    address: z.string().trim().max(200).optional().openapi({ example: "sip:1042@192.0.2.7" }),
  })
  .openapi("ActAtDesk");
