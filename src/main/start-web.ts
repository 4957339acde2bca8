import type { IncomingMessage, Server } from "node:http";
import path from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { makeVoiceRoutes } from "#channels/phone-line/by-request/voice-routes.ts";
import { openPrompts } from "#channels/phone-line/prompts.ts";
import { makeWebApi } from "#channels/web-api/app.ts";
import { CLIENT_ADDRESS_HEADER } from "#channels/web-api/client-address.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { watchOrders } from "#channels/web-api/order-watch.ts";
import { allRoutes } from "#channels/web-api/routes/all-routes.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { readAssetManifest } from "#main/assets.ts";
import type { Configuration } from "#main/configuration.ts";
import { makeOperatorRoutes, type OtherParts } from "#main/operator-routes.ts";
import { makeSite } from "#main/site.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";
import { memberPages } from "#member-app/all-pages.ts";
import { makeMemberApp } from "#member-app/app.ts";
import type { PageHost } from "#pages/page-host.ts";
import { workbenchPages } from "#staff-workbench/all-pages.ts";
import { makeWorkbench } from "#staff-workbench/app.ts";

export type Web = { readonly port: number; stop(): Promise<void> };

/** Serves pages, API, assets and the operators' routes over HTTP. */
export async function startWeb(
  dependencies: Omit<ApiDependencies, "secure">,
  configuration: Configuration,
  /** Where the payment company's form in a frame comes from. */
  cardFrameOrigin: string | null,
  otherParts: OtherParts,
): Promise<Web> {
  const { database, log } = dependencies;
  const secure = configuration.publicOrigin?.startsWith("https:") ?? false;
  const watch = watchOrders(dependencies, (error) =>
    log.warn(describeDefect(error), "could not look for changed orders"),
  );
  const promptsDirectory = path.join(import.meta.dirname, "../../assets/prompts");
  const api = makeWebApi(
    { ...dependencies, secure },
    allRoutes(
      { ...dependencies, secure, promptsDirectory, agentDomain: configuration.phone.agentDomain },
      watch,
      configuration.demo,
    ),
  );
  const assetsDirectory = path.join(import.meta.dirname, "../assets");
  const plan = await readPlan(database);
  const host: PageHost = {
    callApi: async (request) => api.fetch(request),
    planName: plan.name,
    assets: readAssetManifest(assetsDirectory),
    demo: configuration.demo,
    reportDefect: (error) => log.error(describeDefect(error), "a page failed"),
  };
  const pages = makeMemberApp(host, memberPages);
  const workbench = makeWorkbench(host, workbenchPages);
  const operators = makeOperatorRoutes(database, otherParts);
  const { agentPhone, patience, hostedVoice } = configuration.phone;
  const prompts = openPrompts(promptsDirectory);
  const voice = makeVoiceRoutes({ ...dependencies, prompts, agentPhone, patience, hostedVoice });
  const site = makeSite({ api, pages, workbench, voice, operators, assetsDirectory, secure, cardFrameOrigin });

  const server = createAdaptorServer({
    fetch: (request, bindings) => {
      const { incoming, outgoing } = bindings as HttpBindings;
      const pathname = pathOf(incoming);
      // Set beside the answer and not on it: an answer whose headers are left alone is written out without a detour.
      for (const [name, value] of site.headersOf(pathname)) outgoing.setHeader(name, value);
      return site.fetch(request, pathname);
    },
  }) as Server;
  const trustProxy = configuration.publicOrigin !== undefined;
  server.prependListener("request", (incoming) => markClient(incoming, trustProxy));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(configuration.port, configuration.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : configuration.port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      watch.stop();
      server.closeIdleConnections();
      // Open pages hold their event streams for ever; everything else ends by itself before this.
      const cut = setTimeout(() => server.closeAllConnections(), 3000);
      await closed;
      clearTimeout(cut);
    },
  };
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/**
 * Writes where a request comes from into a header that no one outside can set. Behind the plan's own proxy (a public
 * origin is configured) that is the address the proxy added last.
 */
function markClient(incoming: IncomingMessage, trustProxy: boolean): void {
  const { rawHeaders } = incoming;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === CLIENT_ADDRESS_HEADER) rawHeaders.splice(at, 2);
  }
  const forwarded = trustProxy ? incoming.headers["x-forwarded-for"] : undefined;
  const last = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(",").at(-1)?.trim();
  const address = last ?? incoming.socket.remoteAddress ?? "unknown";
  incoming.headers[CLIENT_ADDRESS_HEADER] = address;
  rawHeaders.push(CLIENT_ADDRESS_HEADER, address);
}
