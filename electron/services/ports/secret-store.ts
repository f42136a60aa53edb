/** How a secret is kept: encrypted with the system's keyring, in memory until quit, or readable in a file. */
export type SecretKeeping = 'keyring' | 'session' | 'plain';

/** Tokens and header values. They live in main alone and in no database. */
export interface SecretStore {
  /** Whether the system has a keyring to encrypt with. */
  available(): 'keyring' | 'none';
  /**
   * Keeps a secret and says how. Without a keyring it does what the person agreed to, and never anything weaker:
   * `session` keeps it in memory only. Throws when it cannot be written; what was kept before stays.
   */
  set(name: string, value: string, withoutKeyring: 'session' | 'plain'): SecretKeeping;
  /** null when there is none, or when the keyring does not give it back (locked, changed). */
  get(name: string): string | null;
  remove(name: string): void;
  /** The names of all that are kept. */
  names(): readonly string[];
  /** The names of secrets that are there but cannot be read. */
  unreadable(): readonly string[];
}
