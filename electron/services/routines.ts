import { createRoutineKeeper, type RoutineKeeperOptions } from './routine-keeper.ts';
import { createRoutineSources, type RoutineSourcesOptions } from './routine-sources.ts';

type RoutinesOptions = Omit<RoutineKeeperOptions, 'shifts' | 'find' | 'pressed'> & RoutineSourcesOptions;

/** Routines with what they rest on, begun at once. */
export function createRoutines(options: RoutinesOptions) {
  const sources = createRoutineSources(options);
  const keeper = createRoutineKeeper({ ...options, ...sources });
  keeper.start();
  let said = '';
  return {
    ...keeper,
    /** The rota, or what PagerDuty says of it: told with every answer, planned anew only when the shifts are others. */
    shiftsChanged(): void {
      const { source, shifts } = options.own();
      const words = JSON.stringify([source, shifts]);
      if (words === said) return;
      said = words;
      sources.forget();
      keeper.refresh();
    },
  };
}
