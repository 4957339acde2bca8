/** Brings out the tick box beside each password and lets it show what was typed. */
for (const place of document.querySelectorAll<HTMLElement>("[data-shows-password]")) {
  const password = document.getElementById(place.dataset["showsPassword"] ?? "");
  const box = place.querySelector("input");
  if (!(password instanceof HTMLInputElement) || box === null) continue;
  const show = (): void => {
    password.type = box.checked ? "text" : "password";
  };
  box.addEventListener("change", show);
  // A browser may keep the tick when it comes back to the page, but never the password in sight.
  box.checked = false;
  // What is sent is always a password, so that password managers and the browser's memory treat it as one.
  password.form?.addEventListener("submit", () => {
    password.type = "password";
  });
  place.hidden = false;
}
