import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guardSession } from '../../../../electron/adapters/session-guard.ts';
import { answersAtOnce, appOrigin } from '../../../../shared/ipc/channels.ts';

type Answer<T> = (answer: T) => void;
type Walls = {
  ask?: (contents: unknown, permission: string, answer: Answer<boolean>) => void;
  check?: () => boolean;
  device?: () => boolean;
  request?: (details: { url: string; webContents?: unknown }, answer: Answer<{ cancel: boolean }>) => void;
};

/** What was set on the session, and the app that says when a page is made. */
const electron = vi.hoisted(() => ({ walls: {} as Walls, made: (_contents: unknown): void => {} }));

vi.mock('electron', () => ({
  app: { on: (_name: 'web-contents-created', listen: (event: null, contents: unknown) => void) => (electron.made = (contents) => listen(null, contents)) },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: Walls['ask'] & {}) => (electron.walls.ask = handler),
      setPermissionCheckHandler: (handler: Walls['check'] & {}) => (electron.walls.check = handler),
      setDevicePermissionHandler: (handler: Walls['device'] & {}) => (electron.walls.device = handler),
      webRequest: { onBeforeRequest: (handler: Walls['request'] & {}) => (electron.walls.request = handler) },
    },
  },
}));

beforeEach(() => {
  electron.walls = {};
});

function setUp(devOrigin: string | null = null) {
  const opened: string[] = [];
  const refused: string[] = [];
  guardSession({ devOrigin, openLink: (url) => opened.push(url), report: (refusal) => refused.push(refusal) });
  const loaded: string[] = [];
  let openWindow = (_details: { url: string }): unknown => null;
  const page = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof openWindow) => (openWindow = handler),
    loadURL: async (url: string) => void loaded.push(url),
  });
  electron.made(page);
  /** Whether the page stays where it is. */
  const stays = (event: 'will-navigate' | 'will-redirect' | 'will-attach-webview', url = '') => {
    const preventDefault = vi.fn();
    page.emit(event, { url, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  const cancels = (url: string, fromPage = true) => {
    const answer = vi.fn<Answer<{ cancel: boolean }>>();
    electron.walls.request?.({ url, ...(fromPage ? { webContents: page } : {}) }, answer);
    return answer.mock.calls[0]?.[0].cancel;
  };
  return { opened, refused, loaded, page, stays, cancels, openWindow: (url: string) => openWindow({ url }) };
}

describe('the walls round the page', () => {
  it.each(['https://evil.example/', 'file:///etc/passwd', `${appOrigin}.evil.example/`, `${appOrigin}/other.html`, 'javascript:alert(1)'])('it leaves for nowhere: %s goes to who opens links', (url) => {
    const { stays, opened, refused } = setUp();
    expect([stays('will-navigate', url), opened, refused]).toEqual([true, [url], [`navigation ${url}`]]);
  });

  it('it may be opened anew where it is, by a reload or another screen', () => {
    const { stays, opened } = setUp();
    for (const url of [`${appOrigin}/`, `${appOrigin}/${answersAtOnce}`, `${appOrigin}/#now/some`]) expect([url, stays('will-navigate', url)]).toEqual([url, false]);
    expect(opened).toEqual([]);
  });

  it('only while developing it may be served by the one that was named', () => {
    expect(setUp('http://localhost:5173').stays('will-navigate', 'http://localhost:5173/')).toBe(false);
    expect(setUp('http://localhost:5173').stays('will-navigate', 'http://localhost:51730/')).toBe(true);
    expect(setUp().stays('will-navigate', 'http://localhost:5173/')).toBe(true);
  });

  it('it opens no window, follows no redirect and embeds nothing', () => {
    const { openWindow, stays, opened, refused } = setUp();
    expect(openWindow('https://acme.pagerduty.com/x')).toEqual({ action: 'deny' });
    expect([opened, refused]).toEqual([['https://acme.pagerduty.com/x'], ['window https://acme.pagerduty.com/x']]);
    expect([stays('will-redirect', `${appOrigin}/`), stays('will-attach-webview')]).toEqual([true, true]);
  });

  it('an empty page, to which nobody asks whether it may go, is left again', () => {
    const { page, loaded, refused } = setUp();
    page.emit('did-navigate', {}, 'about:blank');
    expect(loaded).toEqual([]);
    page.emit('did-navigate', {}, `${appOrigin}/#health`);
    page.emit('did-navigate', {}, 'about:blank');
    expect([loaded, refused]).toEqual([[`${appOrigin}/#health`], ['navigation about:blank']]);
  });

  it('it is permitted nothing', () => {
    const { refused } = setUp();
    const answer = vi.fn<Answer<boolean>>();
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read']) electron.walls.ask?.(null, permission, answer);
    expect(answer.mock.calls).toEqual(Array.from({ length: 5 }, () => [false]));
    expect(refused).toContain('permission openExternal');
    expect([electron.walls.check?.(), electron.walls.device?.()]).toEqual([false, false]);
  });

  it('it asks nothing of the network; main may', () => {
    const { cancels, refused } = setUp();
    const own = [`${appOrigin}/index.js`, 'data:image/png;base64,AA==', 'blob:x'];
    expect(own.map((url) => cancels(url))).toEqual([false, false, false]);
    const foreign = ['https://api.pagerduty.com/incidents', 'http://localhost:5173/', 'ws://localhost:5173/', 'file:///etc/passwd'];
    expect(foreign.map((url) => cancels(url))).toEqual([true, true, true, true]);
    expect(refused).toEqual(foreign.map((url) => `request ${url}`));
    expect(cancels('https://api.pagerduty.com/incidents', false)).toBe(false);
  });

  it.each([
    [`${appOrigin}.evil.example/index.js`], [`${appOrigin}2/`], ['http://localhost:5173.evil.example/'], ['http://localhost:51730/'], ['http://localhost:5173@evil.example/'], ['ws://localhost:51730/'],
    ['https://localhost:5173/'], ['devtools.evil.example/'], ['database://evil.example/'], ['not an address'],
  ])('nor of an address that only begins like an own one: %s', (url) => {
    const { cancels, stays, refused } = setUp('http://localhost:5173');
    expect([cancels(url), refused]).toEqual([true, [`request ${url}`]]);
    expect(stays('will-navigate', url)).toBe(true);
  });

  it('while developing it is served by the one that was named, and told what changed', () => {
    const developing = setUp('http://localhost:5173');
    expect(['http://localhost:5173/main.tsx', 'ws://localhost:5173/?token=x', 'devtools://devtools/bundled/devtools_app.html'].map((url) => developing.cancels(url))).toEqual([false, false, false]);
  });
});
