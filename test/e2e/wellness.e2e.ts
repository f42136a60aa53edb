import { expect, test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openWellnessFile } from '../../electron/database/wellness/wellness-file.ts';
import { elapsedDay } from '../../shared/time/duration.ts';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { filesHolding } from '../support/files-holding.ts';
import { photograph } from '../support/pictures.ts';
import { selfCheck } from '../support/self-checks.ts';
import { recordSentBytes } from '../support/sent-bytes.ts';
import { connectWith } from './screens/connect-dialog.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const earlier = 'quetzal-0815 slept badly';
const note = 'zaunkoenig-4711 cried in the lift';
const phone = '+49 30 5550 887766';
/** As they are kept; nothing else on this machine, where others are at work, says just that. */
const answered = '"sleep":2,"meals":1,"eyes":4,"stress":3,"decisions":4';
const signed = '["slower","drowsiness","memory"]';
const secrets = [earlier, note, phone, answered, signed];

test('a self-check by keyboard alone joins the five before it, leads to cover, leaves no byte on any network, and is erased to the last one', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  mkdirSync(watch.profile, { recursive: true });
  const file = openWellnessFile({ path: path.join(watch.profile, 'wellness.sqlite') });
  const today = Math.floor(Date.now() / elapsedDay);
  for (const ago of [9, 7, 5, 3, 2]) file.store().saveCheck(selfCheck(today - ago, 4, { id: `seed-${ago}`, note: ago === 2 ? earlier : '' }));
  file.close();
  let release = async () => {};
  try {
    const { app, page } = await watch.launch();
    const shell = shellOf(page);
    const press = (keys: string) => page.keyboard.press(keys);
    const answers = page.getByRole('region', { name: 'Your answers' });
    const sleep = answers.getByRole('listitem').filter({ hasText: 'Sleep' });
    await expect(shell.heading('Now')).toBeVisible();
    const recording = await recordSentBytes(app, info.outputPath('net-log.json'));
    release = recording.release;
    await connectWith(page, adasToken);

    await test.step('five answers show what is usual', async () => {
      await press(await shell.keysOf('Wellness'));
      await expect(shell.heading('Wellness')).toBeVisible();
      await expect(sleep.getByRole('img', { name: 'Sleep: 4, 4, 4, 4, 4; usual 4' })).toBeVisible();
    });

    await test.step('twelve digits, a note, Enter', async () => {
      await shell.command('self-check');
      const dialog = shell.dialog('Self-check');
      await expect(dialog.getByRole('radiogroup', { name: /^Sleep/ }).getByRole('radio').first()).toBeFocused();
      for (const digit of '210434555544') await press(digit);
      await expect(dialog.getByText('11 of 12 answered')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
      await press('Shift+Tab');
      await press('Shift+Tab');
      await expect(dialog.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(note);
      await photograph(page, info, 'self-check');
      expect(await findViolationsInBothThemes(page)).toEqual([]);
      await press('Tab');
      await press('Tab');
      await press('Enter');
      await expect(dialog).toBeHidden();
      await expect(sleep.getByText('below usual')).toBeVisible();
      await expect(sleep.getByRole('img', { name: /^Sleep: 4, 4, 4, 4, 4, 2;/ })).toBeVisible();
    });

    await test.step('three new signs ask for cover', async () => {
      const signs = page.getByRole('region', { name: 'Warning signs' });
      await signs.getByRole('button', { name: 'Tick them' }).press('Enter');
      for (const sign of ['I react more slowly', 'I am drowsy', 'I forget what I was told']) await signs.getByRole('checkbox', { name: sign }).press('Space');
      await signs.getByRole('button', { name: 'Keep' }).press('Enter');
      const act = page.getByRole('region', { name: 'What to do now' });
      await expect(act.getByText('3 warning signs that were not there before.')).toBeVisible();
      await act.getByRole('button', { name: 'Ask for cover' }).press('Enter');
      await expect(shell.dialog('I cannot continue')).toBeVisible();
      await press('Escape');
      await expect(shell.dialog('I cannot continue')).toBeHidden();
    });

    await test.step('support numbers: one click from the tray, a gap until one is put in', async () => {
      await watch.tray.choose('Support numbers…');
      const dialog = shell.dialog('Support numbers');
      await expect(dialog.getByText('no number yet').first()).toBeVisible();
      await dialog.getByRole('button', { name: 'Put in the number: Crisis line' }).press('Enter');
      await expect(dialog.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(phone);
      await press('Enter');
      await expect(dialog.getByText(phone)).toBeVisible();
      await press('Escape');
      await expect(dialog).toBeHidden();
    });

    await test.step('what can be sent is sent, and none of it is about the person', async () => {
      // Something happens meanwhile, so that there is something to be heard.
      await press(await shell.keysOf('Now'));
      simulator.trigger({ serviceId: 'SVC', title: 'Payments are slow', priorityId: 'P3' });
      await press('F5');
      await expect(nowOf(page).card('Payments are slow')).toBeVisible();
      const sent = await recording.stop();
      expect(sent['chromium']?.includes(adasToken)).toBe(true);
      if (sent['packets'] !== undefined) expect(sent['packets'].includes(adasToken)).toBe(true);
      for (const [way, bytes] of Object.entries(sent)) expect(secrets.filter((secret) => bytes.includes(secret)), way).toEqual([]);
      info.annotations.push({ type: 'recorded', description: Object.entries(sent).map(([way, { length }]) => `${way} ${length}`).join(', ') });
    });

    await test.step('the screen in both themes', async () => {
      await press(await shell.keysOf('Wellness'));
      await page.getByRole('button', { name: 'Every answer' }).click();
      await expect(page.getByText(note)).toBeVisible();
      // The days take the width that there is.
      const load = page.getByRole('region', { name: /^Pages in the last/ });
      const [panel, days] = [await load.boundingBox(), await load.getByRole('img', { name: /^Pages by day/ }).boundingBox()];
      expect((panel?.x ?? 0) + (panel?.width ?? 0) - (days?.x ?? 0) - (days?.width ?? 0)).toBeLessThan(20);
      await photograph(page, info, 'wellness');
      expect(await findViolationsInBothThemes(page)).toEqual([]);
    });

    await test.step('it is in its own file and nowhere else, and then nowhere', async () => {
      for (const secret of secrets) {
        expect(filesHolding(watch.profile, secret), secret).not.toEqual([]);
        expect(filesHolding(watch.profile, secret).filter((name) => !/^wellness\.sqlite(-wal)?$/.test(name)), secret).toEqual([]);
      }
      await page.getByRole('button', { name: 'Erase everything…' }).press('Enter');
      await shell.dialog('Erase all answers').getByRole('button', { name: 'Erase everything' }).press('Enter');
      await expect(shell.messages.getByText(/^Erased \d+ entries\. All [\d,]+ bytes of the file were looked through: nothing of it is left\.$/)).toBeVisible();
      await expect(answers.getByText(/^Nothing yet/)).toBeVisible();
      for (const secret of secrets) expect(filesHolding(watch.profile, secret), secret).toEqual([]);
      await app.close();
      for (const secret of secrets) expect(filesHolding(watch.profile, secret), secret).toEqual([]);
      expect(secrets.filter((secret) => watch.said().includes(secret))).toEqual([]);
    });
  } finally {
    await release();
    await watch.close();
    await simulator.stop();
  }
});
