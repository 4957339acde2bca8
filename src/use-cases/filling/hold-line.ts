import { HOLD_OWNERS, type LineHoldReason } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

/** A pharmacist stops a line for now; the reason says who has to act. */
export function holdLine(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly reason: LineHoldReason; readonly note: string | null },
): Promise<ActResult> {
  const owner = HOLD_OWNERS[ask.reason];
  return performAct(
    dependencies,
    staff,
    ask,
    "hold-line",
    ({ plan }) =>
      refuseReason(plan, "hold", ask.reason) ?? {
        act: { kind: "hold", code: ask.reason, owner },
        event: "held",
        details: { hold: ask.reason, owner, note: ask.note },
      },
  );
}

/** The reason is gone: the line goes on where it was. A delivery that came in is a technician's to say. */
export function releaseLine(dependencies: Dependencies, staff: StaffActor, ask: ActAsk): Promise<ActResult> {
  return performAct(
    dependencies,
    staff,
    ask,
    ({ line }) => (line.hold?.code === "stock" ? "count-medicine" : "hold-line"),
    ({ line }) => ({ act: { kind: "release" }, event: "released", details: { hold: line.hold?.code ?? null } }),
  );
}
