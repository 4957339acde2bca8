import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { Bag, BagAddition } from "#contracts/prescriptions.ts";
import { Id } from "#contracts/shapes.ts";
import { addToBag, type BagContents, changeBagLine, readBag, removeFromBag } from "#use-cases/bag/bag.ts";
import { guardNumbers } from "#use-cases/orders/guard-numbers.ts";

const tags = ["Bag"];
const linePath = z.object({ id: Id });

export function makeBagRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/bag",
      tags,
      summary: "What I have gathered to order",
      middleware: signedOn,
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) => c.json(wordBag(await readBag(dependencies, actorOf(c))), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/bag",
      tags,
      summary: "Put a prescription in",
      middleware: signedOn,
      request: { body: json(BagAddition) },
      responses: { 201: answers("The bag", Bag), ...problems },
    }),
    async (c) => {
      const actor = actorOf(c);
      const { rxNumber, mrn, daysSupply } = c.req.valid("json");
      const bag = await guardNumbers(
        dependencies,
        { source: actor.memberId, mrns: [mrn ?? null] },
        () => addToBag(dependencies, actor, { rxNumber, mrn: mrn ?? null, daysSupply: daysSupply ?? null }),
        (result) => (result.kind === "refused" && result.fields?.["rxNumber"] === "no-match" ? [mrn ?? null] : []),
      );
      return bag.kind === "refused" ? problem(c, bag) : c.json(wordBag(bag), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/bag/lines/{id}",
      tags,
      summary: "Ask for another days supply",
      middleware: signedOn,
      request: { params: linePath, body: json(z.object({ daysSupply: z.int().min(1).max(365).nullable() })) },
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) =>
      c.json(
        wordBag(await changeBagLine(dependencies, actorOf(c), c.req.valid("param").id, c.req.valid("json").daysSupply)),
        200,
      ),
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/bag/lines/{id}",
      tags,
      summary: "Take one out",
      middleware: signedOn,
      request: { params: linePath },
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) => c.json(wordBag(await removeFromBag(dependencies, actorOf(c), c.req.valid("param").id)), 200),
  );

  return router;
}

function wordBag({ lines }: BagContents): z.infer<typeof Bag> {
  return {
    lines: lines.map(({ row, named, canBe90Days }) => {
      const daysSupply = row.bag_days_supply === null ? {} : { daysSupply: row.bag_days_supply };
      return {
        id: row.bag_line_id,
        rxNumber: row.rx_number,
        ...(named ? { drug: `${row.drug_name} ${row.strength}`, person: `${row.given_name} ${row.family_name}` } : {}),
        byNumber: !named,
        ...daysSupply,
        canBe90Days: named && canBe90Days,
        line: {
          rxNumber: row.rx_number,
          // Told back only to who typed it; a grant gives the right without it, and never shows it.
          ...(!named && row.with_record_number ? { mrn: row.mrn } : {}),
          ...daysSupply,
        },
        ...(named ? { labelPharmacyId: row.pharmacy_id } : {}),
      };
    }),
    people: new Set(lines.map(({ row }) => row.member_id)).size,
  };
}
