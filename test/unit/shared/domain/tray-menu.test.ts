import { describe, expect, it } from 'vitest';
import { trayIconName, trayMenu, trayTooltip, type TrayFacts, type TrayMenuItem } from '../../../../shared/domain/tray-menu.ts';
import { assessWatch } from '../../../../shared/domain/watch-status.ts';
import type { DueItem } from '../../../../shared/model/incident-page.ts';
import type { OnCallStatus } from '../../../../shared/model/on-call.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';
import { hostileTexts } from '../../../support/hostile-texts.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const pagerduty: SourceState = { source: 'pagerduty', condition: 'fresh', lastGoodAt: now, since: now, reason: '' };
const shift = { policyName: 'P', scheduleName: 'S', level: 1, startsAt: null, endsAt: now + 24 * hour };
const onCall: OnCallStatus = { state: 'on', shifts: [shift], asOf: now };

function facts(situations: readonly Situation[], over: Partial<TrayFacts> = {}, demo = false): TrayFacts {
  const known = { situations, sources: [pagerduty], onCall, ...over };
  return { ...known, zone: 'Europe/Berlin', status: assessWatch({ ...known, demo }, now), ...over };
}
function text(items: readonly TrayMenuItem[], indent = ''): readonly string[] {
  return items.flatMap((item) => {
    if (item.type === 'separator') return [`${indent}--`];
    if (item.type === 'group') return [`${indent}${item.label}`, ...text(item.items, `${indent}  `)];
    return [indent + item.label + (item.type === 'words' ? '' : ` [${item.command.type}]`)];
  });
}
const incident = (id: string, over: Parameters<typeof incidentReport>[0] = {}) => situationOf(incidentReport({ id, title: `Title ${id}`, ...over }));

describe('the tray menu', () => {
  it('of a calm watch', () => {
    expect(text(trayMenu(facts([])))).toEqual(['Calm: Nothing is open', '--', 'Primary until Tue 10:00', 'Open Watchkeeper [open-window]', 'Prove the alert path [prove-alerts]', 'Support numbers… [support]', 'Quit [quit]']);
  });

  it('offers to acknowledge what is not, and to open everything, worst first', () => {
    const situations = [incident('P3', { status: 'acknowledged' }), incident('P1', { severity: 3 }), incident('P2', { severity: 1 })];
    expect(text(trayMenu(facts(situations)))).toEqual([
      'Alerting: 2 not acknowledged', '--',
      'SEV-1 · Title P2', '  Acknowledge [acknowledge]', '  Open [open-situation]',
      'SEV-2 · Title P3 (acknowledged)', '  Open [open-situation]',
      'SEV-3 · Title P1', '  Acknowledge [acknowledge]', '  Open [open-situation]',
      '--', 'Primary until Tue 10:00', 'Open Watchkeeper [open-window]', 'Prove the alert path [prove-alerts]', 'Support numbers… [support]', 'Quit [quit]',
    ]);
  });

  it('names five and counts the rest; what is resolved is not there', () => {
    const situations = Array.from({ length: 8 }, (_unused, index) => incident(`P${index}`));
    const lines = text(trayMenu(facts([...situations, incident('R', { status: 'resolved', resolvedAt: now })])));
    expect(lines.filter((line) => line.startsWith('SEV'))).toHaveLength(5);
    expect(lines).toContain('3 more [open-window]');
    expect(lines.join()).not.toContain('Title R');
  });

  it('says every reason to be blind, also while it alerts', () => {
    const sources: readonly SourceState[] = [{ ...pagerduty, condition: 'refused', reason: 'the token is refused' }, { ...pagerduty, source: 'network', condition: 'failing', reason: 'no answer' }];
    expect(text(trayMenu(facts([], { sources }))).slice(0, 3)).toEqual(['Blind: Own network down · The network: no answer', 'Blind: Token refused · PagerDuty: the token is refused', '--']);
    expect(text(trayMenu(facts([incident('P1')], { sources }))).slice(0, 3)).toEqual(['Alerting: 1 not acknowledged', 'Blind: Own network down · The network: no answer', 'Blind: Token refused · PagerDuty: the token is refused']);
  });

  it('says how old what it lists is, once its source cannot be seen', () => {
    const stale = (lastGoodAt: number | null): readonly SourceState[] => [{ ...pagerduty, condition: 'stale', lastGoodAt, reason: 'no answer' }];
    expect(text(trayMenu(facts([incident('P1')], { sources: stale(now - hour) })))).toContain('As of 09:00 for PagerDuty');
    expect(text(trayMenu(facts([incident('P1')], { sources: stale(null) })))).toContain('As of an earlier run for PagerDuty');
    expect(text(trayMenu(facts([], { sources: stale(now - hour) }))).join()).not.toContain('As of');
  });

  it.each<[string, OnCallStatus, string | undefined]>([
    ['the lowest level', { ...onCall, shifts: [{ ...shift, level: 2 }, shift] }, 'Primary until Tue 10:00'],
    ['not what lies ahead', { ...onCall, shifts: [{ ...shift, startsAt: now + 1 }, { ...shift, level: 2 }] }, 'Secondary until Tue 10:00'],
    ['a date when it is far', { ...onCall, shifts: [{ ...shift, level: 2, endsAt: now + 9 * elapsedDay }] }, 'Secondary until Wed 11 Mar 10:00'],
    ['no end', { ...onCall, shifts: [{ ...shift, level: 3, endsAt: null }] }, 'Level 3 without end'],
    ['off call', { ...onCall, state: 'off', shifts: [] }, 'Not on call now'],
    ['a failed lookup, never as off call', { ...onCall, state: 'unknown', shifts: [] }, 'Whether you are on call is not known'],
    ['nothing without PagerDuty', { ...onCall, state: 'not-connected', shifts: [] }, undefined],
  ])('tells %s', (_name, status, line) => {
    const lines = text(trayMenu(facts([], { onCall: status })));
    expect(lines[lines.indexOf('Open Watchkeeper [open-window]') - 1]).toBe(line ?? '--');
  });

  it('watermarks the demo', () => {
    expect(text(trayMenu(facts([], {}, true)))[0]).toBe('Demo watch: nothing here is real');
    expect(trayTooltip(facts([], {}, true))).toBe('Watchkeeper, demo watch\nCalm: Nothing is open');
  });

  it('does not change as time goes by', () => {
    const early = facts([incident('P1')]);
    expect(trayMenu({ ...early, status: { ...early.status, asOf: now + 5 * hour } })).toEqual(trayMenu(early));
  });

  it.each(hostileTexts)('is harmless: $name', ({ text: title }) => {
    const lines = text(trayMenu(facts([incident('P1', { title })])));
    for (const line of lines) {
      expect(line.length).toBeLessThan(160);
      expect(line).not.toMatch(/[\u0000\u001b\u202a-\u202e\n]/);
    }
  });
});

