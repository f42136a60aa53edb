import { expect, test } from 'vitest';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createDutyMachine } from '../../../support/duty-machine.ts';

/** Saturday, 24 October 2026, 20:00 in Berlin. At 03:00 in the night its clocks go back to 02:00. */
const start = Date.UTC(2026, 9, 24, 18);

test('fourteen hours of a SEV-1, with a sleep, in the night in which the clocks change: every prompt at its minute', async () => {
  const machine = createDutyMachine({ start, zone: 'Europe/Berlin' });
  const { breaks, duty, advance, note, script } = machine;
  const after = async (hours: number, minutes = 0) => advance(start + hours * hour + minutes * minute - machine.clock.now());

  machine.trigger('Q1', 1);
  await after(0, 4);
  machine.acknowledge('Q1');
  note('· acknowledged');
  await after(2, 5);
  breaks.calls.take({ cover: null });
  note('· takes it');
  await after(4, 21);
  breaks.calls.postpone();
  note('· postpones');
  await after(4, 33);
  breaks.calls.postpone();
  note('· postpones again');
  await after(4, 46);
  expect(() => breaks.calls.postpone()).toThrow('postponed 2 times');
  expect(() => breaks.calls.take({ cover: null })).toThrow('Name who covers');
  breaks.calls.take({ cover: 'Bob' });
  note('· takes it, Bob covers');
  await after(6, 30);
  note('· closes the lid');
  machine.sleep(70 * minute);
  note('· opens the lid');
  const [question] = machine.views.duty?.questions ?? [];
  expect(question).toMatchObject({ why: 'asleep', from: start + 6.5 * hour, to: start + 6.5 * hour + 70 * minute });
  await after(9, 42);
  breaks.calls.refuse();
  note('· cannot now');
  await after(12);
  duty.calls.answer({ absence: question?.id ?? 0, as: 'rested' });
  note('· says that the sleep was rest');
  await after(14, 4);
  machine.resolve('Q1');
  note('· resolved');
  await after(14, 30);

  const twice = 'Take it, or postpone it by 10 min (2 times left).';
  expect(script).toEqual([
    '20:04 · acknowledged',
    // Two hours of work.
    `22:04 BREAK Break in 60 s: 15 min. Due after 2 h of incident work. ${twice}`,
    `22:05 BREAK Break due: 15 min. Due after 2 h of incident work. ${twice}`,
    '22:05 · takes it',
    // Four hours of work: 2 h 01 before the break, 1 h 59 after it.
    `00:19 BREAK Break in 60 s: 30 min. Due after 4 h of incident work. ${twice}`,
    `00:20 BREAK Break due: 30 min. Due after 4 h of incident work. ${twice}`,
    '00:21 · postpones',
    '00:31 BREAK Break in 60 s: 30 min. Due after 4 h of incident work. Take it, or postpone it by 10 min (once more).',
    '00:32 BREAK Break due: 30 min. Due after 4 h of incident work. Take it, or postpone it by 10 min (once more).',
    '00:33 · postpones again',
    '00:43 BREAK Break in 60 s: 30 min. Due after 4 h of incident work. Name who covers, or say that it cannot be now.',
    '00:44 BREAK Break due: 30 min. Due after 4 h of incident work. Name who covers, or say that it cannot be now.',
    '00:46 · takes it, Bob covers',
    '02:30 · closes the lid',
    // 70 minutes later: the clocks went back meanwhile. The sleep was longer than any break, so all is counted anew.
    '02:40 · opens the lid',
    `04:40 BREAK Break in 60 s: 15 min. Due after 2 h of incident work. ${twice}`,
    `04:41 BREAK Break due: 15 min. Due after 2 h of incident work. ${twice}`,
    '04:42 · cannot now',
    // Breaks count as work, the sleep does not: 6 h 26 before it, 3 h 34 after it.
    '06:14 DUTY 10 h of 12 h worked since the last full rest. 12 h at 08:14; start handing over by 07:44',
    `06:40 BREAK Break in 60 s: 30 min. Due after 4 h of incident work. ${twice}`,
    `06:41 BREAK Break due: 30 min. Due after 4 h of incident work. ${twice}`,
    '07:00 · says that the sleep was rest',
    '07:14 DUTY 11 h of 12 h worked since the last full rest. 12 h at 08:14; start handing over by 07:44',
    '07:44 DUTY 11 h 30 of 12 h worked since the last full rest. 12 h at 08:14; start handing over now',
    '08:14 DUTY 12 h (the limit) worked since the last full rest. 12 h reached: hand over now and rest 8 h',
    '09:04 · resolved',
  ]);
  expect(machine.events().flatMap(({ kind, title }) => (kind.startsWith('break.') ? [`${kind.slice(6)}: ${title}`] : []))).toEqual([
    'due: Break of 15 min due after 2 h of incident work',
    'taken: Break of 15 min taken',
    'ended: Break of 15 min over',
    'due: Break of 30 min due after 4 h of incident work',
    'postponed: Break postponed by 10 min',
    'postponed: Break postponed by 10 min',
    'taken: Break of 30 min taken, Bob covers',
    'ended: Break of 30 min over',
    'due: Break of 15 min due after 2 h of incident work',
    'refused: No break now: 15 min stay owed',
    'missed: Break of 15 min missed; a longer one is due',
    'due: Break of 30 min due after 4 h of incident work',
  ]);
  expect(machine.views.duty?.status).toMatchObject({ working: false, rest: { since: start + 14 * hour + 4 * minute } });
  expect(machine.views.breaks?.plan).toMatchObject({ state: 'deferred', owed: { length: 30 * minute } });
  await after(14, 35);
  // Half an hour without an incident is the break that was owed.
  expect(machine.events('break.credited')).toHaveLength(1);
  expect(machine.shown.size).toBe(0);
  expect(machine.errors).toEqual([]);
});
