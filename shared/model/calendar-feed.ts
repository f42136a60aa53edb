/** The rota as an address on this computer that calendar programs read. Off until somebody wants it. */
export type CalendarFeed = {
  readonly on: boolean;
  /** null while it is off, or cannot be served. */
  readonly addresses: { readonly own: string; readonly all: string } | null;
  /** Why it is not served though it is on; empty when nothing is wrong. */
  readonly problem: string;
};
