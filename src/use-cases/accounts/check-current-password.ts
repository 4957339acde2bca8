import { isPassword } from "#use-cases/accounts/password.ts";
import { forgetTries, takeTry } from "#use-cases/access/take-try.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Whether it is the member who is still there: whoever finds an open session must not take over the account. */
export async function checkCurrentPassword(
  dependencies: Dependencies,
  actor: Actor,
  password: string,
): Promise<Refusal<"password-wrong" | "too-many-tries"> | undefined> {
  const { kysely } = dependencies.database;
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    subject: `password:${actor.memberId}`,
    source: `session:${actor.sessionId}`,
  });
  if (taken.kind === "refused") return taken;
  const account = await kysely
    .selectFrom("accounts")
    .select("password_hash")
    .where("member_id", "=", actor.memberId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(password, account.password_hash))) return refuse("password-wrong");
  await forgetTries(kysely, taken);
  return undefined;
}
