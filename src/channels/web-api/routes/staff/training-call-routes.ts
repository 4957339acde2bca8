import type { OpenAPIHono } from "@hono/zod-openapi";
import { runTrainingCall, TRAINING } from "#channels/phone-line/training-call.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { keypadTurn } from "#channels/web-api/keypad-turn.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { TrainingAct, TrainingNumbers, TrainingTurn } from "#contracts/staff/training-call.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";

const tags = ["Staff: calls"];

/** The phone line by a keypad, for training: made-up numbers, and no way to an order. */
export function makeTrainingCallRoutes({ clock }: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("see-call-figures", {
      method: "get",
      path: "/staff/training-call",
      tags,
      summary: "What can be keyed in a training call; all made up",
      responses: { 200: answers("The numbers", TrainingNumbers), ...problems },
    }),
    (c) => {
      const { confirmationNumber: _, birthDate, ...numbers } = TRAINING;
      return c.json({ ...numbers, birthDate: parseDay(birthDate) }, 200);
    },
  );

  router.openapi(
    staffRoute("see-call-figures", {
      method: "post",
      path: "/staff/training-call",
      tags,
      summary: "One act of a training call; nothing is ordered and nothing is kept",
      request: { body: json(TrainingAct) },
      responses: { 200: answers("What the line says and waits for", TrainingTurn), ...problems },
    }),
    (c) => {
      const { to, before, keys = "", hangUp = false } = c.req.valid("json");
      const acts = before === undefined ? [] : [...before, keys];
      if (hangUp) return c.json({ before: acts, ...keypadTurn([]) }, 200);
      const { verbs } = runTrainingCall(to, acts, dayInZone(clock(), PLAN_ZONE));
      return c.json({ before: acts, ...keypadTurn(verbs) }, 200);
    },
  );

  return router;
}
