import { basename } from 'node:path';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { CalendarFile } from '../../shared/model/calendar-file.ts';
import { elapsedDay } from '../../shared/time/duration.ts';
import type { CalendarReader } from './ports/calendar-reader.ts';
import type { Clock } from './ports/clock.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';

export type CalendarImporterOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly dialogs: Pick<FileDialogs, 'chooseFile'>;
  /** The text of a file; rejects with the system's reason. */
  readonly readText: (path: string) => Promise<string>;
  readonly readCalendar: CalendarReader;
  /** IANA zone of the team. */
  readonly zone: () => string;
};

const behind = 7 * elapsedDay;
const ahead = 366 * elapsedDay;

/** Asks for a calendar file and says what is in it; nothing is taken over before a person has looked (A27). */
export function createCalendarImporter({ clock, dialogs, readText, readCalendar, zone }: CalendarImporterOptions) {
  return async (): Promise<CalendarFile | null> => {
    const path = await dialogs.chooseFile('Read a calendar', [{ name: 'iCalendar', extensions: ['ics', 'ical', 'ifb'] }, { name: 'All files', extensions: ['*'] }]);
    if (path === null) return null;
    const fileName = basename(path);
    try {
      const text = await readText(path);
      return { fileName, ...(await readCalendar(text, { from: clock.now() - behind, to: clock.now() + ahead, zone: zone() })) };
    } catch (error) {
      throw new Refusal({ code: 'invalid-input', message: `${fileName} was not read: ${reasonOf(error)} Nothing was changed.` });
    }
  };
}
