/**
 * Keeps an agent's phone desk true, and tells on every page that their phone rings. While its stream is open the agent
 * is there; once it is gone, calls go to others.
 */
export {};

const bar = document.querySelector<HTMLElement>("[data-desk-bar]");
let isFirst = true;

const stream = new EventSource("/api/staff/phone-desk/events");
stream.addEventListener("desk", ({ data }: MessageEvent<string>) => {
  const desk = document.querySelector("[data-desk]");
  if (bar !== null) bar.hidden = desk !== null || (data !== "ringing" && data !== "to-call");
  // The page was made a moment ago, and may have missed what happened since.
  if (desk !== null) void refresh(isFirst);
  isFirst = false;
});

async function refresh(isFirstLook: boolean): Promise<void> {
  const answer = await fetch("/staff/calls", { headers: { "X-OpenRefill-Background": "1" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-desk]");
  const desk = document.querySelector("[data-desk]");
  if (fresh === null || desk === null || fresh.innerHTML === desk.innerHTML) return;
  // Nobody's half-filled form is taken away, unless the phone rings.
  const isBusy = desk.contains(document.activeElement) && desk.querySelector("input:not([type=hidden])") !== null;
  if (isBusy && (isFirstLook || fresh.querySelector("[data-desk-call]") === null)) return;
  desk.replaceWith(fresh);
}
