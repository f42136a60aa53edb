import type { SelfCheck, ShiftWord, SignList } from '../../../shared/model/self-check.ts';
import type { Erasure, Offer, WellnessSettings } from '../../../shared/model/wellness-view.ts';

/**
 * A person's answers about themselves, in a file of their own that nothing else reads: no backup, no export, no search.
 * Every write is on disk when the call returns. Throws a StorageError when the file cannot be read or written.
 */
export interface WellnessStore {
  /** Newest first, of each kind. */
  checks(): readonly SelfCheck[];
  signs(): readonly SignList[];
  shifts(): readonly ShiftWord[];
  offers(): readonly Offer[];
  /** Minutes by incident. */
  sleepTaken(): Readonly<Record<string, number>>;
  /** The person's own numbers, by support contact. */
  numbers(): Readonly<Record<string, string>>;
  settings(): WellnessSettings;
  saveCheck(check: SelfCheck): void;
  saveSigns(list: SignList): void;
  saveShift(word: ShiftWord): void;
  /** Adds or replaces by key. */
  saveOffer(offer: Offer): void;
  /** null takes it away. */
  saveSleep(incidentId: string, minutes: number | null): void;
  /** Empty takes it away. */
  saveNumber(id: string, phone: string): void;
  saveSettings(settings: WellnessSettings): void;
  /** False when there was none. */
  forget(kind: 'check' | 'signs' | 'shift', id: string): boolean;
}

export interface WellnessFile {
  readonly path: string;
  /** Opened at the first call. */
  store(): WellnessStore;
  /**
   * Deletes everything, overwrites where it stood, and looks through the bytes of the file and of the files beside it.
   * Throws when something of it is still there, or when it could not be done.
   */
  erase(): Erasure;
  close(): void;
}
