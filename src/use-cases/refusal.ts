/**
 * An expected "no" of a use case. Each channel words it and maps it once (HTTP: `channels/web-api/problem.ts`).
 * `fields` names what is wrong by its path in the request; the values are codes too, worded by the channel.
 */
export type Refusal<Code extends string = string> = {
  readonly kind: "refused";
  readonly code: Code;
  readonly fields?: Readonly<Record<string, string>>;
  /** Seconds until it is worth trying again. */
  readonly retryAfter?: number;
};

export function refuse<const Code extends string>(
  code: Code,
  more: { fields?: Readonly<Record<string, string>>; retryAfter?: number } = {},
): Refusal<Code> {
  return { kind: "refused", code, ...more };
}
