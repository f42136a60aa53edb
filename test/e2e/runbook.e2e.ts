import { expect, test } from '@playwright/test';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { incidentOf } from './screens/incident.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const script = './scripts/troubleshooting/diagnose.sh';

test('the runbook is searched, a prompt leads to its line, and a step’s own command is copied, allowed once and run into the incident’s timeline', async ({}, info) => {
  const folder = info.outputPath('platform');
  mkdirSync(join(folder, 'scripts', 'troubleshooting'), { recursive: true });
  writeFileSync(join(folder, script), '#!/bin/sh\necho "checked in $(basename "$PWD")"\necho "quotes-55c8b   0/1   CrashLoop" >&2\nexit 3\n');
  chmodSync(join(folder, script), 0o755);
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const [shell, incident] = [shellOf(page), incidentOf(page)];
    const press = (keys: string) => page.keyboard.press(keys);
    const target = page.locator('[data-target=true]');
    const axe = async () => expect(await findViolationsInBothThemes(page)).toEqual([]);
    await expect(shell.heading('Now')).toBeVisible();

    await test.step('words and lines are found by keyboard alone', async () => {
      await press(await shell.keysOf('Runbook'));
      await expect(shell.heading('Runbook')).toBeVisible();
      await expect(page.getByText('No contact has a number yet')).toBeVisible();
      await axe();
      await photograph(page, info, 'quick');
      await press('/');
      await expect(page.getByLabel('Search the runbook')).toBeFocused();
      await page.keyboard.type('neither monitored 2 h');
      await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
      await photograph(page, info, 'found');
      await axe();
      await page.getByLabel('Search the runbook').fill('L744');
      await expect(page.locator('.runbook-hit').first()).toContainText('rest before the next');
      await press('Enter');
      await expect(target).toContainText('rest before the next, at least');
      await expect(target).toBeInViewport();
    });

    await test.step('the palette opens a tool and finds a part of it', async () => {
      await press('Control+k');
      await expect(shell.dialog('Commands').getByRole('combobox')).toBeFocused();
      await page.keyboard.type('grafana');
      await expect(shell.dialog('Commands').getByRole('option', { name: 'Open Grafana' })).toBeVisible();
      await press('Control+a');
      await page.keyboard.type('runbook: channels');
      await expect(shell.dialog('Commands').getByRole('option', { name: /Runbook: Channels/ })).toBeVisible();
      await press('Enter');
      await expect(page.getByRole('heading', { name: 'Channels' })).toBeInViewport();
    });

    await test.step('a rung leads to its line', async () => {
      await shell.command('Start a local incident');
      await expect(shell.dialog('Start a local incident').getByRole('textbox', { name: 'Title' })).toBeFocused();
      await page.keyboard.type('Quotes fail');
      await press('Enter');
      await expect(incident.title).toContainText('Quotes fail');
      await incident.ladder.getByRole('button', { name: /^Runbook, line 4\d\d$/ }).first().click();
      await expect(shell.heading('Runbook')).toBeVisible();
      await expect(target).toContainText('Secondary on-call');
      await expect(target).toBeInViewport();
      await shell.go('Incidents');
    });

    await test.step('the command of a step is copied; run once it is allowed, in full and in a folder that is there', async () => {
      await expect(incident.title).toContainText('Quotes fail');
      await page.getByRole('list', { name: 'Phases' }).getByRole('button', { name: /Investigation/ }).click();
      await incident.steps.getByRole('button', { name: `Copy: ${script}` }).click();
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(script);
      await incident.steps.getByRole('button', { name: `Run: ${script}` }).click();
      const dialog = shell.dialog('Diagnose the platform');
      await expect(dialog).toContainText(script);
      await dialog.getByLabel('Folder to run it in').fill(join(folder, 'gone'));
      await press('Enter');
      await expect(dialog).toContainText('There is no such folder on this computer.');
      expect(watch.events().filter(({ kind }) => kind === 'diagnostic.ran')).toEqual([]);
      await dialog.getByLabel('Folder to run it in').fill(folder);
      await axe();
      await expect(dialog.getByLabel('Folder to run it in')).toBeFocused();
      await press('Enter');
      await expect(dialog.getByRole('region', { name: 'Output' })).toContainText('checked in platform');
      await expect(dialog).toContainText('Exit 3 after');
      await photograph(page, info, 'ran');
      await axe();
      await press('Escape');
      await expect(dialog).toBeHidden();
      await expect(incident.entry(/Diagnose the platform/)).toBeVisible();
      expect(watch.events().filter(({ kind }) => kind === 'diagnostic.ran').map(({ title }) => title)).toEqual([expect.stringContaining(`${script}. Exit 3`)]);
    });
    await app.close();
  } finally {
    await watch.close();
  }
});
