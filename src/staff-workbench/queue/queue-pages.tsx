import { type FoundLines, type Queue, QUEUE_FILTERS, type QueueFilter } from "#contracts/staff/queue.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { FoundPage } from "#staff-workbench/queue/found-page.tsx";
import { QueuePage } from "#staff-workbench/queue/queue-page.tsx";
import { searchOf } from "#staff-workbench/queue/search-form.tsx";

/** `/staff/queue`: the pharmacy's work, and finding a line in it. */
export const queuePages: WorkbenchRoutes = (app) => {
  app.get("/staff/queue", async (c) => {
    const page = c.get("page");
    const filter = filterOf(c.req.query("filter"));
    const after = c.req.query("after");
    const query = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
    const queue = await page.api.get<Queue>(`/staff/queue?filter=${filter}${query}`);
    return queue.ok
      ? sendPage(c, <QueuePage page={page} queue={queue.data} filter={filter} done={c.req.query("done")} />)
      : answerFailure(c, queue);
  });

  /** The first line of a pile that nobody has in hand: how one works through a pile without looking at it. */
  app.get("/staff/queue/next", async (c) => {
    const filter = filterOf(c.req.query("filter"));
    const past = c.req.query("past");
    const queue = await c.get("page").api.get<Queue>(`/staff/queue?filter=${filter}`);
    if (!queue.ok) return answerFailure(c, queue);
    const free = queue.data.lines.find(({ id, claim }) => id !== past && (claim === undefined || claim.mine));
    return c.redirect(
      free === undefined ? `/staff/queue?filter=${filter}&done=nothing-next` : `/staff/lines/${free.id}`,
      303,
    );
  });

  app.post("/staff/queue/search", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { what: form.text("what"), born: form.text("born") };
    const search = searchOf(typed, page.language);
    if ("faults" in search) return sendPage(c, <FoundPage page={page} typed={typed} faults={search.faults} />, 422);
    const found = await page.api.send<FoundLines>("POST", "/staff/queue/search", search.ask);
    if (found.ok) return sendPage(c, <FoundPage page={page} typed={typed} lines={found.data.lines} />);
    if (found.status === 401 || found.status === 403) return answerFailure(c, found);
    return sendPage(
      c,
      <FoundPage
        page={page}
        typed={typed}
        faults={faultsOf(found, page.language, { birthDate: "born", number: "what" })}
      />,
      statusOf(found),
    );
  });

  // The language switch asks for this page again, and what was searched for stands in no address.
  app.get("/staff/queue/search", (c) => c.redirect("/staff/queue", 303));
};

function filterOf(text: string | undefined): QueueFilter {
  return QUEUE_FILTERS.find((filter) => filter === text) ?? "all";
}