describe('the tray at one look', () => {
  it('has an icon for each count up to nine, then one for many', () => {
    const status = facts([incident('P1')]).status;
    expect([1, 9, 10, 4000].map((alertingCount) => trayIconName({ ...status, alertingCount }))).toEqual(['alerting-1', 'alerting-9', 'alerting-many', 'alerting-many']);
    expect(trayIconName(facts([]).status)).toBe('calm');
  });

  it('has a tooltip with the worst reason', () => {
    expect(trayTooltip(facts([incident('P1', { severity: 1 })]))).toBe('Watchkeeper\nAlerting: 1 not acknowledged\nSEV-1 · Title P1');
    expect(trayTooltip(facts([], { sources: [{ ...pagerduty, condition: 'stale', reason: 'no answer for 3 min' }] }))).toBe('Watchkeeper\nBlind: Not reachable · PagerDuty: no answer for 3 min');
  });

  it('names what cannot be seen while an alert has the icon, the cause first', () => {
    const sources: readonly SourceState[] = [{ ...pagerduty, condition: 'refused', reason: 'the token is refused' }, { ...pagerduty, source: 'network', condition: 'failing', reason: 'no answer' }];
    const alerting = [incident('P1', { severity: 1 })];
    expect(trayTooltip(facts(alerting, { sources: sources.slice(0, 1) }))).toBe('Watchkeeper\nAlerting: 1 not acknowledged\nBlind: Token refused · PagerDuty: the token is refused\nSEV-1 · Title P1');
    expect(trayTooltip(facts(alerting, { sources })).split('\n')[2]).toBe('Blind: Own network down · The network: no answer, and 1 more');
    expect(trayTooltip(facts([], { sources })).match(/Blind/g)).toHaveLength(1);
  });
});

describe('what is due next', () => {
  const next: DueItem = {
    id: 'P1:acknowledge', kind: 'acknowledge', incidentId: 'P1', situationId: 'incident-P1', severity: 1, drill: false, words: 'Acknowledge', incidentTitle: 'Quotes are down',
    dueAt: now + 252_000, overdueAt: now + 252_000, line: 183,
  };

  it('counts down in the tooltip, and up once it is late', () => {
    const due = facts([], { next });
    expect(trayTooltip(due, now).split('\n').at(-1)).toBe('Acknowledge 04:12 · SEV-1 Quotes are down');
    expect(trayTooltip(due, now + 382_000).split('\n').at(-1)).toBe('Acknowledge overdue 02:10 · SEV-1 Quotes are down');
  });

  it('is the step of a handoff, too', () => {
    const handoff = { words: 'Compile the handoff', dueAt: now + 252_000 };
    expect(trayTooltip(facts([], { next, handoff }), now).split('\n').slice(-2)).toEqual(['Acknowledge 04:12 · SEV-1 Quotes are down', 'Compile the handoff 04:12']);
    expect(text(trayMenu(facts([], { handoff })))[1]).toBe('Compile the handoff by 10:04 [open-handoff]');
  });

  it('is the moment itself in the menu, which is not drawn anew every second', () => {
    const menu = text(trayMenu(facts([], { next })));
    expect(menu[1]).toBe('Acknowledge by 10:04:12 · SEV-1 Quotes are down [open-situation]');
    expect(text(trayMenu(facts([], { next }), now + 382_000))[1]).toBe('Acknowledge overdue since 10:04:12 · SEV-1 Quotes are down [open-situation]');
  });
});
