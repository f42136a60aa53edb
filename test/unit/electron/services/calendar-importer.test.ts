import { expect, it } from 'vitest';
import { readCalendar } from '../../../../electron/adapters/calendar-reader.ts';
import { createCalendarImporter } from '../../../../electron/services/calendar-importer.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const text = (start: string) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Ada', `DTSTART:${start}`, 'DURATION:PT2H', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const importer = (path: string | null, readText: () => Promise<string>) => createCalendarImporter({ clock: createFakeClock(), zone: () => 'UTC', readCalendar: async (text, window) => readCalendar(text, window), dialogs: { chooseFile: async () => path }, readText });

it('says what is in a calendar that was chosen; what nobody can use is counted', async () => {
  expect(await importer('/home/ada/team.ics', async () => text('20260302T090000Z'))()).toEqual({ fileName: 'team.ics', events: [{ title: 'Ada', from: fakeStart, to: fakeStart + 2 * hour }], left: 0 });
  expect(await importer('/home/ada/team.ics', async () => text('20240302T090000Z'))()).toEqual({ fileName: 'team.ics', events: [], left: 1 });
  expect(await importer(null, async () => text(''))()).toBeNull();
});

it('refuses in words what is no calendar or cannot be read', async () => {
  await expect(importer('/x/a.ics', async () => 'nothing')()).rejects.toThrow('a.ics was not read: This is not an iCalendar file, or it is damaged. Nothing was changed.');
  await expect(importer('/x/a.ics', async () => Promise.reject(new Error('It is larger than 5 MB.')))()).rejects.toThrow('a.ics was not read: It is larger than 5 MB.');
});
