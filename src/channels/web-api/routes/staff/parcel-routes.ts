import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { carrierLabelPdf } from "#channels/paper/carrier-label-pdf.ts";
import { manifestPdf } from "#channels/paper/manifest-pdf.ts";
import { packingSlipPdf } from "#channels/paper/packing-slip-pdf.ts";
import { pickListPdf } from "#channels/paper/pick-list-pdf.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { wordBench, wordParcel } from "#channels/web-api/word-parcel.ts";
import { Id } from "#contracts/shapes.ts";
import {
  ActedParcel,
  BeginParcel,
  Manifest,
  Parcel,
  ParcelBench,
  ParcelVersion,
  ScanBottle,
  TakeOutBottle,
  WeighParcel,
} from "#contracts/staff/parcels.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import type { ParcelDone } from "#use-cases/shipping/change-parcel.ts";
import { handOverManifest, makeManifest } from "#use-cases/shipping/hand-over-manifest.ts";
import { buyParcelLabel, cancelParcelLabel, mayGoOut } from "#use-cases/shipping/label-parcel.ts";
import { beginParcel, scanIntoParcel, takeOutOfParcel, weighParcel } from "#use-cases/shipping/pack-parcel.ts";
import { type ParcelView, readBench, readManifest, readParcel, readPickList } from "#use-cases/shipping/read-bench.ts";

const tags = ["Staff: parcels"];
const params = z.object({ parcelId: Id });
const toPrint = { description: "To print", content: { "application/pdf": { schema: z.string() } } } as const;

