import type { CallApi } from "#pages/call-api.ts";

/** What pages are given once, by whoever hosts them. */
export type PageHost = {
  readonly callApi: CallApi;
  readonly planName: string;
  readonly assets: { readonly stylesheet: string; readonly scripts: Readonly<Record<string, string>> };
  /** Shows the way to the demo plan's letter box and sign-ins. */
  readonly demo: boolean;
  /** Told of a defect while a page was made; logs it without health data. */
  readonly reportDefect: (error: Error) => void;
};
