import { expect, it } from 'vitest';
import { trayMenu, type TrayFacts, type TrayMenuItem } from '../../../../shared/domain/tray-menu.ts';
import type { AlertingState } from '../../../../shared/model/alerting.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const usual: AlertingState = { silences: [], held: [], holds: [], storms: [], askedUntil: null, tally: { since: now, shown: 0, sounds: 0, others: 0 }, others: { shown: [], moved: [], most: 6 } };
function menu(alerting: Partial<AlertingState>): readonly TrayMenuItem[] {
  const facts: TrayFacts = {
    status: { glyph: 'alerting', alertingCount: 1, acknowledgedCount: 0, reasons: [], demo: false, asOf: now }, situations: [situationOf(incidentReport())], sources: [],
    onCall: { state: 'not-connected', shifts: [], asOf: null }, zone: 'Europe/Berlin', alerting: { ...usual, ...alerting },
  };
  return trayMenu(facts);
}
const labels = (items: readonly TrayMenuItem[]) => items.flatMap((item) => ('label' in item ? [item.label] : []));
function group(items: readonly TrayMenuItem[], label: string | RegExp): readonly TrayMenuItem[] {
  const found = items.find((item) => item.type === 'group' && (typeof label === 'string' ? item.label === label : label.test(item.label)));
  return found?.type === 'group' ? found.items : [];
}

it('silences a situation for 15 min, 1 h or 4 h, each with a reason', () => {
  const situation = group(menu({}), /SEV-2/);
  expect(labels(situation)).toEqual(['Acknowledge', 'Open', 'Silence for 15 min', 'Silence for 1 h', 'Silence for 4 h']);
  expect(group(situation, 'Silence for 1 h')[0]).toMatchObject({ command: { type: 'silence', ask: { scope: { kind: 'situation', id: 'incident-P1' }, minutes: 60, reason: expect.stringMatching(/./) } } });
});

it('offers quiet for everything that is not SEV-1/2, and its end', () => {
  expect(labels(group(menu({}), 'Quiet for all but SEV-1/2'))).toEqual(['Silence for 15 min', 'Silence for 1 h', 'Silence for 4 h', 'Do not disturb for 1 h', 'Do not disturb for 4 h']);
  expect(labels(group(menu({ askedUntil: now + hour }), 'Quiet for all but SEV-1/2')).slice(3)).toEqual(['Do not disturb until 11:00', 'End do not disturb']);
});

it('says what is silenced until when and why, what waits, and ends a silence', () => {
  const items = menu({
    silences: [{ id: 's', scope: { kind: 'all' }, name: 'Checkout', reason: 'Known', by: 'you', beganAt: now, endsAt: now + 80 * minute }],
    held: [{ situationId: 'a', title: 'A', severity: 3, heldAt: now, why: 'off-hours' }], holds: [{ why: 'off-hours', until: now + 23 * hour }],
  });
  expect(labels(group(items, /^Silenced until 11:20/))).toEqual(['Known', 'End it now']);
  expect(labels(items)).toContain('1 alert waits (outside business hours until Tue 09:00)');
});

it('what waits for the end of something says since when', () => {
  const items = menu({ held: [{ situationId: 'a', title: 'A', severity: 3, heldAt: now, why: 'full-screen' }], holds: [{ why: 'full-screen', until: null, since: now }] });
  expect(labels(items)).toContain('1 alert waits (something fills the screen since 10:00)');
});

it('names what the alert itself waits for, whatever else holds at the same time', () => {
  const items = menu({
    held: [{ situationId: 'a', title: 'A', severity: 3, heldAt: now, why: 'full-screen' }],
    holds: [{ why: 'off-hours', until: now + hour }, { why: 'full-screen', until: null, since: now }],
  });
  expect(labels(items)).toContain('1 alert waits (something fills the screen since 10:00)');
});
