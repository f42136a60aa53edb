import { reviewRota } from '../../../shared/domain/rota-review.ts';
import { rotaShifts } from '../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';
import { weeklyRota } from '../rotas.ts';

/** What PagerDuty says beside it: an older schedule, a newer one, Slack to tell others, and a calendar to be read. */
export function withSchedules(world: FakeWorld, now: Instant): FakeWorld {
  const base = withRota(world, now);
  const day = 24 * hour;
  const turn = (userId: string, name: string, from: number, to: number) => ({ userId, name, from: now + from * day, to: now + to * day });
  const schedules: FakeWorld['rota']['schedules'] = [
    { id: 'PS1', name: 'Commerce primary', kind: 'layers', url: null, from: now - day, until: now + 42 * day, asOf: now - 4 * minute, entries: [turn('UME', 'Kim Doe', -2, 3), turn('UROBIN', 'Robin Vale', 3, 10), turn('UASA', 'Åsa Öberg', 10, 17), turn('UME', 'Kim Doe', 17, 24)] },
    { id: 'PS2', name: 'Platform follow the sun', kind: 'shifts', url: 'https://example.pagerduty.com/schedules/PS2', from: now - day, until: now + 42 * day, asOf: now - 4 * minute, entries: [turn('UME', 'Kim Doe', -0.2, 0.3), turn('UMAYA', 'Maya Okafor', 0.3, 0.7)] },
  ];
  const events = ['Alice: primary', 'Bob on vacation', 'Dora – on call', 'Team lunch'].flatMap((title, place) => [1, 2, 3].slice(0, place === 1 ? 1 : 3).map((week) => ({ title, from: now + (7 * week + place) * day, to: now + (7 * week + place + 1) * day })));
  const slack = { state: 'connected', way: 'bot', team: 'Example', as: 'watchkeeper', channel: '#incidents', storage: 'keyring', message: '' } as const;
  const draft = { brief: 'Cover brief, 2026-11-23 18:40:00 CET\n\nOpen: 1\n\n1. SEV-1 High error rate on checkout (Checkout API)', people: [{ name: 'Robin Vale', how: 'PagerDuty: Commerce primary', userId: 'UROBIN' }, { name: 'Secondary on-call', how: '+1-555-0123', userId: null }], incidents: [{ id: 'Q1', title: 'High error rate on checkout' }], open: ['SEV-1 High error rate on checkout'], schedules: [{ id: 'PS1', name: 'Commerce primary', kind: 'layers', url: null, until: now + 3 * day, others: [{ userId: 'UROBIN', name: 'Robin Vale' }] }, { id: 'PS2', name: 'Platform follow the sun', kind: 'shifts', url: 'https://example.pagerduty.com/schedules/PS2', until: now + 0.3 * day, others: [] }] } as const;
  return { ...base, coverDraft: draft, messageConnections: { ...base.messageConnections, slack }, rota: { ...base.rota, schedules, userId: 'UME' }, calendarFile: { fileName: 'team.ics', left: 2, events } };
}

/** The runbook's rota with a holiday, a cover that seats one person twice, and an evening's cover. */
export function withRota(world: FakeWorld, now: Instant): FakeWorld {
  const at = now + 24 * elapsedDay;
  const rota: Rota = {
    ...weeklyRota().rota,
    absences: [{ person: 'carol', from: at, to: at + 3 * elapsedDay }],
    overrides: [{ seat: 'primary', person: 'carol', from: now + 2 * hour, to: now + 14 * hour }, { seat: 'secondary', person: 'alice', from: now, to: now + 23 * elapsedDay }],
  };
  const [from, to] = [now - 7 * elapsedDay, now + 364 * elapsedDay];
  const { flaws, load } = reviewRota(rota, now, to);
  const shifts = rotaShifts(rota, from, to);
  const own = shifts.filter(({ person, to: end }) => person === 'alice' && end > now);
  return { ...world, rota: { rota, fromPolicy: false, self: 'alice', from, to, shifts, flaws, load: [...load].map(([person, share]) => ({ person, share })), own: { source: 'local', asOf: null, shifts: own }, schedules: [], userId: null, undo: 'Carol is away' } };
}
