import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { wordBagItem } from "#channels/web-api/word-items.ts";
import { BagItemAddition } from "#contracts/items.ts";
import { Bag, BagAddition, BagLineChange } from "#contracts/prescriptions.ts";
import { Id } from "#contracts/shapes.ts";
import { addItemToBag, changeBagItem, removeItemFromBag } from "#use-cases/bag/bag-items.ts";
import { addToBag, type BagContents, changeBagLine, readBag, removeFromBag } from "#use-cases/bag/bag.ts";
import { guardNumbers } from "#use-cases/orders/guard-numbers.ts";
import type { Language } from "#words/languages.ts";

const tags = ["Bag"];
const linePath = z.object({ id: Id });
const itemPath = z.object({ itemId: Id });

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
    async (c) => c.json(wordBag(await readBag(dependencies, actorOf(c)), readerLanguage(c)), 200),
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
      return bag.kind === "refused" ? problem(c, bag) : c.json(wordBag(bag, readerLanguage(c)), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/bag/lines/{id}",
      tags,
      summary: "Ask for other days, another way, or a bridge supply",
      middleware: signedOn,
      request: { params: linePath, body: json(BagLineChange) },
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) =>
      c.json(
        wordBag(
          await changeBagLine(dependencies, actorOf(c), c.req.valid("param").id, c.req.valid("json")),
          readerLanguage(c),
        ),
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
    async (c) =>
      c.json(wordBag(await removeFromBag(dependencies, actorOf(c), c.req.valid("param").id), readerLanguage(c)), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/bag/items",
      tags,
      summary: "Put an over-the-counter item in, on top of those that lie there",
      middleware: signedOn,
      request: { body: json(BagItemAddition) },
      responses: { 201: answers("The bag", Bag), ...problems },
    }),
    async (c) => {
      const bag = await addItemToBag(dependencies, actorOf(c), c.req.valid("json"));
      return bag.kind === "refused" ? problem(c, bag) : c.json(wordBag(bag, readerLanguage(c)), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/bag/items/{itemId}",
      tags,
      summary: "Ask for more or fewer pieces of an item",
      middleware: signedOn,
      request: { params: itemPath, body: json(z.object({ quantity: z.int().min(1).max(20) })) },
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) => {
      const { quantity } = c.req.valid("json");
      const bag = await changeBagItem(dependencies, actorOf(c), c.req.valid("param").itemId, quantity);
      return c.json(wordBag(bag, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/bag/items/{itemId}",
      tags,
      summary: "Take an item out",
      middleware: signedOn,
      request: { params: itemPath },
      responses: { 200: answers("The bag", Bag), ...problems },
    }),
    async (c) => {
      const bag = await removeItemFromBag(dependencies, actorOf(c), c.req.valid("param").itemId);
      return c.json(wordBag(bag, readerLanguage(c)), 200);
    },
  );

  return router;
}

function wordBag({ lines, items }: BagContents, language: Language): z.infer<typeof Bag> {
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
          ...(row.bag_delivery === null ? {} : { delivery: row.bag_delivery }),
          ...(row.with_bridge ? { bridge: true } : {}),
        },
        ...(named ? { labelPharmacyId: row.pharmacy_id } : {}),
      };
    }),
    items: items.map((item) => wordBagItem(item, language)),
    people: new Set(lines.map(({ row }) => row.member_id)).size,
  };
}
