import { hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { OpenRoutine } from '../../../shared/model/routine.ts';
import type { FakeWorld } from '../fake-world.ts';

const item = (id: string, text: string, line: number, words: string | null = null, ok: boolean | null = null, done = ok === true): OpenRoutine['items'][number] => ({ id, text, line, found: words === null ? null : { words, ok }, done });

/** A morning review half done, and a health check. */
export function withRoutines(world: FakeWorld, now: Instant): FakeWorld {
  const dueAt = now - 12 * minute;
  const times = { dueAt, lateAt: dueAt + hour, closesAt: dueAt + 4 * hour, opens: null } as const;
  return {
    ...world,
    routines: {
      next: null, undo: null,
      open: [
        { ...times, id: 'review 1', name: 'Morning review', state: 'due', line: 53, items: [
          item('alerts', 'Review the alerts and incidents of the night', 55, '2 new alerts since 21:00, blind for 2 h 10 of it.', false),
          item('health', 'Check the health of the system', 56, 'All 12 checks are up; certificate of quotes.example ends in 9 d 3 h.', false, true),
          item('capacity', 'Review trends of capacity and performance', 57, null, null, true),
          item('changes', 'Check for changes and maintenance ahead', 58, 'Maintenance: database upgrade from 22:00.'),
          item('backups', 'Verify that backups were completed', 59),
          item('alerting', 'Test the critical alerting', 60, 'The alert path was proved 2 h 12 ago.', true),
        ] },
        { ...times, id: 'checks 1', name: 'Health check', state: 'due', line: 63, items: [item('dashboards', 'Check the dashboards of the key metrics', 65), item('services', 'Verify that all critical services are healthy', 67, 'All 12 checks are up.', true)] },
        { ...times, id: 'end 1', name: 'End of shift', state: 'early', line: 72, opens: 'handoff', dueAt: now + 25 * minute, items: [item('ongoing', 'Document what is still open', 74, '2 situations open, 1 not acknowledged.', false)] },
      ],
    },
  };
}
