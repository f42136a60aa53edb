import { createRoutineKeeper, type RoutineKeeperOptions } from './routine-keeper.ts';
import { createRoutineSources, type RoutineSourcesOptions } from './routine-sources.ts';

type RoutinesOptions = Omit<RoutineKeeperOptions, 'shifts' | 'find' | 'pressed'> & RoutineSourcesOptions;

/** Routines with what they rest on, begun at once. */
export function createRoutines(options: RoutinesOptions) {
  const sources = createRoutineSources(options);
  const keeper = createRoutineKeeper({ ...options, ...sources });
  keeper.start();
  return {
    ...keeper,
    /** The rota, or what PagerDuty says of it. */
    shiftsChanged(): void {
      sources.forget();
      keeper.refresh();
    },
  };
}
