import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { parseAgentAddress } from "#domain/calls/agent-address.ts";
import type { DeskAct } from "#domain/calls/desk-act.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { actsOn } from "#use-cases/agents/agent-desk.ts";
import { endCallBack } from "#use-cases/agents/call-back.ts";
import { freeSince, noteAnswered } from "#use-cases/agents/leave-queue.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type DeskDependencies = Dependencies & {
  /** Where agents' extensions are; null where they give whole addresses. */
  readonly agentDomain: string | null;
};

/**
 * An agent signs on to the phone, steps away, or says what came of the call they have.
 *
 * @param ask.address of their phone, for `take-calls`
 */
export async function actAtDesk(
  dependencies: DeskDependencies,
  staff: StaffActor,
  ask: { readonly act: DeskAct; readonly address: string },
): Promise<{ readonly kind: "done" } | Refusal<"not-allowed" | "bad-input" | "changed-meanwhile">> {
  const { database, clock, agentDomain } = dependencies;
  const { kysely } = database;
  const { staffId } = staff;
  if (!mayAct(staff, "answer-calls", null)) return refuse("not-allowed");
  const now = clock();
  switch (ask.act) {
    case "take-calls": {
      const address = parseAgentAddress(ask.address, agentDomain);
      if (address === null) return refuse("bad-input", { fields: { address: "agent-address" } });
      const row = { address, state: "free", since: now, seen_at: now };
      await kysely
        .insertInto("phone_agents")
        .values({ staff_id: staffId, ...row })
        .onConflict((conflict) => conflict.column("staff_id").doUpdateSet(row))
        .execute();
      return { kind: "done" };
    }
    case "free":
    case "away":
    case "sign-off":
      return setState(kysely, now, staffId, ask.act === "sign-off" ? "off" : ask.act);
    case "calling":
    case "reached":
    case "not-reached":
    case "pass":
    case "over":
      return actOnOwnCall(dependencies, staffId, ask.act);
  }
}

async function setState(
  kysely: Kysely<DB>,
  now: Date,
  staffId: string,
  state: "free" | "away" | "off",
): Promise<{ readonly kind: "done" } | Refusal<"changed-meanwhile">> {
  const row = await kysely
    .updateTable("phone_agents")
    .set({ state, since: now, seen_at: now })
    .where("staff_id", "=", staffId)
    // Who was signed off meanwhile gives their phone again.
    .where("state", "!=", "off")
    .returning("staff_id")
    .executeTakeFirst();
  return row === undefined ? refuse("changed-meanwhile") : { kind: "done" };
}

async function actOnOwnCall(
  dependencies: Dependencies,
  staffId: string,
  act: "calling" | "reached" | "not-reached" | "pass" | "over",
): Promise<{ readonly kind: "done" } | Refusal<"changed-meanwhile">> {
  const { database, clock } = dependencies;
  const entry = await database.kysely
    .selectFrom("phone_queue")
    .select(["call_id", "kind", "answered_at", "dialling_at"])
    .where("agent_id", "=", staffId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (entry === undefined || !actsOn(entry).includes(act)) return refuse("changed-meanwhile");
  switch (act) {
    case "calling":
      await noteAnswered(dependencies, entry.call_id);
      break;
    case "reached":
    case "not-reached":
      await endCallBack(dependencies, entry.call_id, act);
      break;
    case "pass":
      await endCallBack(dependencies, entry.call_id, "passed");
      break;
    case "over": {
      const now = clock();
      await database.kysely
        .updateTable("phone_queue")
        .set({ ended_at: now, keyed: null })
        .where("call_id", "=", entry.call_id)
        .where("ended_at", "is", null)
        .execute();
      await freeSince(database.kysely, now, staffId);
    }
  }
  return { kind: "done" };
}
