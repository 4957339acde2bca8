import type { Context } from "hono";
import type { ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { itemsWorded } from "#channels/web-api/word-items.ts";
import { wordPlacedLine } from "#channels/web-api/word-line.ts";
import type { PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What became of an order that was asked for, with the status that says so. */
export function answerOrder(c: Context<ApiEnv>, result: PlaceOrderResult | Refusal) {
  const language = readerLanguage(c);
  switch (result.kind) {
    case "refused":
      return problem(c, result);
    case "nothing-ordered":
      return problem(c, refuse("nothing-ordered"), {
        lines: result.lines.map((line) => wordPlacedLine(line, language)),
        ...itemsWorded(result.items, language),
      });
    case "placed":
    case "already-ordered": {
      const { confirmationNumber, placedAt, lines, items } = result.answer;
      const body = {
        confirmationNumber,
        placedAt,
        lines: lines.map((line) => wordPlacedLine(line, language)),
        ...itemsWorded(items, language),
      };
      return result.kind === "placed" ? c.json(body, 201) : c.json(body, 200);
    }
  }
}
