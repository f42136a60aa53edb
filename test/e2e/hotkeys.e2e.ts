import { expect, test } from '@playwright/test';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { settingsOf } from './screens/settings.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('keys of every program: given by the system once they are chosen, a note from anywhere, taken away again; a key of the window is changed, and a conflict is said (A28)', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const settings = settingsOf(page);
    await shellOf(page).demo.getByRole('button', { name: 'Leave the demo' }).click();
    await settings.show('Keys');
    const group = settings.group('In every program');
    const given = (keys: string) => app.evaluate(({ globalShortcut }, asked) => globalShortcut.isRegistered(asked), keys);

    await test.step('the system gives the key that was chosen', async () => {
      await group.getByRole('button', { name: /Choose keys for: Acknowledge/ }).click();
      await page.keyboard.press('Control+a');
      await expect(group).toContainText('Hold two of');
      await page.keyboard.press('Control+Alt+y');
      await expect(group.getByRole('button', { name: /^Ctrl Alt Y/ })).toBeVisible();
      await expect.poll(() => given('Control+Alt+Y')).toBe(true);
      await expect(group.getByRole('alert')).toHaveCount(0);
    });

    await test.step('a note from anywhere, on the most pressing incident', async () => {
      const created = await page.evaluate(() => (window as unknown as { api: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> } }).api.call('incident.createLocal', { title: 'Quotes are slow', severity: 3 }));
      expect(created).toMatchObject({ ok: true });
      // Nobody can press a key of the whole desktop here: what the system would call is called.
      await app.evaluate(({ globalShortcut }) => {
        globalShortcut.register = (_keys, run) => {
          Object.assign(globalThis, { pressed: run });
          return true;
        };
      });
      await group.getByRole('button', { name: /Choose keys for: Note/ }).click();
      await page.keyboard.press('Control+Alt+n');
      await expect(group.getByRole('button', { name: /^Ctrl Alt N/ })).toBeVisible();
      const opening = app.waitForEvent('window');
      await app.evaluate(() => (Reflect.get(globalThis, 'pressed') as () => void)());
      const note = await opening;
      await expect(note.getByLabel('What you saw, did or found')).toBeFocused();
      await expect(note.getByLabel('Incident')).toContainText('Quotes are slow');
      await note.keyboard.type('Queue drains since 16:40');
      await photograph(note, info, 'note');
      const closed = note.waitForEvent('close');
      // It is gone before the key is up again.
      await note.keyboard.down('Enter').catch(() => {});
      await closed;
      await expect.poll(watch.events).toContainEqual(expect.objectContaining({ kind: 'note', title: 'Queue drains since 16:40' }));
    });

    await test.step('and it is given back', async () => {
      await group.getByRole('button', { name: 'No key for: Acknowledge' }).click();
      await expect.poll(() => given('Control+Alt+Y')).toBe(false);
    });

    await test.step('a key of the window', async () => {
      const own = settings.group('In Watchkeeper');
      await own.getByRole('button', { name: /^O\. Change the key/ }).click();
      await page.keyboard.press('r');
      await expect(own).toContainText('It means “Resolve” already');
      await page.keyboard.press('y');
      await expect(own.getByRole('button', { name: /^Y\. Change the key/ })).toBeVisible();
      await page.getByRole('heading', { name: 'Keys', level: 2 }).click();
      await page.keyboard.press('o');
      await page.keyboard.press('y');
      await expect(shellOf(page).dialog(/Outbox/)).toBeVisible();
      await photograph(page, info, 'keys');
    });
    await app.close();
  } finally {
    await watch.close();
  }
});
