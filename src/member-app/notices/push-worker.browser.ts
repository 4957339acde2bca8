/** Shows push messages, and opens the page they are about. It holds no page back and keeps nothing. */

type Told = { readonly title: string; readonly body: string; readonly path: string };
/** The parts of a service worker's world that are used here; the page's own types don't have them. */
type WorkerWorld = {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { openWindow(url: string): Promise<unknown> };
  addEventListener(
    type: "push",
    listener: (event: { readonly data: { json(): Told } | null; waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: "notificationclick",
    listener: (event: { readonly notification: Notification; waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
};
const worker = globalThis as unknown as WorkerWorld;

worker.addEventListener("push", (event) => {
  const told = event.data?.json();
  if (told === undefined) return;
  event.waitUntil(
    worker.registration.showNotification(told.title, { body: told.body, tag: told.path, data: told.path }),
  );
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(String(event.notification.data)));
});
