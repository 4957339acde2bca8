/** What every page gains where scripts run; each page works without. */

const PLACE = "openrefill-place";

// What was typed in a form that met a session which had ended stays in this tab until the same reader has signed on.
type Draft = {
  readonly reader: string;
  readonly path: string;
  /** Which of the page's forms. */
  readonly form: number;
  readonly fields: readonly (readonly [string, string])[];
};

const DRAFT = "openrefill-draft";
const here = () => location.pathname + location.search;
type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

// A second press of the same button, while the first is on its way, does nothing.
addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.hasAttribute("aria-busy")) return event.preventDefault();
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-disabled", "true");
  // Where no answer comes, the button may be pressed again.
  setTimeout(() => release(form), 8000);
  keepDraft(form);
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

bringDraftBack();

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

/** Texts and choices of a form that is on its way; secrets and what the page itself put there are left out. */
function keepDraft(form: HTMLFormElement): void {
  const { reader } = document.body.dataset;
  if (reader === undefined || form.method !== "post") return;
  const fields = typedIn(form).flatMap((field) =>
    field instanceof HTMLInputElement && isChoice(field) && !field.checked ? [] : [[field.name, field.value] as const],
  );
  const draft: Draft = { reader, path: here(), form: [...document.forms].indexOf(form), fields };
  sessionStorage.setItem(DRAFT, JSON.stringify(draft));
}

/** Fills the form again right after the sign-on. On any other page the draft is gone. */
function bringDraftBack(): void {
  if (location.pathname === "/sign-in") return;
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null") as Draft | null;
  sessionStorage.removeItem(DRAFT);
  const signedOnJustNow = URL.canParse(document.referrer) && new URL(document.referrer).pathname === "/sign-in";
  if (!signedOnJustNow || draft?.path !== here() || draft.reader !== document.body.dataset["reader"]) return;
  const form = document.forms[draft.form];
  const left = [...draft.fields];
  for (const field of form === undefined ? [] : typedIn(form)) {
    const choice = field instanceof HTMLInputElement && isChoice(field);
    const at = left.findIndex(([name, value]) => name === field.name && (!choice || value === field.value));
    const [typed] = at === -1 ? [] : left.splice(at, 1);
    if (choice) field.checked = typed !== undefined;
    else if (typed !== undefined) [, field.value] = typed;
  }
}

function typedIn(form: HTMLFormElement): Typed[] {
  const kept = "input:not([type=hidden], [type=password], [type=file]), textarea, select";
  return [...form.querySelectorAll<Typed>(kept)].filter(
    ({ name, autocomplete }) => name !== "" && autocomplete !== "one-time-code",
  );
}

function isChoice({ type }: HTMLInputElement): boolean {
  return type === "checkbox" || type === "radio";
}
