/** What is kept of the ways out; their secrets are kept apart. */
export type SavedMessageConnections = {
  readonly slack: { readonly way: 'bot' | 'webhook'; readonly team: string | null; readonly as: string | null; readonly channel: string } | null;
  readonly statuspage: { readonly pageId: string } | null;
};

export interface MessageSettings {
  read(): SavedMessageConnections;
  /** Throws when it cannot be written; the old settings stay. */
  write(saved: SavedMessageConnections): void;
}
