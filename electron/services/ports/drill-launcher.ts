import type { DrillOrder, DrillTold } from '../../../shared/model/drill-run.ts';
import type { Preferences } from '../../../shared/model/preferences.ts';

export type DrillProfile = { readonly order: DrillOrder; /** A policy file's text; null: the default. */ readonly policy: string | null; readonly preferences: Partial<Preferences> };

export type RunningDrill = { tell(told: DrillTold): void };

/** Starts drills, each in a process of its own on a throw-away profile. */
export interface DrillLauncher {
  /** `said`: anything that it tells; to be parsed. `ended`: it is gone, and so is its profile. */
  launch(profile: DrillProfile, listen: { readonly said: (message: unknown) => void; readonly ended: () => void }): Promise<RunningDrill>;
}
