import { appOrigin } from '../../shared/ipc/channels.ts';
import type { CallName, EventName } from '../../shared/ipc/contract.ts';

export type Sender = { readonly url: string; readonly isMainFrame: boolean };

/** The pages that may talk to main: the window, the watch strip, the break that dims the screen, and the note. */
export type Page = 'window' | 'strip' | 'break' | 'note';

const pages: Readonly<Record<string, Page>> = { '/': 'window', '/index.html': 'window', '/strip.html': 'strip', '/break.html': 'break', '/note.html': 'note' };

/** The little that the small pages show and do; everything else is the window's. */
const callsOf: Readonly<Record<Exclude<Page, 'window'>, ReadonlySet<CallName>>> = {
  strip: new Set<CallName>(['app.facts', 'watch.status', 'situations.list', 'sources.list', 'due.list', 'clock.correction', 'preferences.get', 'situation.acknowledge', 'window.open', 'strip.dismiss', 'drill.now']),
  break: new Set<CallName>(['app.facts', 'preferences.get', 'situations.list', 'break.status', 'break.end', 'drill.now']),
  note: new Set<CallName>(['app.facts', 'preferences.get', 'situations.list', 'incident.say', 'note.close', 'drill.now']),
};
const eventsOf: Readonly<Record<Exclude<Page, 'window'>, ReadonlySet<EventName>>> = {
  strip: new Set<EventName>(['watch.changed', 'situations.changed', 'sources.changed', 'due.changed', 'clock.corrected', 'preferences.changed', 'drill.changed']),
  break: new Set<EventName>(['break.changed', 'situations.changed', 'preferences.changed', 'drill.changed']),
  note: new Set<EventName>(['situations.changed', 'preferences.changed', 'drill.changed']),
};

/** Which of our pages an address is; null for every other. In development they are served from `devOrigin`, which exists only in an unpackaged build. */
export function pageAt(url: string, devOrigin: string | null): Page | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, origin, pathname } = new URL(url);
  const ours = `${protocol}//${host}` === appOrigin || (devOrigin !== null && origin === devOrigin);
  return ours && Object.hasOwn(pages, pathname) ? (pages[pathname] ?? null) : null;
}

/** The page that a message comes from, when it comes from its top frame. */
export function pageOfSender(sender: Sender | null, devOrigin: string | null): Page | null {
  return sender === null || !sender.isMainFrame ? null : pageAt(sender.url, devOrigin);
}

export function mayCall(page: Page, name: unknown): boolean {
  return page === 'window' || callsOf[page].has(name as CallName);
}

export function hears(page: Page | null, name: EventName): boolean {
  return page === 'window' || (page !== null && eventsOf[page].has(name));
}
