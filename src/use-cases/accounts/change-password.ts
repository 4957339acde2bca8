import { checkCurrentPassword } from "#use-cases/accounts/check-current-password.ts";
import { checkNewPassword } from "#use-cases/accounts/password.ts";
import { setPassword } from "#use-cases/accounts/set-password.ts";
import { lockOwner } from "#use-cases/accounts/sign-on-change.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/** Changes the password, ends the member's other sessions and tells the member by e-mail. */
export async function changePassword(
  dependencies: Dependencies,
  actor: Actor,
  { current, password }: { current: string; password: string },
): Promise<Refusal<"password-wrong" | "too-many-tries" | "bad-input"> | undefined> {
  const refusal = await checkCurrentPassword(dependencies, actor, current);
  if (refusal !== undefined) return refusal;
  return dependencies.database.kysely.transaction().execute(async (trx) => {
    const owner = await lockOwner(trx, actor.memberId);
    const weak = checkNewPassword(password, owner);
    if (weak !== undefined) return weak;
    await setPassword(trx, dependencies.clock(), owner, {
      password,
      keptSession: actor.sessionId,
      action: "password-changed",
    });
    return undefined;
  });
}
