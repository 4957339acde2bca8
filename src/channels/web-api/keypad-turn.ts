import type { CarriedVerb } from "#channels/phone-line/by-request/take-step.ts";
import type { KeypadTurn } from "#contracts/keypad.ts";
import { soundsOf, textOf } from "#words/speak.ts";

/** What a page with a keypad needs of a turn of the phone line. */
export function keypadTurn(verbs: readonly CarriedVerb[]): Omit<KeypadTurn, "call" | "step"> {
  const says = verbs.flatMap((verb) => (verb.verb === "say" ? [verb] : []));
  const last = verbs.at(-1);
  return {
    says: says.map(({ said, language }) => textOf(said, language)),
    sounds: says
      .flatMap(({ said, language }) => soundsOf(said, language))
      .map((sound) =>
        "silenceMs" in sound ? sound.silenceMs : `/voice/prompts/${sound.language}/${sound.prompt}.wav`,
      ),
    awaits: awaitsOf(last),
    seconds: last?.verb === "gather" ? last.seconds : 0,
  };
}

function awaitsOf(last: CarriedVerb | undefined): KeypadTurn["awaits"] {
  if (last?.verb === "gather") return last.ends === null ? "key" : "number";
  return last?.verb === "record" ? "message" : "nothing";
}
