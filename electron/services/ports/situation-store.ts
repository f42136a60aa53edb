import type { HeldAlert, Storm } from '../../../shared/model/alerting.ts';
import type { ShownAlert } from '../../../shared/model/shown-alert.ts';
import type { Silence } from '../../../shared/model/silence.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/**
 * Each write is one transaction, which outlives the program. What a person did (silences) outlives a power cut as well; the rest
 * does so with the next fact of the event log, and is learnt again from its source otherwise.
 */
export interface SituationStore {
  /** Every situation that is open, and those resolved at or after `resolvedSince`. */
  load(resolvedSince: Instant): readonly Situation[];
  /** Adds or replaces by id; the others stay as they are. */
  save(situations: readonly Situation[]): void;
  /** Deletes those that became part of another situation. */
  remove(ids: readonly string[]): void;
  shownAlerts(): readonly ShownAlert[];
  /** Adds or replaces by situation id. */
  saveShown(shown: readonly ShownAlert[]): void;
  forgetShown(situationId: string): void;
  /** Those that run, oldest first. */
  silences(): readonly Silence[];
  saveSilence(silence: Silence): void;
  forgetSilence(id: string): void;
  /** What waits to be told, oldest first. */
  heldAlerts(): readonly HeldAlert[];
  /** Adds or replaces by situation id. */
  saveHeld(held: readonly HeldAlert[]): void;
  forgetHeld(situationIds: readonly string[]): void;
  /** Oldest first. */
  storms(): readonly Storm[];
  /** Replaces all of them. Members only ever join: what is there already is not written again. */
  saveStorms(storms: readonly Storm[]): void;
}
