/** Asks whether anybody is still there, two minutes before an unused session ends; then closes the page. */

const WARN_SECONDS = 120;
const LOOK_SECONDS = 20;

const dialog = document.querySelector<HTMLDialogElement>("[data-session-ending]");

if (dialog !== null) {
  for (const note of document.querySelectorAll<HTMLElement>("[data-session-note]")) note.hidden = true;
  dialog.querySelector("button[type=button]")?.addEventListener("click", () => void stay(dialog));
  // Escape means the same as the button: whoever presses it is there.
  dialog.addEventListener("cancel", () => void stay(dialog));
  wait(dialog, Number(dialog.dataset["sessionEnding"]));
}

function wait(dialog: HTMLDialogElement, secondsLeft: number): void {
  const seconds = secondsLeft > WARN_SECONDS ? secondsLeft - WARN_SECONDS : Math.min(secondsLeft, LOOK_SECONDS);
  setTimeout(() => void look(dialog), seconds * 1000);
}

/** Another page may have been used meanwhile, or the computer have slept: only the server knows how long is left. */
async function look(dialog: HTMLDialogElement): Promise<void> {
  const secondsLeft = await ask({ "X-OpenRefill-Background": "1" });
  if (secondsLeft === 0) return location.replace("/staff/sign-in?done=session-ended");
  if (secondsLeft > WARN_SECONDS) dialog.close();
  else if (!dialog.open) dialog.showModal();
  wait(dialog, secondsLeft);
  return undefined;
}

async function stay(dialog: HTMLDialogElement): Promise<void> {
  dialog.close();
  if ((await ask({})) === 0) location.replace("/staff/sign-in?done=session-ended");
}

/** Seconds left; 0 where the session has ended. Without an answer nothing is known, and it is asked again. */
async function ask(headers: Record<string, string>): Promise<number> {
  try {
    const answer = await fetch("/api/staff/session", { headers });
    if (answer.status === 401) return 0;
    return ((await answer.json()) as { secondsLeft?: number }).secondsLeft ?? LOOK_SECONDS;
  } catch {
    return LOOK_SECONDS;
  }
}
