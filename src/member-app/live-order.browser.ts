/** Keeps an open order's page true: when the order moves, the page is asked for again and its live part replaced. */
const live = document.querySelector<HTMLElement>("[data-live]");
const news = document.querySelector<HTMLElement>("[data-live-news]");

if (live !== null) {
  const events = new EventSource(live.dataset["live"] ?? "");
  // The first event tells the state the page was made with.
  events.addEventListener("order", () => void refresh(live));
}

async function refresh(part: HTMLElement): Promise<void> {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
  if (fresh === null || text(fresh) === text(part)) return;
  const open = [...part.querySelectorAll("details")].map((details) => details.open);
  const focused = focusable(part).indexOf(document.activeElement ?? part);
  part.replaceChildren(...fresh.childNodes);
  part.querySelectorAll("details").forEach((details, index) => {
    details.open = open[index] ?? false;
  });
  if (focused >= 0) (focusable(part)[focused] as HTMLElement | undefined)?.focus();
  if (news !== null) news.textContent = news.dataset["liveNews"] ?? "";
}

function focusable(part: Element): Element[] {
  return [...part.querySelectorAll("a, summary")];
}

function text(part: Element): string {
  return part.textContent.trim();
}
