import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../../electron/adapters/calendar-reader.ts';
import { writeCalendar } from '../../../../electron/adapters/shift-calendar.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const window = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 5, 1), zone: 'Europe/Berlin' };
const calendar = (...lines: readonly string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:e1', 'DTSTAMP:20260101T000000Z', 'SUMMARY:Ada: primary', ...lines, 'END:VEVENT'];
const read = (...lines: readonly string[]) => readCalendar(calendar(...lines), window).events.map(({ title, from, to }) => `${title} ${new Date(from).toISOString().slice(0, 16)} ${new Date(to).toISOString().slice(0, 16)}`);

describe('a calendar file', () => {
  it('in UTC, in a zone, and without one', () => {
    expect(read(...event('DTSTART:20260302T090000Z', 'DTEND:20260302T170000Z'))).toEqual(['Ada: primary 2026-03-02T09:00 2026-03-02T17:00']);
    expect(read(...event('DTSTART;TZID=America/New_York:20260302T090000', 'DTEND;TZID=America/New_York:20260302T170000'))).toEqual(['Ada: primary 2026-03-02T14:00 2026-03-02T22:00']);
    expect(read(...event('DTSTART:20260302T090000', 'DTEND:20260302T170000'))).toEqual(['Ada: primary 2026-03-02T08:00 2026-03-02T16:00']);
    expect(read(...event('DTSTART:20260302T090000Z', 'DURATION:PT8H'))).toEqual(['Ada: primary 2026-03-02T09:00 2026-03-02T17:00']);
  });

  it('of whole days, by the clocks of the team, over a change of them', () => {
    expect(read(...event('DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330'))).toEqual(['Ada: primary 2026-03-27T23:00 2026-03-29T22:00']);
  });

  it('that repeats, one by one, with what was moved and what was left out; 09:00 stays 09:00', () => {
    expect(read(
      ...event('DTSTART;TZID=Europe/Berlin:20260323T090000', 'DTEND;TZID=Europe/Berlin:20260323T170000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Berlin:20260406T090000'),
      ...event('RECURRENCE-ID;TZID=Europe/Berlin:20260413T090000', 'DTSTART;TZID=Europe/Berlin:20260414T090000', 'DTEND;TZID=Europe/Berlin:20260414T100000').map((line) => line.replace('Ada', 'Bob')),
    )).toEqual(['Ada: primary 2026-03-23T08:00 2026-03-23T16:00', 'Ada: primary 2026-03-30T07:00 2026-03-30T15:00', 'Bob: primary 2026-04-14T07:00 2026-04-14T08:00']);
  });

  it('with a zone of its own has the rules of the file', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:20200101T000000', 'TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'];
    expect(read(...zone, ...event('DTSTART;TZID=Ours:20260302T090000', 'DTEND;TZID=Ours:20260302T100000'))).toEqual(['Ada: primary 2026-03-02T06:00 2026-03-02T07:00']);
  });

  it('says how much lies outside, has no length, was cancelled or never ends', () => {
    const lines = [...event('DTSTART:20250302T090000Z', 'DTEND:20250302T170000Z'), ...event('DTSTART:20260302T090000Z', 'DTEND:20260302T090000Z'), ...event('STATUS:CANCELLED', 'DTSTART:20260302T090000Z', 'DTEND:20260302T170000Z')];
    expect(readCalendar(calendar(...lines), window)).toEqual({ events: [], left: 2 });
    const forEver = readCalendar(calendar(...event('DTSTART:20200101T090000Z', 'DTEND:20200101T100000Z', 'RRULE:FREQ=DAILY')), window);
    expect(forEver.events).toHaveLength(92);
  });

  it('that is none is refused in words, whatever it is', () => {
    for (const text of ['', 'hello', '{"a":1}', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', '\0\0\0']) expect(() => readCalendar(text, window), text).toThrow('not an iCalendar file');
  });

  it('that we wrote comes back as it went out', () => {
    const entries = [{ id: 'a@watchkeeper', title: 'Åsa, "Öberg"; \\ primary', detail: 'x', from: window.from + hour, to: window.from + elapsedDay }, { id: 'b@watchkeeper', title: 'Bob: secondary', detail: '', from: window.from + elapsedDay, to: window.from + 2 * elapsedDay }];
    expect(readCalendar(writeCalendar({ name: 'Rota', madeAt: window.from, entries }), window)).toEqual({ events: entries.map(({ title, from, to }) => ({ title, from, to })), left: 0 });
  });
});
