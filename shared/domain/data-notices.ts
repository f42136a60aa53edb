import { formatNear } from './format-time.ts';
import type { Notice } from '../model/notice.ts';
import type { Instant } from '../time/duration.ts';

export type DataNotice = Omit<Notice, 'raisedAt'>;

/** What the texts need to say a time. */
export type Telling = { readonly now: Instant; readonly zone: string };

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`);

/** The disk takes nothing (faults 13): what goes on, what is at stake, what ends it. */
export function notSaving(since: Instant, reason: string, held: number, { now, zone }: Telling): DataNotice {
  return {
    id: 'data.unsaved',
    level: 'error',
    title: `Not saving since ${formatNear(since, now, zone)}`,
    detail: `${reason} Watching and alerting go on from memory; ${plural(held, 'fact waits', 'facts wait')} to be saved and would be lost if Watchkeeper ends now. Saving is tried again by itself.`,
    dismissible: false,
  };
}

export type DamageFacts = {
  readonly asidePath: string | null;
  readonly foundAt: Instant;
  readonly restoredFrom: Instant | null;
  /** null while it is still being carried over. */
  readonly salvage: { readonly kept: number; readonly missing: { readonly count: number | null; readonly from: Instant | null; readonly to: Instant } | null } | null;
};

function tellMissing({ salvage }: DamageFacts, { now, zone }: Telling): string {
  if (salvage === null) return 'What it holds beyond that is being carried over.';
  const kept = salvage.kept === 0 ? 'Nothing newer was found in it' : `${plural(salvage.kept, 'event was', 'events were')} carried over from it`;
  if (salvage.missing === null) return `${kept}; nothing is missing.`;
  const { count, from, to } = salvage.missing;
  const what = count === null ? 'What was recorded' : plural(count, 'event recorded', 'events recorded');
  const span = from === null ? `before ${formatNear(to, now, zone)}` : `between ${formatNear(from, now, zone)} and ${formatNear(to, now, zone)}`;
  return `${kept}. ${what} ${span} could not be read.`;
}

/** The data file was damaged or gone (faults 14): what took its place, what is missing, where the old one is. */
export function damaged(facts: DamageFacts, telling: Telling): DataNotice {
  const { asidePath, restoredFrom } = facts;
  const place = restoredFrom === null ? 'There was no good backup, so a new file was begun.' : `The backup of ${formatNear(restoredFrom, telling.now, telling.zone)} took its place.`;
  const missing = asidePath === null ? 'What was recorded after that is missing.' : `${tellMissing(facts, telling)} The damaged file is kept: ${asidePath}`;
  return {
    id: 'data.repair',
    level: 'warning',
    title: asidePath === null ? 'The data file was missing' : 'The data file was damaged',
    detail: `${place} ${missing}`,
    dismissible: true,
  };
}

/** No backup could be taken. */
export function noBackup(reason: string): DataNotice {
  return { id: 'data.backup', level: 'warning', title: 'No backup was taken', detail: `${reason} What is saved stays saved. It is tried again by itself.`, dismissible: true };
}

/** The data lies where another program copies it while it is written. */
export function syncedFolder(service: string, path: string): DataNotice {
  return {
    id: 'data.synced',
    level: 'warning',
    title: `The data lies in a folder of ${service}`,
    detail: `A database that is synchronised while it is in use can come back damaged or older. Keep it elsewhere (--user-data-dir). It is at ${path}`,
    dismissible: true,
  };
}
