import { describe, expect, test } from 'vitest';
import { assessQuality } from '../../../../shared/domain/handoff-quality.ts';
import { qualityPoints, type PointId } from '../../../../shared/domain/handoff-quality-points.ts';
import type { Handoff, HandoffEntry, HandoffField } from '../../../../shared/model/handoff.ts';

type Entries = Partial<Record<HandoffField, readonly Partial<HandoffEntry>[]>>;
const entry = (known: Partial<HandoffEntry>, place: number): HandoffEntry => ({ id: `own-${place}`, evidence: null, compiled: {}, written: {}, seen: {}, struck: false, gone: false, ...known });
function handoff(entries: Entries, prose: Handoff['content']['prose'] = {}, ticks: Handoff['ticks'] = {}): Pick<Handoff, 'content' | 'ticks'> {
  return { content: { entries: Object.fromEntries(Object.entries(entries).map(([field, list]) => [field, list.map(entry)])), prose }, ticks };
}
const incident = { id: 'Q1', title: 'Quotes are down' };
const evidence = (key: string): HandoffEntry['evidence'] => ({ key, kind: 'incident', refId: 'Q1', eventIds: [] });
const point = (id: PointId, text: Parameters<typeof assessQuality>[0], open: readonly { id: string; title: string }[] = []) => assessQuality(text, { openIncidents: open }).points.find((one) => one.id === id);
const issue = { title: 'Slow quotes', owner: 'Maya', nextStep: 'Watch p95', eta: 'unknown', status: 'Monitoring' };

test('there are 17 points, 6, 6 and 5, each on its own line of the runbook, and nine are computed', () => {
  const { points, met, of } = assessQuality(handoff({}), { openIncidents: [] });
  expect(of).toBe(17);
  expect((['information', 'communication', 'follow-up'] as const).map((group) => points.filter((one) => one.group === group).length)).toEqual([6, 6, 5]);
  expect(new Set(points.map(({ line }) => line)).size).toBe(17);
  expect(points.filter(({ known }) => known === 'computed')).toHaveLength(9);
  expect(met).toBe(points.filter((one) => one.met).length);
});

test('what cannot be computed is met by a tick, and a tick meets nothing that is computed', () => {
  const all = Object.fromEntries(qualityPoints.map(({ id }) => [id, true]));
  const { points } = assessQuality(handoff({}, {}, all), { openIncidents: [incident] });
  expect(points.filter(({ known, met }) => known === 'by-hand' && !met)).toEqual([]);
  expect(points.find(({ id }) => id === 'issues-documented')?.met).toBe(false);
});

describe('computed points, met and missed, with the place to go to', () => {
  test.each<[PointId, ReturnType<typeof handoff>, readonly { id: string; title: string }[], boolean, HandoffField | null, string | null]>([
    ['issues-documented', handoff({}), [], true, null, null],
    ['issues-documented', handoff({}), [incident], false, 'issues', null],
    ['issues-documented', handoff({ issues: [{ evidence: evidence('incident:Q1'), compiled: { title: 'x' } }] }), [incident], true, null, null],
    ['issues-documented', handoff({ issues: [{ evidence: evidence('incident:Q1'), compiled: { title: 'x' }, struck: true }] }), [incident], false, 'issues', null],
    ['issues-documented', handoff({ issues: [{ written: { details: 'no name' } }] }), [], false, 'issues', 'own-0'],
    ['health-clear', handoff({}), [], false, 'health', null],
    ['health-clear', handoff({}, { health: 'Fine, mostly' }), [], false, 'health', null],
    ['health-clear', handoff({}, { health: 'yellow, the queue is long' }), [], true, null, null],
    ['health-clear', handoff({ health: [{ compiled: { text: 'Green: all is well' } }] }), [], true, null, null],
    ['health-clear', handoff({ health: [{ compiled: { text: 'Green: all is well' }, struck: true }] }), [], false, 'health', null],
    ['changes-explained', handoff({}), [], false, 'changes', null],
    ['changes-explained', handoff({}, { changes: 'None' }), [], true, null, null],
    ['changes-explained', handoff({ changes: [{ written: { title: 'Deploy 4.2', impact: 'Neutral' } }] }), [], false, 'changes', 'own-0'],
    ['changes-explained', handoff({ changes: [{ written: { title: 'Deploy 4.2', impact: 'Neutral', rollback: 'Deploy 4.1' } }] }), [], true, null, null],
    ['upcoming-noted', handoff({}), [], false, 'maintenance', null],
    ['upcoming-noted', handoff({}, { deployments: 'None' }), [], true, null, null],
    ['upcoming-noted', handoff({ deployments: [{ written: { title: 'Deploy 5' } }] }), [], false, 'deployments', 'own-0'],
    ['upcoming-noted', handoff({ deployments: [{ written: { title: 'Deploy 5', time: 'Tue 22:00' } }] }), [], true, null, null],
    ['contacts-current', handoff({}), [], false, 'contacts', null],
    ['contacts-current', handoff({ contacts: [{ written: { title: 'Maya' } }] }), [], false, 'contacts', 'own-0'],
    ['contacts-current', handoff({ contacts: [{ written: { title: 'Maya', value: '+4930123456' } }] }), [], true, null, null],
    ['instructions-given', handoff({}), [], false, 'business-hours', null],
    ['instructions-given', handoff({}, { security: 'None' }), [], true, null, null],
    ['next-steps', handoff({}), [], true, null, null],
    ['next-steps', handoff({ issues: [{ written: { title: 'Slow quotes' } }] }), [], false, 'issues', 'own-0'],
    ['next-steps', handoff({ issues: [{ written: { title: 'Slow quotes', status: 'Resolved' } }] }), [], true, null, null],
    ['next-steps', handoff({ issues: [{ written: issue }] }), [], true, null, null],
    ['escalation-confirmed', handoff({}), [], false, 'escalation', null],
    ['escalation-confirmed', handoff({ escalation: [{ compiled: { title: 'Level 1: Primary' } }] }), [], false, 'escalation', 'own-0'],
    ['escalation-confirmed', handoff({ escalation: [{ compiled: { title: 'Level 1: Primary' }, written: { value: 'Maya' } }] }), [], true, null, null],
    ['items-assigned', handoff({ issues: [{ written: { ...issue, owner: ' ' } }] }), [], false, 'issues', 'own-0'],
    ['items-assigned', handoff({ issues: [{ written: { ...issue, eta: '' } }] }), [], false, 'issues', 'own-0'],
    ['items-assigned', handoff({ issues: [{ written: issue }] }), [], true, null, null],
  ])('%s %#', (id, text, open, met, field, entryId) => {
    const found = point(id, text, open);
    expect(found).toMatchObject({ known: 'computed', met, jump: field === null ? null : { field, entryId } });
    expect(found?.reason).toMatch(/^.+\.$/);
  });
});