/** The mail-order pharmacy's bench: pack, weigh, label, hand over. */
export function makeStaffParcelRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("pack-parcel", {
      method: "get",
      path: "/staff/parcels",
      tags,
      summary: "What lies ready to be packed, the parcels on the bench, and what waits for the driver",
      responses: { 200: answers("The bench", ParcelBench), ...problems },
    }),
    async (c) => {
      const bench = await readBench(dependencies, staffOf(c));
      if (bench.kind === "refused") return problem(c, bench);
      const now = dependencies.clock();
      return c.json(
        wordBench(bench, now, (parcel) => mayGoOut(parcel, bench.pharmacy, now), readerLanguage(c)),
        200,
      );
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "post",
      path: "/staff/parcels",
      tags,
      summary: "Begin a parcel with all that lies ready for the person of a line, to the same address",
      request: { body: json(BeginParcel) },
      responses: { 200: answers("The parcel", ActedParcel), ...problems },
    }),
    async (c) => {
      const begun = await beginParcel(dependencies, staffOf(c), c.req.valid("json"));
      return begun.kind === "refused" ? problem(c, begun) : c.json({ id: begun.parcelId }, 200);
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "get",
      path: "/staff/parcels/{parcelId}",
      tags,
      summary: "A parcel and what belongs into it",
      request: { params },
      responses: { 200: answers("The parcel", Parcel), ...problems },
    }),
    async (c) => {
      const view = await readParcel(dependencies, staffOf(c), c.req.valid("param").parcelId);
      if (view.kind === "refused") return problem(c, view);
      return c.json(wordParcel(view.parcel, view.pharmacy.timeZone, view.mayGoOut, readerLanguage(c)), 200);
    },
  );

  /** One step with a parcel, guarded by the version that was seen. */
  function addAct<Body extends z.ZodType<object>>(
    name: string,
    summary: string,
    body: Body,
    act: (staff: StaffActor, ask: z.output<Body> & { readonly parcelId: string }) => Promise<ParcelDone | Refusal>,
  ): void {
    const route = staffRoute("pack-parcel", {
      method: "post",
      path: `/staff/parcels/{parcelId}/${name}`,
      tags,
      summary,
      request: { params, body: json(body) },
      responses: { 200: answers("Done", ActedParcel), ...problems },
    });
    const answer = async (c: Context<ApiEnv>) => {
      const { parcelId } = c.req.valid("param" as never) as { parcelId: string };
      const asked = c.req.valid("json" as never) as z.output<Body>;
      const result = await act(staffOf(c), { ...asked, parcelId });
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.parcelId }, 200);
    };
    // The types of a route follow from its path, which here is not known before it runs.
    router.openapi(route, answer as never);
  }

  addAct("scan", "Lay a bottle into it by the barcode of its label", ScanBottle, (staff, ask) =>
    scanIntoParcel(dependencies, staff, ask),
  );
  addAct("take-out", "Take a bottle out again", TakeOutBottle, (staff, ask) =>
    takeOutOfParcel(dependencies, staff, ask),
  );
  addAct("weigh", "What it weighs, closed", WeighParcel, (staff, ask) => weighParcel(dependencies, staff, ask));
  addAct("label", "Buy the carrier's label", ParcelVersion, (staff, ask) => buyParcelLabel(dependencies, staff, ask));
  addAct("open-again", "Give the label back and open the parcel", ParcelVersion, (staff, ask) =>
    cancelParcelLabel(dependencies, staff, ask),
  );

  for (const [name, summary, make] of [
    ["label.pdf", "The carrier's label, 4 by 6 inches", (view) => labelOf(dependencies, view)],
    ["slip.pdf", "What lies in it, with the notice on a pharmacist's advice", packingSlipPdf],
  ] as const satisfies readonly [string, string, (view: ParcelView) => Promise<Uint8Array | Refusal | null>][]) {
    router.openapi(
      staffRoute("pack-parcel", {
        method: "get",
        path: `/staff/parcels/{parcelId}/${name}`,
        tags,
        summary,
        request: { params },
        responses: { 200: toPrint, ...problems },
      }),
      async (c) => {
        const { parcelId } = c.req.valid("param" as never) as { parcelId: string };
        const view = await readParcel(dependencies, staffOf(c), parcelId);
        if (view.kind === "refused") return problem(c, view);
        const paper = await make(view);
        if (paper === null) return problem(c, refuse("not-now"));
        if ("kind" in paper) return problem(c, paper);
        return printed(c, name, paper);
      },
    );
  }

  router.openapi(
    staffRoute("pack-parcel", {
      method: "get",
      path: "/staff/pick-list.pdf",
      tags,
      summary: "The next batch: what to take from which shelf for whom",
      responses: { 200: toPrint, ...problems },
    }),
    async (c) => {
      const list = await readPickList(dependencies, staffOf(c));
      return list.kind === "refused" ? problem(c, list) : printed(c, "pick-list.pdf", await pickListPdf(list));
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "get",
      path: "/staff/manifests/{manifestId}/manifest.pdf",
      tags,
      summary: "What the driver takes, to be signed; no medicine is named",
      request: { params: z.object({ manifestId: Id }) },
      responses: { 200: toPrint, ...problems },
    }),
    async (c) => {
      const manifest = await readManifest(dependencies, staffOf(c), c.req.valid("param").manifestId);
      return manifest.kind === "refused"
        ? problem(c, manifest)
        : printed(c, "manifest.pdf", await manifestPdf(manifest));
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "post",
      path: "/staff/manifests",
      tags,
      summary: "List every labelled parcel that may go out today, for the carrier's driver",
      responses: { 200: answers("The manifest", Manifest), ...problems },
    }),
    async (c) => {
      const made = await makeManifest(dependencies, staffOf(c));
      return made.kind === "refused" ? problem(c, made) : c.json({ id: made.manifestId }, 200);
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "post",
      path: "/staff/manifests/{manifestId}/hand-over",
      tags,
      summary: "The driver has them: all lines of the manifest's parcels are shipped",
      request: { params: z.object({ manifestId: Id }) },
      responses: { 200: answers("Shipped", Manifest), ...problems },
    }),
    async (c) => {
      const done = await handOverManifest(dependencies, staffOf(c), c.req.valid("param"));
      return done.kind === "refused" ? problem(c, done) : c.json({ id: done.manifestId }, 200);
    },
  );

  return router;
}

function printed(c: Context<ApiEnv>, name: string, paper: Uint8Array) {
  return c.body(new Uint8Array(paper), 200, {
    "Content-Type": "application/pdf",
    "Content-Disposition": `inline; filename="${name}"`,
    "Cache-Control": "no-store",
  });
}

/** As the carrier drew it, else drawn here; null before it was bought. */
async function labelOf(
  { carrier: port }: ApiDependencies,
  { parcel, sender }: ParcelView,
): Promise<Uint8Array | Refusal | null> {
  const { carrier, service, tracking_number: trackingNumber, weight_grams: grams, ship_on: shipOn } = parcel;
  if (parcel.status !== "labelled" && parcel.status !== "handed-over") return null;
  if (carrier === null || service === null || trackingNumber === null || grams === null || shipOn === null) return null;
  if (port !== undefined && parcel.shipment_id !== null) {
    const printed = await port.printLabel(parcel.shipment_id);
    if (printed.kind !== "accepted") return refuse(printed.kind === "unknown" ? "carrier-silent" : "carrier-refused");
    if (printed.pdf !== null) return printed.pdf;
  }
  return carrierLabelPdf({
    from: sender,
    to: { ...parcel.ship_to, name: parcel.member_name },
    isCold: parcel.lines.some((line) => line.cold_chain),
    ...{ carrier, service, trackingNumber, grams, shipOn },
  });
}
