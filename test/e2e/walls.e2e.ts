import { expect, test, type ElectronApplication } from '@playwright/test';
import { openWatch } from '../support/desktop-app.ts';
import { startListeningPost } from '../support/listening-post.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** The system's part of opening a link is replaced by a note of what it was asked. */
async function noteLinks(app: ElectronApplication) {
  await app.evaluate(({ dialog, shell }) => {
    const asked: string[] = [];
    const opened: string[] = [];
    Object.assign(globalThis, { asked, opened, says: 1 });
    dialog.showMessageBox = async (...given: readonly unknown[]) => {
      const options = given.at(-1) as { message: string; detail: string };
      asked.push(`${options.message} ${options.detail}`);
      return { response: Reflect.get(globalThis, 'says') as number, checkboxChecked: false };
    };
    shell.openExternal = async (url) => void opened.push(url);
  });
  const read = (name: 'asked' | 'opened') => app.evaluate((_electron, key) => Reflect.get(globalThis, key) as string[], name);
  return { asked: () => read('asked'), opened: () => read('opened'), agree: () => app.evaluate(() => void Reflect.set(globalThis, 'says', 0)) };
}

test('the page stands behind walls: nothing in, nothing out, and each refusal holds', async () => {
  const post = await startListeningPost();
  const watch = await openWatch({ args: ['--demo'] });
  try {
    const { app, page } = await watch.launch();
    const shell = shellOf(page);
    await expect(shell.demo).toBeVisible();
    const links = await noteLinks(app);
    const windows = () => app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getType()).filter((type) => type !== 'remote').toSorted());
    const before = await windows();

    await test.step('sandboxed, isolated, without a trace of Node', async () => {
      const settings = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
        const { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInSubFrames, webSecurity, webviewTag, allowRunningInsecureContent } = contents.getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInSubFrames, webSecurity, webviewTag, allowRunningInsecureContent };
      });
      expect(settings).toEqual({
        sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false,
        webSecurity: true, webviewTag: false, allowRunningInsecureContent: false,
      });
      expect(await page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'setImmediate', 'electron'].filter((name) => name in window))).toEqual([]);
      expect(await page.evaluate(() => Object.keys(window.api).toSorted())).toEqual(['call', 'on']);
      // What stands in the page is a copy: changing it reaches nothing behind it.
      expect(await page.evaluate(() => Object.getPrototypeOf(window.api.call).constructor === Function)).toBe(true);
    });

    await test.step('no permission is given', async () => {
      const answers = await page.evaluate(async () => {
        const said = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : String(error));
        const refusal = (ask: () => Promise<unknown>) => ask().then(() => 'given', said);
        const query = (name: string) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state, said);
        return {
          notifications: await Notification.requestPermission(),
          geolocation: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), ({ code }) => resolve(code))),
          camera: await refusal(() => navigator.mediaDevices.getUserMedia({ video: true })),
          microphone: await refusal(() => navigator.mediaDevices.getUserMedia({ audio: true })),
          screen: await refusal(() => navigator.mediaDevices.getDisplayMedia()),
          clipboard: await refusal(() => navigator.clipboard.readText()),
          queried: [await query('geolocation'), await query('notifications'), await query('clipboard-read'), await query('camera'), await query('microphone')],
        };
      });
      expect(answers).toMatchObject({ notifications: 'denied', geolocation: 1, clipboard: 'NotAllowedError', queried: ['denied', 'denied', 'denied', 'denied', 'denied'] });
      // A machine without a camera says that it has none before anybody is asked.
      for (const device of [answers.camera, answers.microphone]) expect(['NotAllowedError', 'NotFoundError']).toContain(device);
      expect(['NotAllowedError', 'NotSupportedError', 'InvalidStateError', 'AbortError']).toContain(answers.screen);
    });

    await test.step('no window and no embedded page', async () => {
      expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
      expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
      await page.evaluate((url) => {
        for (const [tag, attribute] of [['webview', 'src'], ['iframe', 'src'], ['object', 'data'], ['embed', 'src']] as const) {
          const element = document.createElement(tag);
          try {
            element.setAttribute(attribute, `${url}/${tag}`);
          } catch {
            // Trusted types refuse an address where a plugin or a script would come from.
          }
          document.body.append(element);
        }
      }, post.url);
      expect(await windows()).toEqual(before);
    });

    await test.step('no navigation, whatever the scheme', async () => {
      for (const url of ['https://example.com/', `${post.url}/away`, 'file:///etc/passwd', 'data:text/html,<p>away', 'watchkeeper://other/', 'watchkeeper://app/stopped.html']) {
        await page.evaluate((target) => location.assign(target), url).catch(() => {});
      }
      await page.evaluate(() => {
        const link = document.createElement('a');
        link.href = 'javascript:window.hacked=true';
        document.body.append(link);
        link.click();
        link.remove();
      });
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.evaluate(() => document.querySelector('nav') !== null)).toBe(true);
      expect(page.url()).toBe('watchkeeper://app/');
      expect(await links.opened()).toEqual([]);
      // Nobody is asked before this one, so the page comes back by itself.
      await page.evaluate(() => location.assign('about:blank')).catch(() => {});
      await expect.poll(() => page.url()).toBe('watchkeeper://app/');
      await expect(shell.demo).toBeVisible();
    });

    await test.step('nothing is loaded from outside, and no text becomes a script', async () => {
      const reached = await page.evaluate(async (url) => {
        const loads = (element: HTMLElement) => new Promise<boolean>((resolve) => {
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          document.head.append(element);
        });
        const attempt = (act: () => unknown) => {
          try {
            act();
            return true;
          } catch {
            return false;
          }
        };
        return {
          fetch: await fetch(`${url}/fetch`).then(() => true, () => false),
          file: await fetch('file:///etc/passwd').then(() => true, () => false),
          escape: await fetch('watchkeeper://app/..%2f..%2fpackage.json').then(({ ok }) => ok, () => false),
          socket: await new Promise((resolve) => {
            const socket = new WebSocket(`${url.replace('http', 'ws')}/socket`);
            socket.addEventListener('open', () => resolve(true));
            socket.addEventListener('error', () => resolve(false));
          }),
          stream: await new Promise((resolve) => {
            const stream = new EventSource(`${url}/stream`);
            stream.addEventListener('open', () => resolve(true));
            stream.addEventListener('error', () => resolve(false));
          }),
          image: await loads(Object.assign(new Image(), { src: `${url}/image` })),
          style: await loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/style` })),
          text: attempt(() => { document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'; }),
          code: attempt(() => (Reflect.get(window, 'eval') as (text: string) => unknown)('1')),
          script: attempt(() => { document.createElement('script').src = `${url}/script`; }),
        };
      }, post.url);
      expect(reached).toEqual({ fetch: false, file: false, escape: false, socket: false, stream: false, image: false, style: false, text: false, code: false, script: false });
      await page.evaluate((url) => {
        navigator.sendBeacon(`${url}/beacon`);
        const form = Object.assign(document.createElement('form'), { action: `${url}/form`, method: 'post' });
        document.body.append(form);
        form.submit();
      }, post.url);
      expect(page.url()).toBe('watchkeeper://app/');
    });

    await test.step('calls are answered for our own page alone, and only when they make sense', async () => {
      const strangers = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
        const preload = `${electron.getAppPath()}/out/preload/preload.cjs`;
        const ask = `typeof api === 'undefined' ? 'nothing to call with ' + location.href : api.call('app.facts').then((reply) => reply.ok ? 'answered' : reply.problem.code)`;
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
        await other.loadURL('data:text/html,<p>another page');
        const fromOther: unknown = await other.webContents.executeJavaScript(ask);
        other.destroy();
        const framed = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true } });
        await framed.loadURL(`data:text/html,<iframe src="data:text/html,<p>a frame"></iframe>`);
        const [, frame] = framed.webContents.mainFrame.framesInSubtree;
        const fromFrame: unknown = frame === undefined ? 'no frame' : await frame.executeJavaScript(ask);
        await framed.loadURL('watchkeeper://app/');
        const fromOurs: unknown = await framed.webContents.executeJavaScript(ask);
        framed.destroy();
        return { fromOther, fromFrame, fromOurs };
      });
      expect(strangers).toEqual({ fromOther: 'refused', fromFrame: 'refused', fromOurs: 'answered' });

      const codes = await page.evaluate(async () => {
        const call = window.api.call as unknown as (name: unknown, input?: unknown) => Promise<{ ok: boolean; problem?: { code: string } }>;
        const code = (name: unknown, input?: unknown) => call(name, input).then((reply) => (reply.ok ? 'answered' : reply.problem?.code), () => 'not carried');
        return {
          unknown: await code('app.destroy'), inherited: await code('constructor'), proto: await code('__proto__'), noName: await code(undefined), object: await code({}),
          wrong: await code('check.create', { name: 5 }), more: await code('check.delete', { id: 'x', force: true }), long: await code('link.open', { url: `https://${'a'.repeat(3000)}` }),
          path: await code('check.delete', { id: '../../secrets' }), function: await code('check.delete', { id: () => 1 }), nothing: await code('check.create', null),
        };
      });
      expect(codes).toEqual({
        unknown: 'invalid-input', inherited: 'invalid-input', proto: 'invalid-input', noName: 'invalid-input', object: 'invalid-input',
        wrong: 'invalid-input', more: 'invalid-input', long: 'invalid-input', path: 'invalid-input', function: 'not carried', nothing: 'invalid-input',
      });
    });

    await test.step('links: https, mailto and tel ask first and show their host; the rest is left alone', async () => {
      const open = (url: string) => page.evaluate((target) => window.api.call('link.open', { url: target }).then((reply) => (reply.ok ? reply.value.result : reply.problem.code)), url);
      for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share', 'ms-msdt:/id', 'data:text/html,x', 'vbscript:x', 'http://example.com/', 'https://ada@evil.example/', 'watchkeeper://app/', 'not a link']) {
        expect(await open(url), url).toBe('failed');
      }
      const asked = (await links.asked()).length;
      expect(await open('https://xn--pypal-4ve.com/login')).toBe('nothing-to-do');
      expect(await links.opened()).toEqual([]);
      await links.agree();
      for (const url of ['https://status.example.com/incident', 'mailto:ada@example.com', 'tel:+15550100']) expect(await open(url), url).toBe('done');
      expect((await links.asked()).slice(asked).join('\n')).toMatch(/xn--pypal-4ve\.com[^]*status\.example\.com[^]*ada@example\.com[^]*\+15550100/);
      expect(await open('https://acme.pagerduty.com/incidents/Q1')).toBe('done');
      expect((await links.asked()).length).toBe(asked + 4);
      expect(await links.opened()).toEqual(['https://status.example.com/incident', 'mailto:ada@example.com', 'tel:+15550100', 'https://acme.pagerduty.com/incidents/Q1']);
    });

    await test.step('a flag that nobody knows is an error, not a wish', async () => {
      const { code, output } = await watch.runAgain(['--polcy=team.yaml']);
      expect(code).toBe(2);
      expect(output).toMatch(/Unknown flag --polcy=team\.yaml/);
    });

    expect(post.heard).toEqual([]);
    expect(await windows()).toEqual(before);
    await app.close();
  } finally {
    await watch.close();
    await post.stop();
  }
});
