import type { PagerDutyLogin } from '../../../shared/model/connection.ts';

/** What is kept of a connection; the token is kept apart, as a secret. */
export type SavedConnection = Pick<PagerDutyLogin, 'tokenKind' | 'region' | 'scope' | 'email'>;

export interface ConnectionSettings {
  read(): SavedConnection | null;
  /** Throws when it cannot be written. */
  write(saved: SavedConnection | null): void;
}
