import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { leafletPdf } from "#channels/paper/leaflet-pdf.ts";
import { labelPdf } from "#channels/paper/label-pdf.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { fillingLineAnswer } from "#channels/web-api/word-filling.ts";
import { Id } from "#contracts/shapes.ts";
import {
  ActedLine,
  CountLine,
  DeclineLine,
  FillingLine,
  HandOverLine,
  HoldLine,
  LineVersion,
  OutOfStock,
  PartOfLine,
  SubstituteLine,
  VerifyLine,
} from "#contracts/staff/filling.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { Permission } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { claimLine } from "#use-cases/filling/claim-line.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { declineLine } from "#use-cases/filling/decline-line.ts";
import { handOver } from "#use-cases/filling/hand-over.ts";
import { holdLine, releaseLine } from "#use-cases/filling/hold-line.ts";
import { awaitStock, givePart, moveToPharmacy } from "#use-cases/filling/out-of-stock.ts";
import type { ActResult } from "#use-cases/filling/perform-act.ts";
import { readLabel } from "#use-cases/filling/read-label.ts";
import { readLine } from "#use-cases/filling/read-line.ts";
import { returnToStock } from "#use-cases/filling/return-to-stock.ts";
import { substituteProduct } from "#use-cases/filling/substitute-product.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";

const tags = ["Staff: filling"];
const params = z.object({ lineId: Id });

/** One line on its way through the pharmacy: looking at it, and each act with it. */
export function makeStaffFillingRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("see-queue", {
      method: "get",
      path: "/staff/lines/{lineId}",
      tags,
      summary: "A line with its prescription, its member's profile, warnings, label, timeline and what may be done now",
      request: { params },
      responses: { 200: answers("The line", FillingLine), ...problems },
    }),
    async (c) => {
      const view = await readLine(dependencies, staffOf(c), c.req.valid("param").lineId);
      return view.kind === "refused" ? problem(c, view) : c.json(fillingLineAnswer(view), 200);
    },
  );

  /** An act on a line: posted with the version seen, answered with the line's id. */
  function addAct<Body extends z.ZodType<{ version: number }>>(
    permission: Permission,
    name: string,
    summary: string,
    body: Body,
    act: (
      staff: StaffActor,
      ask: z.output<Body> & { lineId: string },
    ) => Promise<ActResult | { readonly kind: "done" }>,
  ): void {
    const route = staffRoute(permission, {
      method: "post",
      path: `/staff/lines/{lineId}/${name}`,
      tags,
      summary,
      request: { params, body: json(body) },
      responses: { 200: answers("Done, or put on hold by a rule", ActedLine), ...problems },
    });
    const answer = async (c: Context<ApiEnv>) => {
      const { lineId } = c.req.valid("param" as never) as { lineId: string };
      const asked = c.req.valid("json" as never) as z.output<Body>;
      const result = await act(staffOf(c), { ...asked, lineId });
      // Who lost to somebody else is told to whom, and when.
      if (result.kind === "refused")
        return problem(c, result, "who" in result ? { who: result.who, at: result.at } : {});
      const heldFor = "heldFor" in result ? result.heldFor : null;
      return c.json({ id: lineId, ...(heldFor === null ? {} : { heldFor }) } satisfies ActedLine, 200);
    };
    // The types of a route follow from its path, which here is not known before it runs.
    router.openapi(route, answer as never);
  }

  addAct("claim-line", "claim", "Take the line in hand", LineVersion, (staff, ask) =>
    claimLine(dependencies, staff, ask, true),
  );
  addAct("claim-line", "hand-back", "Put it back for the others", LineVersion, (staff, ask) =>
    claimLine(dependencies, staff, ask, false),
  );
  addAct(
    "verify-prescription",
    "verify",
    "A pharmacist lets it be filled; all rules are asked again",
    VerifyLine,
    (staff, ask) =>
      verifyPrescription(dependencies, staff, {
        ...ask,
        override: ask.override ?? null,
        warnings: ask.warnings ?? null,
      }),
  );
  addAct("count-medicine", "count", "Counted from a stock bottle whose code must match", CountLine, (staff, ask) =>
    countMedicine(dependencies, staff, {
      ...ask,
      lot: ask.lot ?? null,
      expiresOn: (ask.expiresOn ?? null) as Day | null,
    }),
  );
  addAct(
    "final-check",
    "check",
    "A pharmacist's last look; its units leave the prescription",
    LineVersion,
    (staff, ask) => checkFill(dependencies, staff, ask),
  );
  addAct("hand-over", "hand-over", "Given to the member or whom they sent", HandOverLine, (staff, ask) =>
    handOver(dependencies, staff, ask),
  );
  addAct("count-medicine", "partial", "Give what there is and promise the rest by a day", PartOfLine, (staff, ask) =>
    givePart(dependencies, staff, { ...ask, restBy: ask.restBy as Day }),
  );
  addAct(
    "count-medicine",
    "out-of-stock",
    "Wait for a delivery, or let another pharmacy fill it",
    OutOfStock,
    (staff, ask) =>
      ask.kind === "wait"
        ? awaitStock(dependencies, staff, { ...ask, until: ask.until as Day })
        : moveToPharmacy(dependencies, staff, ask),
  );
  addAct("hold-line", "hold", "Stop it for now, for a reason that says who has to act", HoldLine, (staff, ask) =>
    holdLine(dependencies, staff, { ...ask, note: ask.note ?? null }),
  );
  // A technician releases what waited for a delivery; the use case asks what it waited for.
  addAct("claim-line", "release", "The reason is gone: it goes on where it was", LineVersion, (staff, ask) =>
    releaseLine(dependencies, staff, ask),
  );
  addAct("decline-line", "decline", "A pharmacist will not fill it, and says why", DeclineLine, (staff, ask) =>
    declineLine(dependencies, staff, { ...ask, note: ask.note ?? null }),
  );
  addAct(
    "substitute-drug",
    "substitute",
    "Fill with another package, or another drug the prescriber agreed to",
    SubstituteLine,
    (staff, ask) =>
      substituteProduct(dependencies, staff, { ...ask, drugId: ask.drugId ?? null, ndc: ask.ndc ?? null }),
  );
  addAct("return-to-stock", "return", "Put back what nobody fetched for ten days", LineVersion, (staff, ask) =>
    returnToStock(dependencies, staff, ask),
  );
  // Who did a step may take it back; the use case asks which step it was.
  addAct("claim-line", "undo", "Take the last step back", LineVersion, (staff, ask) =>
    undoStep(dependencies, staff, ask),
  );

  for (const [name, summary, make] of [
    ["label.pdf", "The bottle's label, 4 by 3 inches", labelPdf],
    ["leaflet.pdf", "The sheet that goes with it: what it is for, how to take it, what to watch for", leafletPdf],
  ] as const) {
    router.openapi(
      staffRoute("print-label", {
        method: "get",
        path: `/staff/lines/{lineId}/${name}`,
        tags,
        summary,
        request: { params },
        responses: {
          200: { description: "In the member's language", content: { "application/pdf": { schema: z.string() } } },
          ...problems,
        },
      }),
      async (c) => {
        const label = await readLabel(
          dependencies,
          staffOf(c),
          (c.req.valid("param" as never) as { lineId: string }).lineId,
        );
        if (label.kind === "refused") return problem(c, label);
        return c.body(new Uint8Array(await make(label.content)), 200, {
          "Content-Type": "application/pdf",
          // The name of a file tells nobody whose medicine it is.
          "Content-Disposition": `inline; filename="${name}"`,
          "Cache-Control": "no-store",
        });
      },
    );
  }

  return router;
}
