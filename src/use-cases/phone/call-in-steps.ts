import type { Dependencies } from "#use-cases/dependencies.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import { beginCall, type Carrier } from "#use-cases/phone/record-call.ts";

/** Session and answer as plain JSON; the channel knows what is in them. */
type Step<Session, Answer> = { readonly session: Session; readonly answer: Answer };

/**
 * Takes one step of a call that comes in requests. A request for the step before, sent again because its answer was
 * lost, gets that answer; of two at once the second waits. Undefined where there is no such call or step.
 *
 * @param step how many steps the sender has seen answered; 0 begins the call
 */
export async function takeCallStep<Session, Answer>(
  dependencies: Dependencies,
  caller: PhoneCaller,
  call: { readonly carrier: Carrier; readonly dialled: string; readonly step: number },
  run: (before: Session | null) => Promise<Step<Session, Answer>>,
): Promise<Answer | undefined> {
  const { kysely } = dependencies.database;
  if (call.step === 0) await beginCall(dependencies, caller, call);
  return kysely.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("phone_calls")
      .select(["step", "session", "last_answer", "ended_at", "carrier"])
      .where("call_id", "=", caller.callId)
      // Not `for update`: a voice message that refers to the call must not wait for it.
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row?.carrier !== call.carrier) return undefined;
    if (row.step === call.step + 1) return (row.last_answer as Answer | null) ?? undefined;
    if (row.step !== call.step || row.ended_at !== null) return undefined;
    const { session, answer } = await run(row.session as Session | null);
    await trx
      .updateTable("phone_calls")
      .set({
        step: call.step + 1,
        session: JSON.stringify(session),
        last_answer: JSON.stringify(answer),
      })
      .where("call_id", "=", caller.callId)
      .execute();
    return answer;
  });
}

/** How many steps of a call that is not over were answered; undefined where there is no such call. */
export async function stepOfCall({ database }: Dependencies, callId: string): Promise<number | undefined> {
  const row = await database.kysely
    .selectFrom("phone_calls")
    .select("step")
    .where("call_id", "=", callId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.step;
}
