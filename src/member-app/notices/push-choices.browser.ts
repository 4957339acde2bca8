/** Brings out the button that lets this browser get push messages, where it can. */
const place = document.querySelector<HTMLElement>("[data-push]");
const button = place?.querySelector("button");
const status = place?.querySelector<HTMLElement>("[role=status]");

if (place !== null && button != null && status != null) {
  for (const missing of document.querySelectorAll<HTMLElement>("[data-push-missing]")) missing.hidden = true;
  place.hidden = false;
  if (!("serviceWorker" in navigator && "PushManager" in window)) {
    button.hidden = true;
    status.textContent = place.dataset["unsupported"] ?? "";
  }
  button.addEventListener("click", () => void subscribe(place, button, status));
}

async function subscribe(place: HTMLElement, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const { push = "", worker = "", done = "", blocked = "", failed = "" } = place.dataset;
  button.disabled = true;
  status.textContent = "";
  try {
    if ((await Notification.requestPermission()) !== "granted") {
      status.textContent = blocked;
      return;
    }
    // Its scope is its own folder, which holds no page: this worker only listens for messages.
    const registration = await navigator.serviceWorker.register(worker);
    await untilActive(registration);
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: push,
    });
    const answer = await fetch("/api/push-subscriptions", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(subscription),
    });
    if (answer.ok) location.assign(done);
    else status.textContent = failed;
  } catch {
    status.textContent = failed;
  } finally {
    button.disabled = false;
  }
}

/** A worker registered just now can't subscribe before it is active. */
function untilActive(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active !== null || worker === null) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
    });
  });
}
