/**
 * Single keys for who works here all day. `j` and `k` go through what bears `data-key-item`, `/` goes to the search,
 * `?` shows the keys, and a button or link with `data-key="v"` is pressed by v. Never while somebody types, and they
 * can be turned off (WCAG 2.1.4).
 */
const STORE = "openrefill-keys";
const hints = document.querySelector<HTMLElement>("[data-keys]");
const show = hints?.querySelector<HTMLButtonElement>("[data-keys-show]");
const on = hints?.querySelector<HTMLInputElement>("[data-keys-on]");
const panel = document.getElementById("keys");

if (hints && show && on && panel) {
  const kept = localStorage.getItem(STORE) ?? "";
  on.checked = !kept.includes("off");
  hints.hidden = false;
  // Beside the page where there is room for them, until somebody says otherwise.
  if (kept === "" ? matchMedia("(min-width: 100em)").matches : kept.includes("shown")) toggle(true);
  show.addEventListener("click", () => {
    toggle(panel.hidden === true);
    keep();
  });
  on.addEventListener("change", keep);
  addEventListener("keydown", (event) => {
    if (!on.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target))
      return;
    if (press(event.key)) event.preventDefault();
  });

  function toggle(shown: boolean): void {
    if (show === null || show === undefined || panel === null) return;
    panel.hidden = !shown;
    show.ariaExpanded = String(shown);
    if (shown) listOwnKeys(panel);
  }

  function keep(): void {
    localStorage.setItem(STORE, `${on?.checked ? "on" : "off"} ${panel?.hidden ? "" : "shown"}`);
  }

  function press(key: string): boolean {
    const place: ParentNode = document.querySelector("dialog[open]") ?? document;
    if (key === "?") {
      toggle(panel?.hidden === true);
      keep();
    } else if (key === "/") return focus(place.querySelector<HTMLElement>("[data-key-search], input[type=search]"));
    else if (key === "j" || key === "k") return move(place, key === "j" ? 1 : -1);
    else return act(place, key);
    return true;
  }
}

function move(place: ParentNode, step: number): boolean {
  const items = [...place.querySelectorAll<HTMLElement>("[data-key-item]")];
  const at = items.findIndex((item) => item === document.activeElement);
  return focus(items[at < 0 ? 0 : at + step]);
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}

function act(place: ParentNode, key: string): boolean {
  if (key.length !== 1) return false;
  const target = [...place.querySelectorAll<HTMLElement>("[data-key]")].find(
    (each) => each.dataset["key"] === key && each.checkVisibility(),
  );
  // Tab goes on from where the key led.
  target?.focus();
  target?.click();
  return target !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])"))
  );
}

/** The page's own keys, above those of every page. */
function listOwnKeys(panel: HTMLElement): void {
  const list = panel.querySelector("dl");
  for (const old of panel.querySelectorAll("[data-own]")) old.remove();
  const own = [...document.querySelectorAll<HTMLElement>("[data-key]")].map((target) => {
    const [row, key, text] = [
      document.createElement("div"),
      document.createElement("dt"),
      document.createElement("dd"),
    ];
    row.dataset["own"] = "";
    key.append(Object.assign(document.createElement("kbd"), { textContent: target.dataset["key"] }));
    text.textContent = target.textContent;
    row.append(key, text);
    return row;
  });
  list?.prepend(...own);
}
