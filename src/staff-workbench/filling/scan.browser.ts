/** A scanner types like a keyboard, so its field has the focus when the page opens; a faulty form's summary goes first. */
export {};

const field = document.querySelector<HTMLInputElement>("[data-scan] input");
if (field !== null && document.querySelector(".error-summary") === null) {
  field.focus();
  field.select();
}

// A key that stands for a form opens it where one can type.
document.addEventListener(
  "toggle",
  (event) => {
    const details = event.target;
    if (details instanceof HTMLDetailsElement && details.open)
      details.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
  },
  true,
);
