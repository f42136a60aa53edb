import { expect, test } from '@playwright/test';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('somebody learns, is signed off by others and is certified; another one’s certification has run out, here and in the rota; own skills stay private', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const shell = shellOf(page);
    const axe = async () => expect(await findViolationsInBothThemes(page)).toEqual([]);
    await expect(shell.heading('Now')).toBeVisible();

    await test.step('a rota with a shadow', async () => {
      await shell.go('Rota');
      await page.getByRole('button', { name: 'Make a rota' }).click();
      await page.getByLabel(/^People, one a line/).fill('Alice\nBob\nCarol');
      await page.getByLabel('Shadows, one a line').fill('Dana');
      await page.getByRole('button', { name: 'Save the rota' }).click();
      await expect(page.getByRole('region', { name: 'On call now' })).toContainText('Dana');
      await expect(page.getByRole('region', { name: 'On call now' })).toContainText('is never called');
    });

    await test.step('a trainee does a part, and is refused as their own assessor', async () => {
      await shell.go('Training');
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Dana');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('shadow, without authority')).toBeVisible();
      await page.getByRole('button', { name: /^Reading an alert: not done/ }).click();
      await page.getByLabel('Evidence').fill('https://wiki.example.com/dana');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Evidence: Reading an alert' })).toBeVisible();
      await page.getByRole('button', { name: /^Test of technical knowledge: not signed/ }).click();
      await page.getByLabel('Assessor, who signs it').fill('dana');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Name somebody else.')).toBeVisible();
      await axe();
      await page.keyboard.press('Escape');
    });

    await test.step('four signatures certify', async () => {
      for (const part of ['Test of technical knowledge', 'Simulated incident response', 'Communication under load', 'Knowledge of the runbook']) {
        await page.getByRole('button', { name: new RegExp(`^${part}: not signed`) }).click();
        await page.getByLabel('Assessor, who signs it').fill('Alice');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('button', { name: new RegExp(`^${part}: .*signed by Alice`) })).toBeVisible();
      }
      await expect(page.getByRole('region', { name: 'To stay certified' })).toContainText('in 30 days');
    });

    await test.step('what has expired is said here, in a notice and in the rota', async () => {
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Bob');
      await page.getByLabel('Where they stand').selectOption('certified');
      await page.getByLabel('Last certified on').fill('2020-01-15');
      await page.getByLabel('In the rota as').selectOption('bob');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('region', { name: 'Due', exact: true })).toContainText('Annual recertification of Bob: expired');
      await expect(page.getByText('Training has expired')).toBeVisible();
      await shell.go('Rota');
      await expect(page.getByRole('region', { name: 'People' })).toContainText('expired 14 Feb 2020');
      await shell.go('Training');
    });

    await test.step('own skills: rated by keyboard, and nowhere but in the data file', async () => {
      const skill = page.getByRole('group', { name: /^Network:/ });
      await skill.getByRole('radio', { name: '1' }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(skill.getByRole('radio', { name: '2' })).toBeChecked();
      await expect(page.getByText('Worth practising:')).toBeVisible();
      await expect.poll(() => watch.read((database) => database.prepare('SELECT competency, rating FROM self_ratings').all())).toEqual([{ competency: 'skill-network', rating: 2 }]);
      expect(JSON.stringify(watch.events())).not.toContain('skill-network');
      await axe();
      await photograph(page, info, 'training');
    });
    await app.close();
  } finally {
    await watch.close();
  }
});
