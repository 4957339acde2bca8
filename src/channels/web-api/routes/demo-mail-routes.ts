import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { DemoNewcomer } from "#contracts/accounts.ts";
import { Id, Instant } from "#contracts/shapes.ts";
import { DemoStaffList } from "#contracts/staff/sign-on.ts";
import { findDemoNewcomer } from "#use-cases/accounts/find-demo-newcomer.ts";
import { listDemoMail } from "#use-cases/messages/demo-mail.ts";
import { listDemoStaff } from "#use-cases/staff/list-demo-staff.ts";

const DemoMailList = z
  .object({
    mails: z.array(z.object({ id: Id, sentAt: Instant, recipient: z.string(), subject: z.string(), body: z.string() })),
  })
  .openapi("DemoMailList");

/** The demo plan's letter box. Only ever mounted in a demo: whoever can read it can take over any account. */
export function makeDemoMailRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/demo/mail",
      tags: ["Demo"],
      summary: "What the demo plan would have e-mailed, newest first",
      responses: { 200: answers("The newest hundred", DemoMailList) },
    }),
    async (c) => c.json({ mails: await listDemoMail(dependencies) }, 200),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/demo/newcomer",
      tags: ["Demo"],
      summary: "Somebody who has not registered yet, with what registration asks for",
      responses: {
        200: answers(
          "The first of them; null once everybody has registered",
          z.object({ newcomer: DemoNewcomer.nullable() }),
        ),
      },
    }),
    async (c) => c.json({ newcomer: (await findDemoNewcomer(dependencies)) ?? null }, 200),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/demo/authenticator-codes",
      tags: ["Demo"],
      summary: "The demo plan's staff, with the codes of their authenticator apps",
      responses: { 200: answers("Each with the code of now", DemoStaffList) },
    }),
    async (c) => c.json({ staff: await listDemoStaff(dependencies) }, 200),
  );

  return router;
}
