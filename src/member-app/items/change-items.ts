import type { ApiAnswer } from "#pages/call-api.ts";
import type { PageContext } from "#member-app/page-context.ts";

/** So many pieces of an item of the bag; with none it is taken out. What is gone already counts as taken out. */
export async function setItemInBag(
  { api }: PageContext,
  itemId: string,
  quantity: number,
): Promise<ApiAnswer<unknown>> {
  const path = `/bag/items/${encodeURIComponent(itemId)}`;
  const answer = quantity > 0 ? await api.send("PATCH", path, { quantity }) : await api.send("DELETE", path);
  return !answer.ok && answer.status === 404 ? { ok: true, status: 200, data: undefined } : answer;
}
