import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { healthOf } from './screens/health.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const team = '# Ours, with a comment.\nwatchkeeper: 1\nteam: { name: Platform } # who we are\nincident_speed: 3\nchecks:\n  - { id: front, name: Front door, paused: true, target: { type: tcp, host: localhost, port: 1 } }\n';

test('a policy is loaded, refused with its faults, exported to the letter and taken back; an export of an incident is saved as a file', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const shell = shellOf(page);
    const dialog = shell.dialog('Policy');
    const press = (keys: string) => page.keyboard.press(keys);
    /** The system's dialogs answer with this file. */
    const choose = (path: string) => app.evaluate(({ dialog: system }, chosen) => {
      system.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      system.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, path);
    const file = info.outputPath('team.yaml');
    const out = info.outputPath('out.yaml');

    await test.step('faults are named with their places, and what is in force stays', async () => {
      writeFileSync(file, team);
      await choose(file);
      await expect(shell.heading('Now')).toBeVisible();
      await shell.command('Policy: load');
      await expect(dialog.getByRole('button', { name: 'Load…' })).toBeFocused();
      await expect(dialog).toContainText('The default that comes with Watchkeeper');
      await press('Enter');
      await expect(dialog).toContainText('team.yaml was not loaded: one fault');
      await expect(dialog.getByRole('listitem')).toContainText('4:1');
      await expect(dialog.getByRole('listitem')).toContainText('"incident_speed" is not a word that is known here.');
      await dialog.getByRole('button', { name: 'Copy' }).click();
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(`${file}:4:1: incident_speed`);
      await photograph(page, info, 'policy');
      expect(await findViolationsInBothThemes(page)).toEqual([]);
    });

    await test.step('mended, it is in force at once and is exported to the letter', async () => {
      const mended = team.replace('incident_speed: 3\n', '');
      writeFileSync(file, mended);
      await dialog.getByRole('button', { name: 'Load…' }).click();
      // What would change, and what is left open, before it does.
      await expect(dialog.getByRole('region', { name: /values differ/ })).toContainText('team.name');
      await expect(dialog.getByRole('region', { name: 'One thing to look at' })).toContainText('The team has no time zone');
      await photograph(page, info, 'preview');
      expect(watch.events().filter(({ kind }) => kind === 'policy.loaded')).toEqual([]);
      await dialog.getByRole('button', { name: 'Put it in force' }).click();
      await expect(dialog).toContainText('The policy of Platform is in force.');
      await expect(dialog.getByRole('listitem')).toHaveCount(0);
      await choose(out);
      await dialog.getByRole('button', { name: 'Export…' }).click();
      await expect(dialog).toContainText(`Saved as ${out}.`);
      await expect.poll(() => readFileSync(out, 'utf8')).toBe(mended);
      expect(watch.events().filter(({ kind }) => kind === 'policy.loaded').map(({ title }) => title)).toEqual(['Policy of Platform loaded']);
      await photograph(page, info, 'loaded');
    });

    await test.step('back to the default, whose export has its comments, and forth again', async () => {
      await dialog.getByRole('button', { name: 'Back to the default' }).click();
      await expect(dialog).toContainText('The default that comes with Watchkeeper');
      await dialog.getByRole('button', { name: 'Export…' }).click();
      await expect(dialog).toContainText(`Saved as ${out}.`);
      await expect.poll(() => readFileSync(out, 'utf8')).toBe(readFileSync('shared/policy/default-policy.yaml', 'utf8'));
      await dialog.getByRole('button', { name: 'Back to the one before' }).click();
      await expect(dialog).toContainText(file);
      await press('Escape');
      await expect(dialog).toBeHidden();
      await shell.go('Health');
      await expect(healthOf(page).row('Front door')).toBeVisible();
    });

    await test.step('an export is saved; where that is refused it can be copied instead', async () => {
      await shell.command('Start a local incident');
      await expect(shell.dialog('Start a local incident').getByLabel('Title')).toBeFocused();
      await page.keyboard.type('Quotes are slow');
      await press('Enter');
      await expect(page.getByRole('heading', { name: /Quotes are slow/ })).toBeVisible();
      await choose(info.outputPath('gone/report.md'));
      await shell.command('Save the report draft');
      await expect(shell.messages).toContainText('was not saved: the folder is gone');
      await shell.messages.getByRole('button', { name: 'Copy instead' }).click();
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Quotes are slow');
      await choose(info.outputPath('report.md'));
      await shell.command('Save the report draft');
      await expect(shell.messages).toContainText('report.md');
      await expect.poll(() => readFileSync(info.outputPath('report.md'), 'utf8')).toContain('Quotes are slow');
      await photograph(page, info, 'saved');
    });
    await app.close();
  } finally {
    await watch.close();
  }
});
