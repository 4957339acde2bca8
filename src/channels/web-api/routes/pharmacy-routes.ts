import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { PharmacyList } from "#contracts/places.ts";
import { Zip } from "#contracts/shapes.ts";
import { type DirectoryEntry, listPharmacies } from "#use-cases/directory/list-pharmacies.ts";
import { FEATURES } from "#domain/settings/setting-fields.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { featureInstead, wordClosures, wordOpeningHours } from "#words/directory-words.ts";
import type { Language } from "#words/languages.ts";

export function makePharmacyRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/pharmacies",
      tags: ["Pharmacies"],
      summary: "The directory of pharmacies, nearest first",
      request: { query: z.object({ near: Zip.optional(), feature: z.enum(FEATURES).optional() }) },
      responses: { 200: answers("Pharmacies", PharmacyList), ...problems },
    }),
    async (c) => {
      const directory = await listPharmacies(dependencies, c.req.valid("query"));
      if (directory.kind === "refused") return problem(c, directory);
      const language = readerLanguage(c);
      return c.json({ pharmacies: directory.pharmacies.map((entry) => wordPharmacy(entry, language)) }, 200);
    },
  );
  return router;
}

function wordPharmacy({ pharmacy, opensAt, ...entry }: DirectoryEntry, language: Language) {
  const { miles, openNow, closures, features, missing } = entry;
  const { id, name, kind, area, line1, city, state, zip, refillPhone, phone, languages, hours, timeZone } = pharmacy;
  return {
    id,
    name,
    kind,
    area: { key: area.key, name: area.name },
    line1,
    city,
    state,
    zip,
    refillPhone,
    phone,
    languages: [...languages],
    hours: [...wordOpeningHours(hours, language), ...wordClosures(closures, language)],
    openNow,
    opensWords: opensAt === null ? null : formatInstant(opensAt.toISOString(), language, timeZone),
    features: [...features],
    instead: missing.map((feature) => ({ feature, words: featureInstead(feature, language) })),
    miles: miles === null ? null : Math.round(miles * 10) / 10,
  };
}
