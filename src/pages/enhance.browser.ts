/** What every page gains where scripts run; each page works without. */

const PLACE = "openrefill-place";

// A second press of the same button, while the first is on its way, does nothing.
addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.hasAttribute("aria-busy")) return event.preventDefault();
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-disabled", "true");
  // Where no answer comes, the button may be pressed again.
  setTimeout(() => release(form), 8000);
  const part = form.closest("article[id], li[id]");
  if (part !== null)
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, part.id, part.getBoundingClientRect().top]));
  return undefined;
});

// A page that comes back out of the browser's memory was never answered.
addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[aria-busy]").forEach(release));

addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-print]") !== null) print();
});

// The strip that was pressed stays under the thumb.
const [path, id, top] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as [string?, string?, number?];
sessionStorage.removeItem(PLACE);
const part = path === location.pathname && id !== undefined ? document.getElementById(id) : null;
const faults = document.querySelector<HTMLElement>(".error-summary");
if (faults !== null) faults.focus();
else if (part !== null)
  requestAnimationFrame(() => scrollBy({ top: part.getBoundingClientRect().top - (top ?? 0), behavior: "instant" }));

function release(form: HTMLFormElement): void {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}
