import type { Language } from "#words/languages.ts";
import { staffLayout as en } from "#words/en/staff-layout.ts";
import { staffLayout as es } from "#words/es/staff-layout.ts";

/**
 * What the keys do, in the margin. Brought out by the script that answers the keys; it adds the page's own, which its
 * buttons and links name in `data-key`.
 */
export function KeyHints({ language }: { readonly language: Language }) {
  const words = { en, es }[language].keys;
  return (
    <aside class="key-hints" aria-label={words.title} data-keys hidden>
      <button type="button" data-keys-show aria-expanded="false" aria-controls="keys">
        <kbd>?</kbd> {words.title}
      </button>
      <div id="keys" hidden>
        <dl>
          {[
            ["j", words.down],
            ["k", words.up],
            ["Enter", words.open],
            ["/", words.search],
            ["?", words.help],
          ].map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input type="checkbox" checked data-keys-on /> {words.on}
        </label>
      </div>
    </aside>
  );
}
