import type { Day } from "#domain/calendar/day.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";
import { answerFaults, obstacleTo, type TransferAnswer, type TransferFault } from "#domain/transfer/transfer-answer.ts";
import {
  type CallOutcome,
  isOpenTransfer,
  type TransferObstacle,
  type TransferRefusal,
  type TransferStatus,
} from "#domain/transfer/transfer-status.ts";

/** A transfer from outside as the acts on it see it. */
export type Transfer = {
  readonly status: TransferStatus;
  /** Somebody at the outside pharmacy was reached. */
  readonly reached: boolean;
  readonly answer: TransferAnswer | null;
};

export type TransferAct =
  | { readonly kind: "call"; readonly outcome: CallOutcome }
  | {
      readonly kind: "answer";
      readonly answer: TransferAnswer;
      /** Of the medicine in the plan's own drug file. */
      readonly schedule: DeaSchedule | null;
      readonly byPharmacist: boolean;
    }
  /** The pharmacist vouches for the facts: the prescription can be filled here from now on. */
  | { readonly kind: "attest"; readonly byPharmacist: boolean }
  | { readonly kind: "refuse"; readonly reason: TransferRefusal; readonly byPharmacist: boolean }
  | { readonly kind: "cancel" };

/** Where and when it is acted, and the plan's policy. */
export type ActContext = { readonly state: string; readonly policy: RefillPolicy; readonly on: Day };

export type TransferRefused = {
  readonly kind: "refused";
  readonly code:
    | "transfer-not-now"
    | "call-first"
    | "pharmacist-must-call"
    | "pharmacist-only"
    | TransferObstacle
    | "bad-input";
  readonly fields?: Readonly<Record<string, TransferFault>>;
};

export type ActedTransfer =
  /** `prescribes` is what the act makes a prescription of: only an attestation does. */
  { readonly kind: "done"; readonly transfer: Transfer; readonly prescribes: TransferAnswer | null } | TransferRefused;

/**
 * What an act makes of a transfer, or why it can't be done. Calls may be made any number of times, an answer may be
 * mended until it is attested, and what ended stays ended. A controlled medicine moves from pharmacist to pharmacist.
 */
export function actOnTransfer(transfer: Transfer, act: TransferAct, context: ActContext): ActedTransfer {
  if (!isOpenTransfer(transfer.status)) return refuse("transfer-not-now");
  switch (act.kind) {
    case "call":
      return done({
        ...transfer,
        status: transfer.status === "answered" ? "answered" : "called",
        reached: transfer.reached || act.outcome === "answered",
      });
    case "answer": {
      if (!transfer.reached) return refuse("call-first");
      const { answer, schedule } = act;
      const obstacle = obstacleTo({ ...answer, schedule: strictest(answer.schedule, schedule) }, ...law(context));
      if (obstacle !== null) return refuse(obstacle);
      if (schedule !== null && !act.byPharmacist) return refuse("pharmacist-must-call");
      const fields = answerFaults(answer, schedule, context.policy.maxDaysSupply, context.on);
      if (Object.keys(fields).length > 0) return { kind: "refused", code: "bad-input", fields };
      return done({ ...transfer, status: "answered", answer });
    }
    case "attest": {
      if (!act.byPharmacist) return refuse("pharmacist-only");
      if (transfer.status !== "answered" || transfer.answer === null) return refuse("transfer-not-now");
      const obstacle = obstacleTo(transfer.answer, ...law(context));
      if (obstacle !== null) return refuse(obstacle);
      return { ...done({ ...transfer, status: "completed" }), prescribes: transfer.answer };
    }
    case "refuse":
      return act.byPharmacist ? done({ ...transfer, status: "refused" }) : refuse("pharmacist-only");
    case "cancel":
      return done({ ...transfer, status: "cancelled" });
  }
}

/** Either pharmacy calling it schedule II is enough to stop. */
function strictest(told: DeaSchedule | null, ours: DeaSchedule | null): DeaSchedule | null {
  return told === "II" || ours === "II" ? "II" : (ours ?? told);
}

function law({ state, policy, on }: ActContext) {
  return [state, policy, on] as const;
}

function done(transfer: Transfer) {
  return { kind: "done", transfer, prescribes: null } as const;
}

function refuse(code: Exclude<TransferRefused["code"], "bad-input">): TransferRefused {
  return { kind: "refused", code };
}
