import { describe, expect, it } from 'vitest';
import { channelName } from '../../../../shared/domain/channel-name.ts';
import { phaseAt } from '../../../../shared/domain/incident-phase.ts';
import { incidentRun, minutes, opened, runbookIncidents } from '../../../support/incident-runs.ts';

describe('the phase', () => {
  it.each([
    [1, 0, 'first-response'], [1, 4.9, 'first-response'], [1, 5, 'investigation'], [2, 29.9, 'investigation'], [2, 30, 'mitigation'], [1, 500, 'mitigation'],
    [3, 10, undefined], [4, 10, undefined], [null, 10, undefined],
  ] as const)('SEV-%s at minute %d: %s', (severity, at, id) => {
    expect(phaseAt(incidentRun(severity), runbookIncidents, minutes(at))?.phase.id).toBe(id);
  });

  it('has the 30 steps of the runbook', () => {
    expect(runbookIncidents.phases.map(({ groups }) => groups.flatMap(({ steps }) => steps).length)).toEqual([10, 12, 8]);
  });
});

describe('the channel', () => {
  it('is named by the trigger in UTC', () => {
    expect(channelName(opened)).toBe('#incident-20260304-1000');
  });
});
