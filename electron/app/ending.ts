import { second } from '../../shared/time/duration.ts';
import { askBeforeLosing } from '../adapters/last-question.ts';
import type { beginWatch } from './beginning.ts';
import type { House } from './house.ts';

/** What the disk has not taken goes with the program: whoever ends it is asked first. Null: nothing would be lost. */
export function mayEnd({ attempt, handoffs }: House): Promise<boolean> | null {
  let unsaved: string | null = null;
  attempt(() => {
    unsaved = handoffs.made()?.status().unsaved?.text ?? null;
  });
  return unsaved === null ? null : askBeforeLosing(unsaved);
}

/** Ends every part; what one of them cannot do keeps no other from ending. */
export async function endWatch(house: House, { tick, absence }: ReturnType<typeof beginWatch>): Promise<void> {
  const { stage, clock, report, attempt, journal, tray, bus, data, notifications, alerting, sight, countdown, desk, outbox, messaging, reading, checking, hours, selfTest, hotkeys, trayWord } = house;
  const { handoffs, wellness, runbook, routines, calendars } = house;
  for (const part of [trayWord, hotkeys, alerting, tick, notifications, selfTest, absence, sight, checking, hours, desk, countdown, outbox, messaging]) attempt(part.stop);
  for (const part of [handoffs, wellness, runbook, routines, calendars]) await part.end().catch(report);
  await reading.stop().catch(report);
  await stage?.stop().catch(report);
  journal.append([{ occurredAt: clock.now(), kind: 'app.stopped', source: 'watchkeeper', title: 'Watchkeeper quit' }]);
  tray.destroy();
  // Notifications are being taken back; a service that hangs does not hold up the end.
  await Promise.race([bus?.close(), new Promise<void>((resolve) => void clock.after(second, resolve))]);
  await data.stop();
}
