import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { maskedNumber } from "#domain/calls/agent-address.ts";
import type { DeskAct } from "#domain/calls/desk-act.ts";
import { lapses } from "#domain/calls/waiting.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { dispatchCalls } from "#use-cases/agents/dispatch-calls.ts";
import { keyedOf } from "#use-cases/calls/voice-message.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import type { KeptOrder } from "#use-cases/phone/record-call.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** A call that is at an agent's phone, rings there, or is theirs to call back. */
export type DeskCall = {
  readonly kind: "waiting" | "call-back" | "transferred";
  readonly phase: "ringing" | "to-call" | "talking";
  readonly since: Date;
  readonly line: { readonly kind: "refill" | "mail-order"; readonly pharmacy: string | null };
  /** The last four digits until the agent has the call, or has to dial; "" when withheld. */
  readonly number: { readonly digits: string; readonly isMasked: boolean };
  readonly language: string;
  /** Where in the flow the caller asked for an agent. */
  readonly step: string;
  readonly keyed: KeptOrder;
  readonly tries: number;
  readonly acts: readonly DeskAct[];
};

export type AgentDesk = {
  readonly state: "off" | "free" | "away" | "on-call";
  /** As it was given the last time; "" before the first. */
  readonly address: string;
  /** Who takes calls, free or not, this agent included. */
  readonly agents: number;
  readonly call: DeskCall | null;
  /** Those who wait, in their order. */
  readonly queue: readonly {
    readonly kind: "waiting" | "call-back";
    readonly since: Date;
    readonly end: string;
    readonly language: string;
    readonly line: DeskCall["line"];
  }[];
};

const MOST_SHOWN = 50;

/**
 * An agent's own phone desk. Looking at it is a sign of life: who takes calls and has not looked for half a minute is
 * signed off.
 */
export async function readAgentDesk(
  { database: { kysely }, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "found"; readonly desk: AgentDesk } | Refusal<"not-allowed">> {
  if (!mayAct(staff, "answer-calls", null)) return refuse("not-allowed");
  const now = clock();
  const { agentGone, callerGone } = lapses(now);
  const own = await kysely
    .selectFrom("phone_agents")
    .select(["address", "state", "seen_at"])
    .where("staff_id", "=", staff.staffId)
    .executeTakeFirst();
  const takesCalls = own !== undefined && own.state !== "off" && own.seen_at > agentGone;
  if (takesCalls) {
    await kysely.updateTable("phone_agents").set({ seen_at: now }).where("staff_id", "=", staff.staffId).execute();
    await dispatchCalls(kysely, now);
  }
  const entries = await openEntries(kysely)
    .where((where) =>
      where.or([
        where("q.agent_id", "=", staff.staffId),
        where.and([
          where("q.agent_id", "is", null),
          where.or([where("q.kind", "=", "call-back"), where("q.seen_at", ">", callerGone)]),
        ]),
      ]),
    )
    .execute();
  const { agents } = await kysely
    .selectFrom("phone_agents")
    .select((select) => select.fn.countAll<string>().as("agents"))
    .where("state", "=", "free")
    .where("seen_at", ">", agentGone)
    .executeTakeFirstOrThrow();
  const mine = entries.find(({ agent_id }) => agent_id !== null);
  const state = !takesCalls ? "off" : mine === undefined ? (own.state as "free" | "away") : "on-call";
  return {
    kind: "found",
    desk: {
      state,
      address: own?.address ?? "",
      agents: Number(agents),
      call: mine === undefined ? null : callOf(mine),
      queue: entries
        .filter(({ agent_id }) => agent_id === null)
        .map((entry) => ({
          kind: entry.kind as "waiting" | "call-back",
          since: entry.entered_at,
          end: maskedNumber(entry.call_back_number ?? entry.caller),
          language: entry.language,
          line: lineOf(entry),
        })),
    },
  };
}

function openEntries(kysely: Kysely<DB>) {
  return kysely
    .selectFrom("phone_queue as q")
    .innerJoin("phone_calls as c", "c.call_id", "q.call_id")
    .leftJoin("pharmacies as p", "p.refill_phone", "c.dialled")
    .select(["q.kind", "q.entered_at", "q.agent_id", "q.offered_at", "q.answered_at", "q.dialling_at"])
    .select(["q.call_back_number", "q.language", "q.step", "q.keyed", "q.tries"])
    .select(["c.caller", "c.dialled", "p.name as pharmacy", "p.kind as pharmacy_kind"])
    .where("q.ended_at", "is", null)
    .orderBy("q.entered_at")
    .orderBy("q.call_id")
    .limit(MOST_SHOWN);
}

type Entry = Awaited<ReturnType<ReturnType<typeof openEntries>["execute"]>>[number];

function callOf(entry: Entry): DeskCall {
  const kind = entry.kind as DeskCall["kind"];
  const { answered_at: answered, offered_at: offered } = entry;
  const phase = phaseOf(entry);
  const number = entry.call_back_number ?? entry.caller;
  const isMasked = phase === "ringing";
  return {
    kind,
    phase,
    since: answered ?? offered ?? entry.entered_at,
    line: lineOf(entry),
    number: { digits: isMasked ? maskedNumber(number) : number, isMasked },
    language: entry.language,
    step: entry.step,
    keyed: keyedOf(entry.keyed),
    tries: entry.tries,
    acts: actsOn(entry),
  };
}

type Progress = Pick<Entry, "kind" | "answered_at" | "dialling_at">;

function phaseOf({ kind, answered_at, dialling_at }: Progress): DeskCall["phase"] {
  if (answered_at !== null) return "talking";
  return kind === "call-back" && dialling_at === null ? "to-call" : "ringing";
}

/** What the phone line cannot see for itself, the agent says. */
export function actsOn(entry: Progress): readonly DeskAct[] {
  const phase = phaseOf(entry);
  if (phase === "to-call") return ["calling", "pass"];
  if (phase === "ringing") return [];
  if (entry.kind === "call-back") return entry.dialling_at === null ? ["reached", "not-reached"] : [];
  return ["over"];
}

function lineOf({ dialled, pharmacy, pharmacy_kind }: Entry): DeskCall["line"] {
  return { kind: dialled === "mailorder" || pharmacy_kind === "mail-order" ? "mail-order" : "refill", pharmacy };
}
