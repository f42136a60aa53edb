import { expect, test } from 'vitest';
import { createCalendarThread } from '../../../../electron/adapters/calendar-thread.ts';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { second } from '../../../../shared/time/duration.ts';
import { bundleWorker } from '../../../support/worker-bundle.ts';

const window = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 5, 1), zone: 'Europe/Berlin' };
const workerPath = await bundleWorker('electron/adapters/calendar-worker.ts');
const read = (patience: number, ...rules: readonly string[]) => {
  const events = rules.flatMap((rule, at) => ['BEGIN:VEVENT', `UID:${at}`, 'SUMMARY:Ada', 'DTSTART:20260302T090000Z', 'DTEND:20260302T170000Z', ...(rule === '' ? [] : [rule]), 'END:VEVENT']);
  return createCalendarThread({ clock: createSystemClock(), workerPath, patience })(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'), window);
};

test('a calendar is read beside everything else; one that is none says so', async () => {
  expect(await read(20 * second, '')).toEqual({ events: [{ title: 'Ada', from: Date.UTC(2026, 2, 2, 9), to: Date.UTC(2026, 2, 2, 17) }], left: 0 });
  await expect(createCalendarThread({ clock: createSystemClock(), workerPath })('BEGIN:VCARD', window)).rejects.toThrow('not an iCalendar file');
});

test('one that repeats without end keeps nobody waiting: it is given up', async () => {
  const started = performance.now();
  await expect(read(second / 2, ...Array.from({ length: 2000 }, () => 'RRULE:FREQ=SECONDLY'))).rejects.toThrow('its entries repeat too often');
  expect(performance.now() - started).toBeLessThan(15 * second);
});
