import { dayStart } from '../../../shared/domain/day-start.ts';
import { pageLoad } from '../../../shared/domain/page-load.ts';
import { selfCheckItems, type Answers, type Mark, type SelfCheck } from '../../../shared/model/self-check.ts';
import type { Page } from '../../../shared/model/page-load.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';
import { createRandom } from '../random.ts';
import { withBreakDue, withDuty } from './duty-scene.ts';

const titles = ['HTTP 5xx ratio above 5 % on checkout-api', 'Disk 91 % full on quotes-db-3', 'Replica lag above 40 s', 'Certificate renewal failed'];

function pages(now: Instant): readonly Page[] {
  const at = (days: number, hours: number, title: number, lost: number, verdict: Page['verdict'], night = false): Page => ({
    incidentId: `P${days}-${hours}`, title: titles[title] ?? '', service: title === 0 ? 'Checkout API' : 'Quotes database', at: night ? dayStart(now - days * elapsedDay, 'Europe/Berlin') + hours * 0.4 * hour : now - days * elapsedDay - hours * hour, lost: lost * minute, verdict, night,
  });
  return [
    at(12, 3, 0, 24, 'action'), at(10, 8, 1, 12, 'no-action', true), at(9, 2, 2, 31, 'action'), at(6, 9, 1, 41, 'no-action', true), at(6, 6, 1, 18, 'needs-work', true), at(6, 5, 0, 52, 'action'),
    at(4, 2, 3, 9, 'needs-work'), at(3, 8, 1, 37, 'no-action', true), at(1, 10, 2, 22, null), at(0, 5, 0, 48, 'action'), at(0, 2, 2, 14, null),
  ].toSorted((a, b) => a.at - b.at);
}

function checks(now: Instant, count: number): readonly SelfCheck[] {
  const random = createRandom(11);
  return Array.from({ length: count }, (_, ago) => {
    const answers: Answers = Object.fromEntries(selfCheckItems.map((item, index) => {
      const usual = 3.4 + ((index * 7) % 3) * 0.5;
      const mark = ago < 2 && (item === 'sleep' || item === 'stress') ? 2 : Math.max(1, Math.min(5, Math.round(usual + random.between(-0.9, 0.9))));
      return [item, mark as Mark];
    }));
    return { id: `c${ago}`, takenAt: now - ago * 1.4 * elapsedDay - 25 * minute, answers, sleepiness: ago === 0 ? 7 : ago % 3 === 0 ? 4 : null, note: ago === 1 ? 'Two pages before four. Slept on the sofa.' : '' };
  });
}

/** Three weeks of answers, a night that was broken, signs that are new, and an offer. */
export function withWellness(world: FakeWorld, now: Instant): FakeWorld {
  const tired = withBreakDue(world, now);
  return {
    ...tired,
    wellness: {
      ...world.wellness, asOf: now, checks: checks(now, 14), load: pageLoad(pages(now), { pages: 2, within: 12 * hour }, 14, 'Europe/Berlin', now), sleepTaken: { 'P6-9': 41 },
      signs: [{ id: 's1', notedAt: now - 20 * minute, signs: ['slower', 'drowsiness', 'head-eyes', 'concentration'], microsleep: false }, { id: 's0', notedAt: now - 5 * elapsedDay, signs: ['head-eyes'], microsleep: false }],
      shifts: [{ id: 'w1', toldAt: now - 2 * elapsedDay, hoursFelt: 11.5, effort: 5, shift: { from: now - 2 * elapsedDay - 9 * hour, to: now - 2 * elapsedDay - 40 * minute } }],
      offer: { key: 'shift 1', kind: 'shift-end', offeredAt: now - 10 * minute, until: now + hour, shift: { from: now - 9 * hour, to: now - 12 * minute }, ended: null },
      lastShift: { from: now - 9 * hour, to: now - 12 * minute, worked: 8.8 * hour }, breaks: { days: 14, due: 7, taken: 4, credited: 1, postponed: 3, missed: 1 }, settings: { offers: true, sleepiness: true },
    },
  };
}

/** Three answers so far: nothing is compared yet. */
export function withFirstAnswers(world: FakeWorld, now: Instant): FakeWorld {
  return { ...withDuty(world, now), wellness: { ...world.wellness, asOf: now, checks: checks(now, 3).map((check) => ({ ...check, sleepiness: null })), load: pageLoad(pages(now).slice(-1), { pages: 2, within: 12 * hour }, 14, 'Europe/Berlin', now) } };
}
