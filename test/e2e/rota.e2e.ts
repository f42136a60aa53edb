import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { findViolations } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { tick } from '../support/tick.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** What another library finds in a calendar. */
const titlesIn = (text: string): readonly string[] => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component).summary);
/** What a field for date and time takes, so many days ahead, at noon. */
const field = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;

test('a rota is made by keyboard, an absence leaves a gap that a cover closes, each change is taken back, and calendars go out and in', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const shell = shellOf(page);
    const press = (keys: string) => page.keyboard.press(keys);
    const dialog = shell.dialog;
    const flaws = page.getByRole('region', { name: '52 weeks ahead' });
    const changes = page.getByRole('region', { name: 'Absences and covers' });
    const events = () => watch.events().flatMap(({ kind, title }) => (kind === 'rota.changed' ? [title] : []));

    await test.step('set up without the mouse; what three people amount to is said there, once', async () => {
      await expect(shell.heading('Now')).toBeVisible();
      await press(await shell.keysOf('Rota'));
      await page.getByRole('button', { name: 'Make a rota' }).focus();
      await press('Enter');
      await expect(dialog('Make a rota').getByLabel(/^People, one a line/)).toBeFocused();
      await page.keyboard.type('Alice\nBob\nCharlie');
      await expect(dialog('Make a rota')).toContainText('3 people with two seats: each holds one 67 % of the time. A quarter takes 8 people.');
      await dialog('Make a rota').getByLabel('You are').focus();
      await page.keyboard.type('Bob');
      await dialog('Make a rota').getByLabel('Time zone of the team').fill('UTC');
      await press('Enter');
      await expect(dialog('Make a rota')).toBeHidden();
      await expect(page.getByRole('region', { name: 'On call now' })).toContainText(/Primary.*Secondary/);
      await expect(flaws).toContainText('No gaps, and nobody in two seats.');
      await expect(page.getByText('A quarter takes')).toHaveCount(0);
    });

    await test.step('an absence is looked at before it is entered; the gap is shown with its reason, and its checklist stays', async () => {
      await page.getByRole('button', { name: 'Somebody is away' }).click();
      const away = dialog('Somebody is away');
      await away.getByLabel('Who is away').selectOption('Alice');
      await away.getByLabel('From').fill(field(1));
      await away.getByLabel('To', { exact: true }).fill(field(29));
      await expect(away).toContainText('Longer than 7 days');
      await expect(away).toContainText(/is promoted to primary/);
      await away.getByRole('button', { name: 'Enter the absence' }).click();
      await expect(flaws).toContainText(/No secondary, because (Bob|Charlie) takes the place of the primary/);
      await tick(changes.getByRole('checkbox', { name: /^Brief who covers/ }));
      expect(await findViolations(page)).toEqual([]);
      await photograph(page, info, 'rota');
    });

    await test.step('a cover, taken out again and back', async () => {
      await page.getByRole('button', { name: 'Cover a seat' }).click();
      const cover = dialog('Cover a seat');
      await cover.getByLabel('Who covers').selectOption('Charlie');
      await cover.getByLabel('From').fill(field(40));
      await cover.getByLabel('To', { exact: true }).fill(field(41));
      await cover.getByRole('button', { name: 'Enter the cover' }).click();
      await expect(changes).toContainText('Charlie is primary');
      await changes.getByRole('button', { name: /^Take out: Charlie is primary/ }).click();
      await expect(changes).not.toContainText('Charlie is primary');
      await shell.messages.getByRole('button', { name: 'Undo' }).click();
      await expect(changes).toContainText('Charlie is primary');
      expect(events().map((title) => title.replace(/,? (Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*/, ''))).toEqual(['Rota: Rota made', 'Rota: Alice is away', 'Rota: Charlie is primary', 'Rota: Cover removed: Charlie, primary', 'Rota: taken back: Cover removed: Charlie, primary']);
    });

    await test.step('the calendar is a file that another library reads, and a live address on this computer alone', async () => {
      const file = info.outputPath('rota.ics');
      await app.evaluate(({ dialog: system }, chosen) => {
        system.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        system.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, file);
      await page.getByRole('button', { name: 'Calendar…' }).click();
      const calendar = dialog('Calendar');
      await calendar.getByRole('button', { name: 'Save the rota' }).click();
      await expect(shell.messages).toContainText('Saved as');
      const saved = titlesIn(readFileSync(file, 'utf8'));
      expect(new Set(saved)).toEqual(new Set(['Alice: primary', 'Alice: secondary', 'Bob: primary', 'Bob: secondary', 'Charlie: primary', 'Charlie: secondary']));
      await tick(calendar.getByRole('checkbox', { name: 'Serve a live calendar' }));
      await calendar.getByRole('button', { name: 'Copy the address of the rota' }).click();
      const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
      await expect.poll(copied).toMatch(/^http:\/\/127\.0\.0\.1:/);
      const address = await copied();
      expect(titlesIn(await (await fetch(address)).text())).toEqual(saved);
      await tick(calendar.getByRole('checkbox', { name: 'Serve a live calendar' }), false);
      await expect.poll(() => fetch(address).then(({ status }) => status, () => 'closed')).toBe('closed');
    });

    await test.step('what was saved can become the rota', async () => {
      const calendar = dialog('Calendar');
      await calendar.getByRole('button', { name: 'Read a calendar…' }).click();
      await calendar.getByLabel('What becomes of the rota').selectOption('The calendar is the rota');
      await expect(calendar.getByLabel('What Bob: secondary means')).toHaveValue('secondary');
      await photograph(page, info, 'calendar');
      await calendar.getByRole('button', { name: 'Make it the rota' }).click();
      await expect(calendar).toBeHidden();
      await expect(page.getByRole('region', { name: 'On call now' })).toContainText(/Primary.*(Alice|Bob|Charlie)/);
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await expect(changes).toContainText('Charlie is primary');
    });
  } finally {
    await watch.close();
  }
});
