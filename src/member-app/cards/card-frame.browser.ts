/** Goes on by itself once the payment company's form in the frame has taken a card. */
const frame = document.querySelector<HTMLIFrameElement>("[data-card-frame]");

window.addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
  if (frame === null || origin !== new URL(frame.src).origin || typeof data !== "object" || data === null) return;
  const { kind, url } = data as { readonly kind?: unknown; readonly url?: unknown };
  // Only back to us: the frame may say when to go on, and not whereto.
  if (kind === "card-ready" && typeof url === "string" && URL.canParse(url)) {
    const { pathname, search } = new URL(url);
    if (pathname === "/profile/cards/back") location.assign(pathname + search);
  }
});
