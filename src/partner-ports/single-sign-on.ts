/** Who the plan's own sign-on says somebody is. */
export type SignedOnElsewhere = {
  /** The provider's own name for the person, which never changes. */
  readonly subject: string;
  /** Undefined where the provider does not vouch for it. */
  readonly verifiedEmail: string | undefined;
  /** When a second factor was shown to the provider; undefined where it asked for none or does not tell. */
  readonly secondFactorAt: Date | undefined;
};

export type SingleSignOnAnswer =
  | ({ readonly kind: "accepted" } & SignedOnElsewhere)
  /** The person went back, the answer is not to this browser's question, or the provider refused it. */
  | { readonly kind: "rejected"; readonly cause: unknown }
  /** The provider did not answer. */
  | { readonly kind: "unknown"; readonly cause: unknown };

/** The plan's own sign-on for its staff (OpenID Connect, authorization code with PKCE). */
export type SingleSignOn = {
  /**
   * Where to send the browser, and what it has to keep until it comes back: without it an answer is worth nothing.
   * @param comeBackTo our address, registered with the provider
   */
  begin(
    comeBackTo: string,
  ): Promise<
    | { readonly kind: "begun"; readonly url: string; readonly keep: string }
    | { readonly kind: "unknown"; readonly cause: unknown }
  >;
  /** @param cameBackAs the address the browser came back to, with the provider's answer */
  finish(cameBackAs: string, kept: string): Promise<SingleSignOnAnswer>;
};
