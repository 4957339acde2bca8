import type { KeypadSaid } from "#pages/keypad.tsx";

/** Makes the keypad a phone: prompts are heard, a key stops them, and silence is told as a phone line would hear it. */
const phone = document.querySelector<HTMLElement>("[data-keypad]");
const form = phone?.querySelector("form");

if (phone && form) {
  const heard = phone.querySelector<HTMLElement>("[data-heard]");
  const standing = phone.querySelector<HTMLElement>("[data-standing]");
  const number = form.querySelector<HTMLInputElement>("input[name=number]");
  const audio = new AudioContext();
  const recordings = new Map<string, Promise<AudioBuffer | null>>();
  const { endpoint = "", href = "" } = phone.dataset;
  let state = JSON.parse(phone.dataset["state"] ?? "{}") as Readonly<Record<string, unknown>>;
  let waiting = "";
  let busy = false;
  let over = false;
  let playing: AudioBufferSourceNode[] = [];
  let turn = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const hush = () => {
    turn++;
    clearTimeout(silence);
    for (const source of playing) source.stop();
    playing = [];
  };

  const recording = (url: string) => {
    let known = recordings.get(url);
    if (known === undefined) {
      known = fetch(url)
        .then(async (answer) => (answer.ok ? audio.decodeAudioData(await answer.arrayBuffer()) : null))
        .catch(() => null);
      recordings.set(url, known);
    }
    return known;
  };

  const play = async (sounds: readonly (string | number)[], seconds: number) => {
    const mine = ++turn;
    await audio.resume();
    const buffers = await Promise.all(
      sounds.map((sound) => (typeof sound === "string" ? recording(sound) : Promise.resolve(sound))),
    );
    if (mine !== turn) return;
    let at = audio.currentTime + 0.05;
    for (const buffer of buffers) {
      if (typeof buffer === "number") at += buffer / 1000;
      else if (buffer !== null) {
        const source = new AudioBufferSourceNode(audio, { buffer });
        source.connect(audio.destination);
        source.start(at);
        playing.push(source);
        at += buffer.duration;
      }
    }
    if (seconds > 0) silence = setTimeout(() => void send({}), (at - audio.currentTime + seconds) * 1000);
  };

  const send = async (act: { keys?: string; hangUp?: true }): Promise<void> => {
    if (over) return;
    hush();
    busy = true;
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...state, ...act }),
    }).catch(() => null);
    busy = false;
    if (!answer?.ok) return location.assign(href);
    const next = (await answer.json()) as KeypadSaid & Readonly<Record<string, unknown>>;
    state = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, next[name] ?? value]));
    if (heard && next.says.length > 0) heard.textContent = next.says.join(" ");
    if (next.awaits === "nothing" || next.awaits === "message") {
      over = true;
      if (standing) standing.textContent = phone.dataset["ended"] ?? "";
    }
    if (waiting !== "" && !over) press("");
    else void play(next.sounds, over ? 0 : next.seconds);
  };

  /** Keys that come while an answer is under way go together with the next. */
  const press = (keys: string) => {
    hush();
    waiting += keys;
    if (busy || waiting === "") return;
    const all = waiting;
    waiting = "";
    void send({ keys: all });
  };

  form.addEventListener("submit", (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    event.preventDefault();
    event.stopPropagation();
    if (button?.name === "keys") press(button.value);
    else if (button?.value === "hang-up") void send({ hangUp: true });
    else if (button?.value === "wait") void send({});
    else if (number) {
      press(number.value.replace(/[^\d*#]/g, ""));
      number.value = "";
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!/^[\d*#]$/.test(event.key)) return;
    event.preventDefault();
    press(event.key);
  });

  void play(JSON.parse(phone.dataset["sounds"] ?? "[]") as (string | number)[], Number(phone.dataset["seconds"]));
}
