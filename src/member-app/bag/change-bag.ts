import type { ApiAnswer } from "#pages/call-api.ts";
import type { PageContext } from "#member-app/page-context.ts";

/** Puts prescriptions whose list the reader may see in the bag, one after the other, until one is refused. */
export async function addToBag({ api }: PageContext, rxNumbers: readonly string[]): Promise<ApiAnswer<unknown>> {
  let answer: ApiAnswer<unknown> = { ok: true, status: 200, data: undefined };
  for (const rxNumber of rxNumbers) {
    answer = await api.send("POST", "/bag", { rxNumber });
    if (!answer.ok) return answer;
  }
  return answer;
}

/** A line that is gone already counts as taken out. */
export async function takeOutOfBag({ api }: PageContext, lineId: string): Promise<ApiAnswer<unknown>> {
  const answer = await api.send("DELETE", `/bag/lines/${encodeURIComponent(lineId)}`);
  return !answer.ok && answer.status === 404 ? { ok: true, status: 200, data: undefined } : answer;
}
