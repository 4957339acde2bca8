import type { SingleSignOn } from "#partner-ports/single-sign-on.ts";
import type { Browser } from "#use-cases/accounts/open-session.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { openStaffSession, type StaffSignedOn } from "#use-cases/staff/open-staff-session.ts";

export type SingleSignOnDependencies = Dependencies & {
  /** The plan's own sign-on, where it has one. */
  readonly singleSignOn?: SingleSignOn | undefined;
};

type ElsewhereRefusal = Refusal<"single-sign-on-failed" | "single-sign-on-down">;

/** Where to send the browser to sign on at the plan's own provider, and what it has to keep until it is back. */
export async function beginSignInElsewhere(
  { singleSignOn }: SingleSignOnDependencies,
  comeBackTo: string,
): Promise<{ readonly kind: "begun"; readonly url: string; readonly keep: string } | ElsewhereRefusal> {
  if (singleSignOn === undefined) return refuse("single-sign-on-failed");
  const begun = await singleSignOn.begin(comeBackTo);
  return begun.kind === "unknown" ? refuse("single-sign-on-down") : begun;
}

/**
 * Signs on whom the provider names: by the subject kept from before, or the first time by an e-mail the provider vouches
 * for. Nobody is added here: who works at the plan and as what stays the administrator's decision.
 */
export async function signInStaffElsewhere(
  { database, clock, singleSignOn }: SingleSignOnDependencies,
  { cameBackAs, kept, browser }: { cameBackAs: string; kept: string; browser: Browser },
): Promise<StaffSignedOn | ElsewhereRefusal> {
  if (singleSignOn === undefined) return refuse("single-sign-on-failed");
  const answer = await singleSignOn.finish(cameBackAs, kept);
  if (answer.kind === "unknown") return refuse("single-sign-on-down");
  if (answer.kind === "rejected") return refuse("single-sign-on-failed");
  const { subject, verifiedEmail, secondFactorAt = NEVER } = answer;
  return database.kysely.transaction().execute(async (trx) => {
    const staff = await trx
      .selectFrom("staff")
      .select(["staff_id", "single_sign_on_subject"])
      .where("ended_at", "is", null)
      .where((eb) =>
        eb.or([
          eb("single_sign_on_subject", "=", subject),
          eb.and([
            eb("single_sign_on_subject", "is", null),
            eb(eb.fn("lower", ["email"]), "=", verifiedEmail?.toLowerCase() ?? null),
          ]),
        ]),
      )
      // Who is known by the subject is that person, whatever their e-mail is now.
      .orderBy("single_sign_on_subject", (order) => order.asc().nullsLast())
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (staff === undefined) return refuse("single-sign-on-failed");
    if (staff.single_sign_on_subject === null) {
      await trx
        .updateTable("staff")
        .set({ single_sign_on_subject: subject })
        .where("staff_id", "=", staff.staff_id)
        .execute();
    }
    return openStaffSession(trx, clock(), { staffId: staff.staff_id, browser, secondFactorAt });
  });
}

/** The provider asked for no second factor: what needs one asks for it here. */
const NEVER = new Date(0);
