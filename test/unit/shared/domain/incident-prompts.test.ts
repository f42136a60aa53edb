import { describe, expect, it } from 'vitest';
import { assessIncident } from '../../../../shared/domain/incident-deadlines.ts';
import { promptsAt } from '../../../../shared/domain/incident-prompts.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { incidentRun, minutes, opened, rungCall, runbookIncidents as policy } from '../../../support/incident-runs.ts';

const zone = 'America/New_York';
function at(run: IncidentRun, minutesLater: number) {
  const now = opened + minutesLater * minute;
  return promptsAt(assessIncident(run, policy, zone, now), run, policy, zone, now);
}
/** Every prompt of the first ten hours and a day, at the minute (or half of it) at which it is first said. */
function calendar(run: IncidentRun, until: number): readonly string[] {
  const said = new Set<string>();
  const lines: string[] = [];
  for (let minutesLater = 0; minutesLater <= until; minutesLater += 0.5) {
    for (const { key, words, sound } of at(run, minutesLater)) {
      if (said.has(key)) continue;
      said.add(key);
      lines.push(`${minutesLater} ${words}${sound ? ' (heard)' : ''}`);
    }
  }
  return lines;
}

describe('what is said of an incident that nobody touches', () => {
  const expected: Readonly<Record<Severity, readonly string[]>> = {
    1: [
      '2.5 Acknowledge by 05:05', '4 Acknowledge by 05:05', '5 Not acknowledged in time: 5 min were promised (heard)', '5 Escalate now? Secondary on-call can be called', '10 A status update is due',
      '15 Call Secondary on-call (heard)', '15 The status update is overdue', '30 Call Platform lead (heard)', '60 Decision point: is the cause known?', '60 Call Engineering manager (heard)', '120 Call VP Engineering (heard)',
    ],
    2: [
      '7.5 Acknowledge by 05:15', '10 A status update is due', '12 Acknowledge by 05:15', '15 Not acknowledged in time: 15 min were promised (heard)', '15 The status update is overdue',
      '30 Call Secondary on-call (heard)', '60 Decision point: is the cause known?', '120 Call Platform lead (heard)', '240 Call Engineering manager (heard)',
    ],
    3: [
      '30 Acknowledge by 06:00', '48 Acknowledge by 06:00', '60 Not acknowledged in time: 1 h 00 were promised', '60 Decision point: is the cause known?', '60 A status update is due',
      '120 Call Secondary on-call', '480 Call Platform lead',
    ],
    4: ['720 Acknowledge by 05:00', '1152 Acknowledge by 05:00', '1440 Not acknowledged in time: 1 d were promised'],
  };
  it.each([1, 2, 3, 4] as const)('SEV-%i', (severity) => {
    expect(calendar(incidentRun(severity), 1500)).toEqual(expected[severity]);
  });

  it('nothing without a severity', () => {
    expect(calendar(incidentRun(null), 1500)).toEqual([]);
  });
});

describe('what has been done', () => {
  it('acknowledged: no cue, no call is heard; without progress the secondary of a SEV-2 is called at 60', () => {
    const run = incidentRun(2, { acknowledgements: [{ from: minutes(3), to: null }], commandSaidAt: minutes(3) });
    expect(calendar(run, 130)).toEqual(['10 A status update is due', '15 The status update is overdue', '60 Decision point: is the cause known?', '60 Call Secondary on-call', '120 Call Platform lead']);
  });

  it('an acknowledgement that was lost: what is due since is heard again', () => {
    const run = incidentRun(1, { acknowledgements: [{ from: minutes(1), to: minutes(31) }] });
    expect(at(run, 31).filter(({ sound }) => sound).map(({ words }) => words)).toEqual(['Call Platform lead', 'Call Secondary on-call']);
  });

  it('called: the call has to be answered, and is not asked for again', () => {
    const run = incidentRun(1, { calls: [rungCall(2, minutes(16))], acknowledgements: [{ from: minutes(4), to: null }], commandSaidAt: minutes(5), updates: [{ at: minutes(20), nextAt: minutes(40) }] });
    expect(at(run, 30.5).map(({ words }) => words)).toEqual(['Call Platform lead']);
    expect(at(run, 31).map(({ words }) => words)).toEqual(['Call Platform lead', 'Secondary on-call has to answer']);
  });

  it('a promised time arms the update, but never past the rule', () => {
    const run = incidentRun(1, { acknowledgements: [{ from: minutes(1), to: null }], commandSaidAt: minutes(2), updates: [{ at: minutes(4), nextAt: minutes(8) }] });
    expect(at(run, 8).map(({ words }) => words)).toEqual(['A status update is due']);
    const lax = incidentRun(1, { acknowledgements: [{ from: minutes(1), to: null }], commandSaidAt: minutes(2), updates: [{ at: minutes(4), nextAt: minutes(90) }] });
    expect(at(lax, 19).map(({ words }) => words)).toEqual(['A status update is due']);
  });

  it('command is handed over: a nudge at 2:45 h, and once more at the limit', () => {
    const run = incidentRun(4, { acknowledgements: [{ from: minutes(1), to: null }], commanderSince: minutes(10) });
    expect(calendar(run, 300)).toEqual(['175 Hand over command', '190 In command for too long: hand it over']);
  });

  it('resolved: nothing', () => {
    expect(at(incidentRun(1, { resolvedAt: minutes(30) }), 200)).toEqual([]);
  });

  it('another severity asks by its own times, from the trigger', () => {
    const run = incidentRun(3, { severities: [{ at: opened, severity: 3 }, { at: minutes(20), severity: 1 }] });
    expect(at(run, 20).map(({ words }) => words)).toEqual(['Not acknowledged in time: 5 min were promised', 'Escalate now? Secondary on-call can be called', 'Call Secondary on-call', 'The status update is overdue']);
  });
});
