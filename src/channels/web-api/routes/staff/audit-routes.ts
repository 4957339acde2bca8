import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { csvRow } from "#channels/web-api/csv.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import { AuditActs, AuditFilter, AuditPage, AuditSearch, BegunExport } from "#contracts/staff/audit.ts";
import { parseDay } from "#domain/calendar/day.ts";
import {
  type AuditEntry,
  type AuditFilter as Filter,
  beginAuditExport,
  defaultAuditDays,
  listAuditActs,
  readAuditExport,
  searchAudit,
} from "#use-cases/audit/search-audit.ts";
import { accessWords, wordAccessReason } from "#words/access-words.ts";
import { auditColumns, wordAuditActor } from "#words/audit-words.ts";
import type { Language } from "#words/languages.ts";

const tags = ["Staff: audit"];

/** Who read or changed whose data: searched, and exported. What was searched for is in no address. */
export function makeStaffAuditRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  const filterOf = ({ mrn, staff, action, channel, reason, ...days }: AuditFilter): Filter => {
    const lastMonth = defaultAuditDays(dependencies.clock());
    return {
      mrn: mrn ?? null,
      staff: staff ?? null,
      action: action ?? null,
      channel: channel ?? null,
      reason: reason ?? null,
      fromOn: days.fromOn === undefined ? lastMonth.fromOn : parseDay(days.fromOn),
      toOn: days.toOn === undefined ? lastMonth.toOn : parseDay(days.toOn),
    };
  };

  router.openapi(
    staffRoute("search-audit", {
      method: "post",
      path: "/staff/audit/search",
      tags,
      summary: "The access log, newest first, page by page; the search itself is written down",
      request: { body: json(AuditSearch) },
      responses: { 200: answers("One page", AuditPage), ...problems },
    }),
    async (c) => {
      const { after = null, ...ask } = c.req.valid("json");
      const filter = filterOf(ask);
      const found = await searchAudit(dependencies, staffOf(c), { filter, after });
      if (found.kind === "refused") return problem(c, found);
      const language = readerLanguage(c);
      return c.json(
        {
          entries: found.entries.map((entry) => wordEntry(entry, language)),
          next: found.next,
          fromOn: filter.fromOn,
          toOn: filter.toOn,
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("search-audit", {
      method: "post",
      path: "/staff/audit/exports",
      tags,
      summary: "Begin an export, which is written down; fetch it within 15 minutes",
      request: { body: json(AuditFilter) },
      responses: { 201: answers("Begun", BegunExport), ...problems },
    }),
    async (c) => {
      const begun = await beginAuditExport(dependencies, staffOf(c), filterOf(c.req.valid("json")));
      return begun.kind === "refused" ? problem(c, begun) : c.json({ id: begun.exportId }, 201);
    },
  );

  router.openapi(
    staffRoute("search-audit", {
      method: "get",
      path: "/staff/audit/exports/{exportId}",
      tags,
      summary: "All entries of an export as CSV (UTF-8)",
      request: { params: z.object({ exportId: Id }) },
      responses: {
        200: { description: "One row per entry", content: { "text/csv": { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const read = await readAuditExport(dependencies, staffOf(c), c.req.valid("param").exportId);
      if (read.kind === "refused") return problem(c, read);
      return c.body(streamOf(csvOf(read.pages, readerLanguage(c))), 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="access-log.csv"',
        "Cache-Control": "no-store",
      });
    },
  );

  router.openapi(
    staffRoute("search-audit", {
      method: "get",
      path: "/staff/audit/acts",
      tags,
      summary: "Who searched or exported the audit, and what for; the newest hundred",
      responses: { 200: answers("Newest first", AuditActs), ...problems },
    }),
    async (c) => {
      const list = await listAuditActs(dependencies, staffOf(c));
      if (list.kind === "refused") return problem(c, list);
      return c.json(
        {
          acts: list.acts.map(({ id, at, by, exported, filter }) => ({
            ...{ id, by, exported },
            at: at.toISOString(),
            filter: { ...filter },
          })),
        },
        200,
      );
    },
  );

  return router;
}

function wordEntry({ id, at, member, who, action, channel, reason }: AuditEntry, language: Language) {
  return {
    id,
    at: at.toISOString(),
    member,
    who: wordAuditActor(who, language),
    action: accessWords("accessActions", action, language),
    channel: accessWords("accessChannels", channel, language),
    reason: reason === null ? null : wordAccessReason(reason, language),
  };
}

/** Row by row as the database gives them, so that years of entries fit through little memory. */
async function* csvOf(
  pages: AsyncIterable<readonly AuditEntry[]>,
  language: Language,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  // The mark by which spreadsheets know UTF-8.
  yield encoder.encode(`\uFEFF${csvRow(auditColumns(language))}`);
  for await (const entries of pages) {
    const rows = entries.map((entry) => {
      const { at, member, who, action, channel, reason } = wordEntry(entry, language);
      return csvRow([at, who, action, member.mrn, member.name, channel, reason ?? "", entry.action]);
    });
    yield encoder.encode(rows.join(""));
  }
}

/** Asks for the next part only once the one before was sent. */
function streamOf(parts: AsyncGenerator<Uint8Array<ArrayBuffer>, void>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await parts.return();
    },
  });
}
