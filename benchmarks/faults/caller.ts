import { setTimeout as pause } from "node:timers/promises";
import type { Installation } from "./installation.ts";

export type Answer = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly location: string | null;
};

export type Ask = {
  readonly method?: "GET" | "POST" | "PUT";
  readonly cookie?: string;
  /** Of an order: sent again under it, it is placed once. */
  readonly key?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
};

export type Caller = {
  /** Null where nobody answered. */
  readonly once: (url: string, ask?: Ask) => Promise<Answer | null>;
  /** Asked again, as any client does, until somebody answers who is not down. */
  readonly untilAnswered: (url: string, ask?: Ask) => Promise<Answer>;
  /** Answers so far, those that never came, answers that say a defect was met, and how often what was refused. */
  readonly counts: { answered: number; unanswered: number; defects: string[]; readonly refusals: Map<string, number> };
};

// A dead server cuts its connections at once: this long waits only who waits for much work.
const PATIENCE_MS = 60_000;
const PAUSE_MS = 150;

/** Speaks to the product from outside, as members' browsers and the workbench do. */
export function makeCaller(installation: Pick<Installation, "origin" | "mustRun">): Caller {
  const counts: Caller["counts"] = { answered: 0, unanswered: 0, defects: [], refusals: new Map() };

  async function once(url: string, { method, cookie, key, json, form }: Ask = {}): Promise<Answer | null> {
    const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form);
    try {
      const response = await fetch(new URL(url, installation.origin), {
        method: method ?? (body === undefined ? "GET" : "POST"),
        redirect: "manual",
        headers: {
          ...(cookie === undefined ? {} : { Cookie: cookie }),
          ...(key === undefined ? {} : { "Idempotency-Key": key }),
          ...(json === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      counts.answered++;
      if (response.status === 500) counts.defects.push(`${method ?? "GET"} ${url}`);
      const isJson = response.headers.get("Content-Type")?.includes("json") === true;
      const told = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
      if (response.status >= 400)
        counts.refusals.set(String(told["code"]), (counts.refusals.get(String(told["code"])) ?? 0) + 1);
      return {
        status: response.status,
        body: told,
        location: response.headers.get("Location"),
      };
    } catch {
      counts.unanswered++;
      installation.mustRun();
      return null;
    }
  }

  return {
    counts,
    once,
    untilAnswered: async (url, ask) => {
      for (;;) {
        const answer = await once(url, ask);
        if (answer !== null && answer.status < 500) return answer;
        await pause(PAUSE_MS);
      }
    },
  };
}
