import ical, { ICalCalendarMethod } from 'ical-generator';
import type { CalendarWriter } from '../services/ports/calendar-writer.ts';

/** An iCalendar text (RFC 5545) in UTC: every calendar shows it on its own clocks. The ids stay the same, so that importing it again moves what moved. */
export const writeCalendar = (({ name, madeAt, entries }) =>
  ical({
    name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Watchkeeper', product: 'Rota', language: 'EN' },
    events: entries.map(({ id, title, detail, from, to }) => ({ id, summary: title, description: detail, start: new Date(from), end: new Date(to), stamp: new Date(madeAt) })),
  }).toString()) satisfies CalendarWriter;
