export type HostAddress = { readonly address: string; readonly family: 4 | 6 };

/** Names to addresses. One name that hangs must not hold up another: no implementation may rest on a small pool of threads. */
export interface HostLookup {
  /**
   * At least one address, in the order to try. Rejects with an Error that carries a `code` such as ENOTFOUND, EAI_AGAIN or
   * ETIMEOUT. It may take long: callers have their own deadline.
   */
  lookup(host: string): Promise<readonly HostAddress[]>;
  /** Forgets servers and questions under way, after sleep or a network change. */
  reset(): void;
}
