import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeCalendar } from '../../../../electron/adapters/shift-calendar.ts';
import { rotaCalendar } from '../../../../shared/domain/rota-calendar.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../../shared/model/rota.ts';
import { elapsedDay, minute } from '../../../../shared/time/duration.ts';
import { weeklyRota } from '../../../support/rotas.ts';

/** What another library reads from it. */
function read(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { id: event.uid, title: event.summary, from: event.startDate.toUnixTime() * 1000, to: event.endDate.toUnixTime() * 1000 };
  });
}
const { rota, start } = weeklyRota();
const span = { from: start - 7 * elapsedDay, to: start + 364 * elapsedDay };
const viewOf = (held: Rota) => ({ rota: held, ...span, shifts: rotaShifts(held, span.from, span.to), own: { source: 'local', asOf: null, shifts: [] } as const });

describe('a rota as a calendar file', () => {
  it('is read back by another library, to the minute, whatever the zone, the names and the turns', () => {
    const person = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((name) => name.replaceAll(/[\p{C}\r\n]/gu, '').trim()).filter((name) => name !== '');
    fc.assert(fc.property(
      fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham'), fc.integer({ min: 1, max: 30 }), fc.array(person, { minLength: 1, maxLength: 4 }),
      (zone, turnDays, names) => {
        const held: Rota = { ...rota, zone, turnDays, people: names.map((name, index) => ({ id: `p${index}`, name })) };
        const entries = rotaCalendar(viewOf(held), 'all');
        const found = read(writeCalendar({ name: 'Rota', madeAt: start, entries }));
        expect(found).toEqual(entries.map(({ id, title, from, to }) => ({ id, title, from, to })));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      },
    ), { numRuns: 40 });
  });

  it('holds the own shifts alone when asked, cut where the view ends, and nothing for a seat that nobody has', () => {
    const away = { ...rota, absences: [{ person: 'alice', from: start, to: start + 60 * minute }] };
    const own = { source: 'pagerduty', asOf: start, shifts: [{ seat: 'primary, Commerce', from: 0, to: Number.MAX_SAFE_INTEGER }] } as const;
    expect(read(writeCalendar({ name: 'Mine', madeAt: start, entries: rotaCalendar({ ...viewOf(away), own }, 'own') }))).toEqual([{ id: `own-primary-commerce-${span.from}@watchkeeper`, title: 'On call: primary, Commerce', ...span }]);
    expect(rotaCalendar(viewOf(away), 'all').filter(({ from }) => from === start).map(({ title }) => title)).toEqual(['Bob: primary']);
  });
});
