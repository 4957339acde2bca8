import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { Address, AddressList, AddressRequest } from "#contracts/places.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { Id } from "#contracts/shapes.ts";
import { addAddress, listAddresses, removeAddress } from "#use-cases/addresses/addresses.ts";

const tags = ["Addresses"];

/** Where the member's parcels may go. */
export function makeAddressRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/addresses",
      tags,
      summary: "My addresses",
      middleware: signedOn,
      responses: { 200: answers("The temporary one in use first, then the oldest first", AddressList), ...problems },
    }),
    async (c) => c.json({ addresses: await listAddresses(dependencies, actorOf(c)) }, 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/addresses",
      tags,
      summary: "Add an address",
      middleware: signedOn,
      request: { body: json(AddressRequest) },
      responses: { 201: answers("Added", Address), ...problems },
    }),
    async (c) => {
      const { fromOn, untilOn, ...address } = c.req.valid("json");
      const result = await addAddress(dependencies, actorOf(c), {
        ...address,
        ...(fromOn === undefined ? {} : { fromOn: parseDay(fromOn) }),
        ...(untilOn === undefined ? {} : { untilOn: parseDay(untilOn) }),
      });
      return result.kind === "refused" ? problem(c, result) : c.json(result.address, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/addresses/{id}",
      tags,
      summary: "Remove an address; parcels on their way still go there",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await removeAddress(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
