import type { Context } from "hono";

/** What a form sent, as text. */
export type PostedForm = {
  /** A field's trimmed text; empty where it was not sent. */
  text(name: string): string;
  /** A password as typed: spaces at its ends count. */
  secret(name: string): string;
  /** Every field of one name, trimmed, in the order of the page. */
  all(name: string): string[];
};

export async function readForm(c: Context): Promise<PostedForm> {
  const body = await c.req.parseBody({ all: true });
  const raw = (name: string): string[] => [body[name] ?? []].flat().filter((value) => typeof value === "string");
  return {
    text: (name) => raw(name)[0]?.trim() ?? "",
    secret: (name) => raw(name)[0] ?? "",
    all: (name) => raw(name).map((value) => value.trim()),
  };
}
