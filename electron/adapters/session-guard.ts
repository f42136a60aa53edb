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

/** What leaves neither the page nor its developer tools. */
const inThePage: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:']);

/** Parsed, because another host may begin with the name of ours. Put together by hand: Node gives our own scheme no origin. */
function partsOf(url: string): { readonly scheme: string; readonly origin: string } {
  if (!URL.canParse(url)) return { scheme: '', origin: '' };
  const { protocol, host } = new URL(url);
  return { scheme: protocol, origin: `${protocol}//${host}` };
}

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
  const dev = devOrigin === null ? [] : [partsOf(devOrigin).origin];
  const own: ReadonlySet<string> = new Set([appOrigin, ...dev, ...dev.map((origin) => origin.replace(/^http/, 'ws'))]);
  // Filters by scheme, so that main's own `net.fetch` (PagerDuty) is told apart by having no page.
  target.webRequest.onBeforeRequest(({ url, webContents }, answer) => {
    const fromPage = webContents !== undefined && webContents !== null;
    const { scheme, origin } = partsOf(url);
    const cancel = fromPage && !inThePage.has(scheme) && !own.has(origin);
    if (cancel) report(`request ${url.slice(0, 200)}`);
    answer({ cancel });
  });
}

function keepInside(contents: WebContents, { devOrigin, openLink, report }: SessionGuardOptions): void {
  contents.on('will-navigate', (event) => {
    if (ownPages.has(event.url.replace(/#.*$/s, '')) || (devOrigin !== null && partsOf(event.url).origin === partsOf(devOrigin).origin)) return;
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
