import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { queueNews } from "#use-cases/payments/queue-news.ts";
import { refuse } from "#use-cases/refusal.ts";

/**
 * Where the payment provider calls. Its news are queued and only say which payment to look at: what is true is read from
 * its books, so news that come twice or out of order change nothing.
 */
export function makePaymentNewsRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const { payment } = dependencies;
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "post",
      path: "/payments/news",
      tags: ["Payment"],
      summary: "The payment provider tells that something became of a payment",
      request: { headers: z.object({ "stripe-signature": z.string().optional() }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const news = payment.readWebhook(await c.req.text(), c.req.header("Stripe-Signature") ?? "");
      if (news === null) return problem(c, refuse("not-allowed"));
      if (news.kind === "payment" && z.uuid().safeParse(news.key).success) await queueNews(dependencies, news.key);
      return c.body(null, 204);
    },
  );
  return router;
}
