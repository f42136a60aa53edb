import { describe, expect, it } from 'vitest';
import { assessIncident } from '../../../../shared/domain/incident-deadlines.ts';
import { promptsAt } from '../../../../shared/domain/incident-prompts.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import { minute, type Instant } from '../../../../shared/time/duration.ts';
import { incidentRun, runbookIncidents as policy } from '../../../support/incident-runs.ts';

/** Both changes of the clocks of each zone; Apia has had none since 2021, so its last two, and the day that it left out. */
const changes: readonly (readonly [zone: string, at: string])[] = [
  ['America/New_York', '2026-03-08T07:00:00Z'], ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'], ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Pacific/Apia', '2020-09-26T14:00:00Z'], ['Pacific/Apia', '2021-04-03T14:00:00Z'], ['Pacific/Apia', '2011-12-30T10:00:00Z'],
];

/** Minute and words of each prompt, as it is first said; the moments of a clock are left out of the words. */
function calendar(run: IncidentRun, zone: string, until: number): readonly string[] {
  const said = new Map<string, string>();
  for (let later = 0; later <= until; later += 0.5) {
    const now = run.openedAt + later * minute;
    for (const { key, words } of promptsAt(assessIncident(run, policy, zone, now), run, policy, zone, now)) {
      if (!said.has(key)) said.set(key, `${later} ${words.replace(/\d\d:\d\d/, 'its moment')}`);
    }
  }
  return [...said.values()];
}

function shifted(run: IncidentRun, openedAt: Instant): IncidentRun {
  const by = openedAt - run.openedAt;
  return {
    ...run, openedAt,
    severities: run.severities.map((one) => ({ ...one, at: one.at + by })),
    acknowledgements: run.acknowledgements.map(({ from, to }) => ({ from: from + by, to: to === null ? null : to + by })),
    progress: run.progress.map((at) => at + by),
  };
}

describe.each(changes)('%s, when its clocks change at %s', (zone, at) => {
  const calm = Date.UTC(2026, 0, 7, 10);
  const runs = {
    'a SEV-1 nobody touches': incidentRun(1, { openedAt: calm }),
    'a SEV-2 without progress': incidentRun(2, { openedAt: calm, acknowledgements: [{ from: calm + 9 * minute, to: null }], progress: [calm + 40 * minute] }),
    'a SEV-3 whose acknowledgement ran out': incidentRun(3, { openedAt: calm, acknowledgements: [{ from: calm + 9 * minute, to: calm + 150 * minute }] }),
    'a SEV-3 that becomes a SEV-1': incidentRun(3, { openedAt: calm, severities: [{ at: calm, severity: 3 as Severity }, { at: calm + 20 * minute, severity: 1 as Severity }] }),
  };
  it.each(Object.entries(runs))('%s is asked for the same at the same minutes', (_what, run) => {
    const expected = calendar(run, 'UTC', 500);
    expect(expected.length).toBeGreaterThan(3);
    for (const before of [1, 59, 240]) expect(calendar(shifted(run, Date.parse(at) - before * minute), zone, 500)).toEqual(expected);
  });
});
