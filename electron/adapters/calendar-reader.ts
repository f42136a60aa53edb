import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../../shared/model/calendar-file.ts';
import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import { instantOfLocal } from '../../shared/time/local-instant.ts';
import type { CalendarFound, CalendarWindow } from '../services/ports/calendar-reader.ts';

const mostEvents = 3000;
/** Zones are this far apart at most. */
const slack = 2 * elapsedDay;
/** A rule without an end repeats for ever: so many are looked at. */
const mostRepeats = 5000;

/** What the thread is asked, and what it answers. */
export type CalendarQuestion = { readonly text: string; readonly window: CalendarWindow };
export type CalendarAnswer = { readonly ok: true; readonly found: CalendarFound } | { readonly ok: false; readonly reason: string };

/** iCalendar (RFC 5545). A zone that is known by its IANA name counts by its own rules, whatever the file says of it. */
export function readCalendar(text: string, { from, to, zone }: CalendarWindow): CalendarFound {
  const calendar = parse(text);
  for (const known of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(known);
  const masters = calendar.getAllSubcomponents('vevent').filter((component) => !component.hasProperty('recurrence-id') && component.getFirstPropertyValue('status') !== 'CANCELLED');
  const moved = calendar.getAllSubcomponents('vevent').filter((component) => component.hasProperty('recurrence-id'));
  const events: CalendarEvent[] = [];
  let left = 0;
  const add = (title: string, begins: Instant, ends: Instant): void => {
    if (ends <= begins || ends <= from || begins >= to || events.length >= mostEvents) left += 1;
    else events.push({ title, from: begins, to: ends });
  };
  for (const component of masters) {
    const event = new ICAL.Event(component, { exceptions: moved.filter((other) => other.getFirstPropertyValue('uid') === component.getFirstPropertyValue('uid')) });
    const title = String(event.summary ?? '').slice(0, 300);
    if (!event.isRecurring()) {
      add(title, ...spanOf(event, event.startDate, event.endDate, zone));
      continue;
    }
    const repeats = event.iterator();
    const unmoved = Object.keys(event.exceptions).length === 0;
    const length = event.duration.toSeconds() * 1000;
    for (let count = 0, next = repeats.next(); next !== undefined && next !== null && count < mostRepeats; next = repeats.next(), count += 1) {
      // Long ago: the exact instants are not worth working out.
      if (unmoved && next.toUnixTime() * 1000 + length < from - slack) continue;
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      const [begins, ends] = spanOf(item, startDate, endDate, zone);
      // What was moved does not say where the row stands.
      if (item === event && begins >= to) break;
      if (ends > from) add(String(item.summary ?? title).slice(0, 300), begins, ends);
    }
  }
  return { events: events.toSorted((a, b) => a.from - b.from || a.to - b.to), left };
}

function parse(text: string): ICAL.Component {
  try {
    const parsed = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const calendar = new ICAL.Component(Array.isArray(parsed[0]) ? parsed[0] : parsed);
    if (calendar.name === 'vcalendar') return calendar;
  } catch {
    // Said below, in words for people.
  }
  throw new Error('This is not an iCalendar file, or it is damaged.');
}

/** The zone's name stands beside the time, whether or not the file has its rules. */
function spanOf({ component }: ICAL.Event, startDate: ICAL.Time, endDate: ICAL.Time, zone: string): [from: Instant, to: Instant] {
  const named = (property: string) => component.getFirstProperty(property)?.getParameter('tzid')?.toString() ?? null;
  const start = named('dtstart');
  return [instantOf(startDate, start, zone), instantOf(endDate, named('dtend') ?? start, zone)];
}

/** A day begins at midnight by the clocks of `zone`; a time without a zone is told by them, too. */
function instantOf(time: ICAL.Time, named: string | null, zone: string): Instant {
  const { year, month, day, hour, minute, second } = time;
  const local = () => Temporal.PlainDateTime.from({ year, month, day, ...(time.isDate ? {} : { hour, minute, second }) });
  const held = time.zone?.tzid;
  const tzid = held === undefined || held === 'floating' ? (named ?? 'floating') : held;
  if (time.isDate || tzid === 'floating') return instantOfLocal(local(), zone);
  if (tzid === 'UTC' || tzid === 'Z') return local().toZonedDateTime('UTC').epochMilliseconds;
  try {
    return instantOfLocal(local(), tzid);
  } catch {
    // A zone of the file's own, with rules of its own.
    return time.toUnixTime() * 1000;
  }
}
