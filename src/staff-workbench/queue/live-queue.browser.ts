/** Keeps the queue true without losing one's place, and brings the next rows before the last one is reached. */
export {};

const BACKGROUND = { headers: { "X-OpenRefill-Background": "1" } };
const find = (part: ParentNode, name: string) => part.querySelector<HTMLElement>(`[data-queue${name}]`);
const news = find(document, "-news");
let busy = false;
let again = false;

new EventSource("/api/staff/queue/events").addEventListener("queue", () => void refresh());
const sight = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && void more(), {
  rootMargin: "1500px",
});
watchMore();

async function fetchPage(href: string): Promise<Document | undefined> {
  const answer = await fetch(href, BACKGROUND);
  return answer.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), "text/html")
    : undefined;
}

function watchMore(): void {
  sight.disconnect();
  const link = find(document, "-more");
  if (link !== null) sight.observe(link);
}

async function more(): Promise<void> {
  const link = find(document, "-more") as HTMLAnchorElement | null;
  if (link === null || busy) return;
  busy = true;
  const page = await fetchPage(link.href).finally(() => (busy = false));
  const next = page && find(page, "-more");
  const group = page && find(page, "-rows");
  if (group) document.querySelector("[role=table]")?.append(group);
  if (next) link.replaceWith(next);
  else if (page) link.parentElement?.remove();
  watchMore();
  if (again) void refresh();
}

async function refresh(): Promise<void> {
  again = busy;
  if (busy) return;
  busy = true;
  // A burst of changes is shown in one go.
  await new Promise((resolve) => setTimeout(resolve, 250));
  const page = await fetchPage(location.href).finally(() => (busy = false));
  if (page !== undefined) show(page);
  if (again) void refresh();
}

function show(page: Document): void {
  const [old, fresh] = [find(document, "-rows"), find(page, "-rows")];
  const counts = page.querySelectorAll("[data-queue-filters] b");
  document
    .querySelectorAll("[data-queue-filters] b")
    .forEach((count, index) => (count.textContent = counts[index]?.textContent ?? ""));
  if (old === null || fresh === null) {
    const [before, whole] = [find(document, ""), find(page, "")];
    // Nobody's half-filled form is taken away.
    if (whole && before?.contains(document.activeElement) === false) before.replaceWith(whole);
    return watchMore();
  }
  const focused = (document.activeElement?.closest<HTMLElement>("[role=row]") ?? { id: "" }).id;
  const rows = [...fresh.children] as HTMLElement[];
  const end = find(page, "-more") === null ? "~" : key(rows.at(-1));
  const ids = new Set(rows.map(({ id }) => id));
  // Rows further down than this page reaches stay as they are.
  for (const row of document.querySelectorAll<HTMLElement>("[data-due]"))
    if (key(row) <= end && !ids.has(row.id)) row.remove();
  let changed = false;
  rows.forEach((row, index) => {
    const kept = document.getElementById(row.id);
    const same = kept?.dataset["version"] === row.dataset["version"] && kept?.dataset["tone"] === row.dataset["tone"];
    changed ||= !same;
    const shown = same && kept ? kept : row;
    if (!same) kept?.remove();
    if (old.children[index] !== shown) old.insertBefore(shown, old.children[index] ?? null);
  });
  if (focused && document.activeElement === document.body)
    (document.getElementById(focused) ?? old).querySelector("a")?.focus({ preventScroll: true });
  if (changed && news) news.textContent = news.dataset["queueNews"] ?? "";
}

function key(row: HTMLElement | undefined): string {
  return `${row?.dataset["due"] ?? ""} ${row?.id ?? ""}`;
}
