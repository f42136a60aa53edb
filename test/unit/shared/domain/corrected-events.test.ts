import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingEvents } from '../../../../shared/domain/corrected-events.ts';
import { anEvent } from '../../../support/events.ts';

describe('standingEvents', () => {
  it('says what the newest correction says, when it happened, and keeps what was said before', () => {
    const first = anEvent({ id: 1, occurredAt: 1000, recordedAt: 5000, title: 'Restarted db-1' });
    const second = anEvent({ id: 2, occurredAt: 900, recordedAt: 6000, title: 'Restarted db-2', corrects: 1 });
    const third = anEvent({ id: 3, occurredAt: 950, recordedAt: 7000, title: 'Restarted db-2 and db-3', corrects: 2 });
    expect(standingEvents([third, first, second])).toEqual([{ event: { ...third, id: 1, recordedAt: 5000 }, earlier: [first, second] }]);
  });

  it('leaves out what was struck, and takes it back', () => {
    const first = anEvent({ id: 1 });
    const struck = anEvent({ id: 2, corrects: 1, payload: { struck: true } });
    expect(standingEvents([first, struck])).toEqual([]);
    expect(standingEvents([first, struck, anEvent({ id: 3, corrects: 1, title: 'It was right' })])).toMatchObject([{ event: { id: 1, title: 'It was right' } }]);
  });

  it('is in the order of what happened, whatever the order of logging', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 }), (times) => {
        const events = times.map((occurredAt, index) => anEvent({ id: index + 1, occurredAt }));
        const shown = standingEvents(events).map(({ event }) => event.occurredAt);
        expect(shown).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  it('ends on corrections that point at each other or at nothing', () => {
    const looped = [anEvent({ id: 1, corrects: 2 }), anEvent({ id: 2, corrects: 1 })];
    expect(standingEvents(looped).length).toBeGreaterThan(0);
    expect(standingEvents([anEvent({ id: 9, corrects: 4 })])).toHaveLength(1);
  });
});
