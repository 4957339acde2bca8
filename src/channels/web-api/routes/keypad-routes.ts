import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { v7 as newId } from "uuid";
import { type CarriedVerb, type RequestEvent, takeStep } from "#channels/phone-line/by-request/take-step.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { clientAddress } from "#channels/web-api/client-address.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { keypadTurn } from "#channels/web-api/keypad-turn.ts";
import { KeypadAct, KeypadNumbers, KeypadTurn } from "#contracts/keypad.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { memberOf } from "#use-cases/phone/caller.ts";
import { refuse } from "#use-cases/refusal.ts";

/** The payment provider's published test card: nobody hands a browser over to a payment line. */
const TEST_CARD = "tok_visa";
/** Rosa's, as the page tells it. */
const DEMO_RECORD_NUMBER = "100200310";

/** The phone line by a keypad on a page, for the demo: the same flow and the same orders, without a phone. */
export function makeKeypadRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/demo/keypad",
      tags: ["Demo"],
      summary: "One act at the keypad of a call to the phone line",
      request: { body: json(KeypadAct) },
      responses: { 200: answers("What the line says and waits for", KeypadTurn), ...problems },
    }),
    async (c) => {
      const { call = newId(), step, to, keys, hangUp = false } = c.req.valid("json");
      const caller = { callId: call, number: "", address: clientAddress(c) };
      const take = (at: number, event: RequestEvent) =>
        takeStep(
          { ...dependencies, agentPhone: undefined },
          caller,
          { carrier: "browser", dialled: to, step: at },
          event,
        );
      let next = step;
      let verbs = await take(next, eventOf(step, keys, hangUp));
      const said: CarriedVerb[] = [...(verbs ?? [])];
      if (verbs?.at(-1)?.verb === "pay") {
        next++;
        verbs = await take(next, { kind: "paid-with", token: TEST_CARD });
        said.push(...(verbs ?? []));
      }
      if (verbs === undefined) return problem(c, refuse("not-found"));
      return c.json({ call, step: next + 1, ...keypadTurn(said) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/demo/keypad",
      tags: ["Demo"],
      summary: "The date of birth that a call by the demo's record number asks for",
      responses: { 200: answers("What to key", KeypadNumbers), ...problems },
    }),
    async (c) => {
      const member = await memberOf(dependencies, DEMO_RECORD_NUMBER);
      return member === null ? problem(c, refuse("not-found")) : c.json({ birthDate: parseDay(member.birthDate) }, 200);
    },
  );

  return router;
}

/** A message cannot be left by keys: whoever is asked for one and does anything has left none. */
function eventOf(step: number, keys: string | undefined, hangUp: boolean): RequestEvent {
  if (hangUp) return { kind: "hang-up" };
  if (step === 0) return { kind: "start" };
  return keys === undefined ? { kind: "silence" } : { kind: "keys", keys };
}
