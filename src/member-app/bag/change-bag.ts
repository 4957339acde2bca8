import type { z } from "zod";
import type { BagLineChange } from "#contracts/prescriptions.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import type { PostedForm } from "#pages/posted-form.ts";
import { setItemInBag } from "#member-app/items/change-items.ts";
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

/** What the bag beside a page says to take out: a line or an item. */
export function takeOut(page: PageContext, form: PostedForm): Promise<ApiAnswer<unknown>> {
  const item = form.text("item");
  return item === "" ? takeOutOfBag(page, form.text("line")) : setItemInBag(page, item, 0);
}

/** Changes lines alike, until one is refused. */
export async function changeLines(
  { api }: PageContext,
  lineIds: readonly string[],
  change: z.infer<typeof BagLineChange>,
): Promise<ApiAnswer<unknown>> {
  let answer: ApiAnswer<unknown> = { ok: true, status: 200, data: undefined };
  for (const lineId of lineIds) {
    answer = await api.send("PATCH", `/bag/lines/${encodeURIComponent(lineId)}`, change);
    if (!answer.ok) return answer;
  }
  return answer;
}
