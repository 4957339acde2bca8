import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

type Challenge<Options> = { readonly challengeId: string; readonly options: Options };

/** Each place on the page that offers a passkey, brought out only where the browser knows them. */
for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
  const button = place.querySelector("button");
  const status = place.querySelector<HTMLElement>("[role=status]");
  if (!browserSupportsWebAuthn() || button === null || status === null) continue;
  place.hidden = false;
  for (const missing of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) missing.hidden = true;

  button.addEventListener("click", () => void usePasskey(place, button, status));
}

async function usePasskey(place: HTMLElement, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const api = place.dataset["api"] ?? "/api";
  button.disabled = true;
  status.textContent = "";
  try {
    await (place.dataset["passkey"] === "add" ? addPasskey(place, api) : signInWithPasskey(api));
    location.assign(place.dataset["done"] ?? "/home");
  } catch (error) {
    status.textContent = error instanceof Refused ? error.message : (place.dataset["failed"] ?? "");
    button.disabled = false;
  }
}

async function signInWithPasskey(api: string): Promise<void> {
  const { challengeId, options } = await post<Challenge<Parameters<typeof startAuthentication>[0]["optionsJSON"]>>(
    `${api}/sign-in/passkey/options`,
  );
  const response = await startAuthentication({ optionsJSON: options });
  await post(`${api}/sign-in/passkey`, { challengeId, response });
}

async function addPasskey(place: HTMLElement, api: string): Promise<void> {
  const { challengeId, options } = await post<Challenge<Parameters<typeof startRegistration>[0]["optionsJSON"]>>(
    `${api}/passkeys/options`,
  );
  const response = await startRegistration({ optionsJSON: options });
  const name = place.querySelector("input")?.value.trim() ?? "";
  await post(`${api}/passkeys`, { challengeId, response, ...(name === "" ? {} : { name }) });
}

/** The API said no, in the reader's words. */
class Refused extends Error {}

async function post<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Accept-Language": document.documentElement.lang, "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const content: unknown = answer.status === 204 ? undefined : await answer.json();
  if (!answer.ok) throw new Refused((content as { detail?: string }).detail ?? "");
  return content as T;
}
