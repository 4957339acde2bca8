import { describeDefect } from "#use-cases/describe-defect.ts";
import type { Logger } from "pino";

/** Runs `act` now and again `everyMs` after it ended; a run that fails is logged and the next one tries again. */
export function runEvery(
  everyMs: number,
  name: string,
  log: Logger,
  act: () => Promise<unknown>,
): { stop(): Promise<void> } {
  let stopped = false;
  let wake: (() => void) | undefined;
  const running = (async () => {
    while (!stopped) {
      try {
        await act();
      } catch (error) {
        log.warn({ job: name, ...describeDefect(error) }, "a job failed and will run again");
      }
      if (!stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, everyMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake?.();
      return running;
    },
  };
}
