import type { KeypadTurn } from "#contracts/keypad.ts";
import { Button } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import type { Language } from "#words/languages.ts";
import { phoneLineWords } from "#words/phone-line-words.ts";

/** The script that makes the keypad a phone. */
export const KEYPAD_SCRIPT = "pages/keypad";

const KEYS = [..."123456789*0#"];

/** What the line said last and waits for. */
export type KeypadSaid = Pick<KeypadTurn, "says" | "sounds" | "awaits" | "seconds">;

type KeypadProps = {
  readonly language: Language;
  /** The page itself: acts are posted to it where scripts don't run, and a call that was lost begins again there. */
  readonly href: string;
  /** The API's call for one act; it is sent `state` with the act, and answers with what of it has changed. */
  readonly endpoint: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly said: KeypadSaid;
};

/** A call to the phone line: what it says, and the keys. */
export function Keypad({ language, href, endpoint, state, said }: KeypadProps) {
  const words = phoneLineWords(language);
  const isOver = said.awaits === "nothing";
  return (
    <div
      class="phone"
      data-keypad
      data-href={href}
      data-endpoint={endpoint}
      data-state={JSON.stringify(state)}
      data-seconds={said.seconds}
      data-sounds={JSON.stringify(said.sounds)}
      data-ended={words.ended}
    >
      <section aria-label={words.heard}>
        <p role="status" data-heard>
          {said.says.join(" ")}
        </p>
        <p data-standing>{isOver ? words.ended : said.awaits === "message" ? words.message : ""}</p>
      </section>
      {isOver ? (
        <p>
          <a href={href}>{words.again}</a>
        </p>
      ) : (
        <form method="post" action={href}>
          <input type="hidden" name="state" value={JSON.stringify(state)} />
          <div class="keypad" role="group" aria-label={words.keypad}>
            {KEYS.map((key) => (
              <button key={key} name="keys" value={key} aria-label={words.key(key)}>
                {key}
              </button>
            ))}
          </div>
          <div class="phone-number">
            <Field
              name="number"
              label={words.numbers}
              hint={words.numbersHint}
              width="medium"
              inputmode="tel"
              autocomplete="off"
              mono
            />
            <Button kind="secondary" name="act" value="send">
              {words.send}
            </Button>
          </div>
          <div class="phone-ends">
            <Button kind="quiet" name="act" value="wait">
              {words.wait}
            </Button>
            <Button kind="danger" name="act" value="hang-up">
              {words.hangUp}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

/** What was posted where scripts don't run, as the API takes it; the first post has no `state`. */
export function keypadAct(form: { readonly text: (name: string) => string }): Record<string, unknown> {
  const act = form.text("act");
  const keys = (act === "send" ? form.text("number") : form.text("keys")).replace(/[^\d*#]/g, "");
  return {
    ...stateOf(form.text("state")),
    ...(keys === "" ? {} : { keys }),
    ...(act === "hang-up" ? { hangUp: true } : {}),
  };
}

function stateOf(text: string): Record<string, unknown> {
  try {
    const state: unknown = JSON.parse(text);
    return typeof state === "object" && state !== null ? { ...state } : {};
  } catch {
    return {};
  }
}
