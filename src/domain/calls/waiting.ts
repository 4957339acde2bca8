/** Agents whose workbench gave no sign of life for so long have gone. */
const AGENT_GONE_SECONDS = 30;
/** A caller who waits asks every few seconds; one who chooses keys may be silent for a while. */
const CALLER_LISTENS_SECONDS = 15;
const CALLER_GONE_SECONDS = 150;
/** A phone rings for 20 seconds, a REFER may take a minute; whatever was offered for longer was lost with its line. */
const OFFER_LOST_SECONDS = 90;
/** An agent who dials by themselves may read first. */
const CALL_BACK_LOST_SECONDS = 300;
/** No call with an agent lasts so long: its end was never told. */
const CALL_LOST_SECONDS = 7200;

/** Instants before which a sign of life counts no more. */
export function lapses(now: Date) {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  return {
    agentGone: before(AGENT_GONE_SECONDS),
    callerListens: before(CALLER_LISTENS_SECONDS),
    callerGone: before(CALLER_GONE_SECONDS),
    offerLost: before(OFFER_LOST_SECONDS),
    callBackLost: before(CALL_BACK_LOST_SECONDS),
    callLost: before(CALL_LOST_SECONDS),
  };
}

/** Where nothing is known yet. */
const USUAL_CALL_SECONDS = 240;
const MOST_MINUTES = 60;

/**
 * About how long the caller at this place waits, in whole minutes: rounded up, because nobody minds to wait less.
 *
 * @param averageSeconds of the last calls with agents; null where there were none
 * @param agents who take calls, free or not
 */
export function roughWaitMinutes(place: number, agents: number, averageSeconds: number | null): number {
  const seconds = (place * (averageSeconds ?? USUAL_CALL_SECONDS)) / Math.max(1, agents);
  return Math.min(MOST_MINUTES, Math.max(1, Math.ceil(seconds / 60)));
}

type Entry = { readonly callId: string; readonly passedBy: readonly string[] };

/**
 * Who gets whom: callers in their order, each the agent who has been free longest among those who have not passed the
 * call by.
 */
export function assignCalls(
  entries: readonly Entry[],
  freeAgents: readonly string[],
): { readonly callId: string; readonly agent: string }[] {
  const free = [...freeAgents];
  return entries.flatMap(({ callId, passedBy }) => {
    const at = free.findIndex((agent) => !passedBy.includes(agent));
    const [agent] = at < 0 ? [] : free.splice(at, 1);
    return agent === undefined ? [] : [{ callId, agent }];
  });
}

/** A member who can't be reached twice is left alone. */
const MOST_TRIES = 2;

/** Whether a call back that reached nobody is tried once more, after the others. */
export function triesAgain(tries: number): boolean {
  return tries < MOST_TRIES;
}
