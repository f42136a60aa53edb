import type { CalendarFeed } from '../../shared/model/calendar-feed.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { createCalendarFeed, type CalendarFeedOptions } from './calendar-feed.ts';
import { createCalendarImporter, type CalendarImporterOptions } from './calendar-importer.ts';

/** Calendars in and out, made when somebody first wants one, or when the last run served one. */
export function createRotaCalendars(options: CalendarImporterOptions & CalendarFeedOptions) {
  const feed = createCalendarFeed(options);
  return {
    start: feed.start,
    stop: feed.stop,
    calls: {
      read: createCalendarImporter(options),
      feed: (): CalendarFeed => feed.status(),
      setFeed: (on: boolean): Promise<Outcome> => feed.set(on),
      renewFeed: (): Promise<Outcome> => feed.renew(),
    },
  };
}

export type RotaCalendars = ReturnType<typeof createRotaCalendars>;
