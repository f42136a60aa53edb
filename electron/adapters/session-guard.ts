import { app, session, type Session, type WebContents } from 'electron';
import { answersAtOnce, appOrigin } from '../../shared/ipc/channels.ts';

export type SessionGuardOptions = {
  readonly devOrigin: string | null;
  /** A link that the page wants to leave for: opened by the system when it is fit for that, never here. */
  readonly openLink: (url: string) => void;
  readonly report: (refusal: string) => void;
};

/** The window as it is opened: reloading it is no way out. */
const ownPages: ReadonlySet<string> = new Set([`${appOrigin}/`, `${appOrigin}/${answersAtOnce}`]);

/** Closes every way out of the page: requests, permissions, navigation, windows, embedded views. */
export function guardSession({ devOrigin, openLink, report }: SessionGuardOptions): void {
  denyPermissions(session.defaultSession, report);
  denyForeignRequests(session.defaultSession, devOrigin, report);
  app.on('web-contents-created', (_event, contents) => keepInside(contents, { devOrigin, openLink, report }));
}

function denyPermissions(target: Session, report: (refusal: string) => void): void {
  target.setPermissionRequestHandler((_contents, permission, answer) => {
    report(`permission ${permission}`);
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

function denyForeignRequests(target: Session, devOrigin: string | null, report: (refusal: string) => void): void {
  const own = [appOrigin, 'devtools://', ...(devOrigin === null ? [] : [devOrigin, devOrigin.replace(/^http/, 'ws')])];
  // Filters by scheme, so that main's own `net.fetch` (PagerDuty) is told apart by having no page.
  target.webRequest.onBeforeRequest(({ url, webContents }, answer) => {
    const fromPage = webContents !== undefined && webContents !== null;
    const cancel = fromPage && !own.some((origin) => url.startsWith(origin)) && !url.startsWith('data:') && !url.startsWith('blob:');
    if (cancel) report(`request ${url.slice(0, 200)}`);
    answer({ cancel });
  });
}

function keepInside(contents: WebContents, { devOrigin, openLink, report }: SessionGuardOptions): void {
  contents.on('will-navigate', (event) => {
    if (ownPages.has(event.url.replace(/#.*$/s, '')) || (devOrigin !== null && event.url.startsWith(`${devOrigin}/`))) return;
    event.preventDefault();
    report(`navigation ${event.url.slice(0, 200)}`);
    openLink(event.url);
  });
  // The one address that Chromium goes to without asking: an empty window would look like a calm one.
  let left: string | null = null;
  contents.on('did-navigate', (_event, url) => {
    if (url !== 'about:blank') left = url;
    else if (left !== null) {
      report('navigation about:blank');
      contents.loadURL(left).catch((error: unknown) => report(`the page did not come back: ${String(error)}`));
    }
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    report(`window ${url.slice(0, 200)}`);
    openLink(url);
    return { action: 'deny' };
  });
}
