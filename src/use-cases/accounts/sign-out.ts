import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** Ends the session at once, on the server too. */
export async function signOut({ database }: Dependencies, actor: Actor): Promise<void> {
  await database.kysely.deleteFrom("sessions").where("session_id", "=", actor.sessionId).execute();
}
