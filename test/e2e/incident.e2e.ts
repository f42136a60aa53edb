import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { findViolationsInBothThemes } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { photograph } from '../support/pictures.ts';
import { tabRound } from '../support/tab-stops.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { incidentOf } from './screens/incident.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const hostile = `Payments fail <img src=x onerror="window.owned = true"> [x](javascript:alert(1)) <!channel> ${'A'.repeat(10_000)}`;

test('a SEV-1 is run from trigger to resolve by the keyboard alone, and its report is good to send', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  const incidentId = simulator.trigger({ serviceId: 'SVC', title: hostile, priorityId: 'P1' });
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const [shell, now, incident] = [shellOf(page), nowOf(page), incidentOf(page)];
    const press = (keys: string) => page.keyboard.press(keys);
    const type = (text: string) => page.keyboard.type(text);
    const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
    const note = async (key: string, text: string) => {
      await press(key);
      await expect(incident.line).toBeFocused();
      await type(text);
      await press('Enter');
      await expect(incident.entry(new RegExp(text.slice(0, 20)))).toBeVisible();
      await expect(incident.line).toHaveValue('');
      await press('Escape');
      await expect(incident.line).not.toBeFocused();
    };
    const post = async () => {
      await press('Control+Enter');
      await expect(incident.posted).toBeFocused();
      const text = await clipboard();
      await press('Enter');
      await expect(incident.posted).toBeHidden();
      // The form goes on with its next reader, and takes the keys along.
      await expect(incident.composer.locator('textarea:focus')).toHaveCount(1);
      await press('Escape');
      await expect(incident.composer).toBeHidden();
      await expect(incident.timeline).toBeVisible();
      return text;
    };

    await test.step('from the card to the page; a title that tries everything is text', async () => {
      await expect(shell.heading('Now')).toBeVisible();
      await shell.command('connect');
      await expect(connectDialogOf(page).token).toBeFocused();
      await type(adasToken);
      await press('Enter');
      await expect(now.card(/Payments fail/)).toBeVisible();
      await press('i');
      await expect(incident.title).toContainText('Payments fail <img src=x');
      await expect(incident.title.locator('img, a')).toHaveCount(0);
      expect(await page.evaluate(() => Reflect.get(window, 'owned'))).toBeUndefined();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(await page.evaluate(() => innerWidth));
      await expect(incident.due).toContainText('Acknowledge');
      await expect(incident.ladder).toContainText('PagerDuty does the paging');
    });

    await test.step('acknowledge, tick, the channel, note', async () => {
      await press('a');
      await expect(shell.dialog('Acknowledge')).toBeVisible();
      await press('Enter');
      await expect(incident.acknowledged).toBeVisible();
      // The step that asks for it is ticked by it.
      await expect(incident.steps.getByText('1 of 13')).toBeVisible();
      await press('1');
      await expect(incident.steps.getByText('2 of 13')).toBeVisible();
      await press('1');
      await expect(incident.steps.getByText('3 of 13')).toBeVisible();
      await press('z');
      await expect(incident.steps.getByText('2 of 13')).toBeVisible();
      await press('k');
      await expect.poll(clipboard).toMatch(/^#incident-\d{8}-\d{4}$/);
      await note('n', 'Card payments fail in one region, the rest is well');
      await note('f', 'Errors began with the deployment at 13:58');
    });

    await test.step('the first status update: nothing can be copied while a part is missing', async () => {
      await press('u');
      await expect(incident.field('Alert')).toBeFocused();
      await press('Control+Enter');
      await expect(page.getByText('Missing: Initial Assessment, Next Actions.')).toBeVisible();
      await press('Tab');
      await press('Tab');
      await expect(incident.field('Initial Assessment')).toBeFocused();
      await type('Card payments fail in one region');
      await press('Tab');
      await type('Roll back the deployment');
      await photograph(page, info, 'update');
      const text = await post();
      expect(text).toMatch(/^\*SEV-1 Incident Acknowledged\*\n/);
      expect(text).toContain('*Initial Assessment:* Card payments fail in one region');
      expect(text).not.toContain('<!channel>');
      await expect(incident.entry(/For responders: Acknowledged/)).toBeVisible();
      await expect(incident.due).toContainText('Status update');
    });

    await test.step('somebody is called and answers', async () => {
      await press('l');
      await expect(shell.dialog(/^You called/)).toBeVisible();
      await press('p');
      await expect(incident.entry(/Call Platform lead by phone/)).toBeVisible();
      await press('l');
      await expect(shell.dialog('Did Platform lead answer?')).toBeVisible();
      await press('y');
      await expect(incident.ladder).toContainText('answered');
    });

    await test.step('mitigation, its update, the cause', async () => {
      await note('d', 'Rolled the deployment back');
      await press('m');
      await expect(incident.status('Mitigating')).toHaveAttribute('aria-pressed', 'true');
      await press('u');
      await expect(incident.field('Actions Taken')).toBeFocused();
      await expect(incident.field('Actions Taken')).toHaveValue('Rolled the deployment back');
      await press('Tab');
      await type('The error ratio fell to 0.3 %');
      await press('Tab');
      await type('Error ratio and orders per minute');
      expect(await post()).toContain('*Status:* Mitigating');
      await press('w');
      await expect(incident.status('Monitoring')).toHaveAttribute('aria-pressed', 'true');
      await note('c', 'A migration locked the payments table');
    });

    await test.step('axe finds nothing, Tab reaches everything, in both themes', async () => {
      expect(await findViolationsInBothThemes(page)).toEqual([]);
      await photograph(page, info, 'incident');
      const { stops, missed } = await tabRound(page);
      expect(missed).toEqual([]);
      expect(stops.filter(({ marked }) => !marked).map(({ name }) => name)).toEqual([]);
    });

    await test.step('resolve: what is not ticked is named and locks nothing', async () => {
      await press('r');
      const dialog = shell.dialog(/^Resolve/);
      await expect(dialog).toContainText(/\d+ steps are not ticked/);
      await expect(dialog.locator(':focus')).toHaveCount(1);
      await type('Rolled back, and the migration now runs at night');
      await press('Control+Enter');
      await expect(dialog).toBeHidden();
      await expect.poll(() => simulator.incident(incidentId).status).toBe('resolved');
      await expect(incident.due).toContainText('It is over');
      await press('p');
      await expect(incident.report).toBeVisible();
      await press('1');
      await expect(incident.worth('Action')).toHaveAttribute('aria-pressed', 'true');
      await press('4');
      await expect(incident.worth('Woke me')).toHaveAttribute('aria-pressed', 'true');
      await photograph(page, info, 'over');
    });

    await test.step('the report and the timeline are copied', async () => {
      await shell.command('copy the report draft');
      await expect(shell.messages).toContainText('Report draft copied');
      const report = await clipboard();
      writeFileSync(info.outputPath('report.md'), report);
      for (const fact of ['A migration locked the payments table', 'Rolled the deployment back', 'Platform lead by phone', 'Card payments fail in one region']) expect(report).toContain(fact);
      expect(report).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(/);
      await shell.command('copy the timeline as markdown');
      await expect.poll(clipboard).not.toBe(report);
      writeFileSync(info.outputPath('timeline.md'), await clipboard());
    });

    const kinds = () => watch.events().map(({ kind }) => kind);
    await expect.poll(kinds).toEqual(expect.arrayContaining(['run.step', 'run.finding', 'run.called', 'run.answered', 'action', 'run.cause', 'run.status', 'run.classified', 'incident.resolved']));
    expect(kinds().filter((kind) => kind === 'run.update')).toHaveLength(2);
    await app.close();
  } finally {
    await watch.close();
    await simulator.stop();
  }
});

test('without PagerDuty a local incident is started and run the same; what is being typed outlives the window', async ({}, info) => {
  const watch = await openWatch();
  try {
    const { app, page } = await watch.launch();
    const [shell, incident] = [shellOf(page), incidentOf(page)];
    const press = (keys: string) => page.keyboard.press(keys);
    await expect(shell.heading('Now')).toBeVisible();
    await shell.demo.getByRole('button', { name: 'Leave the demo' }).click();
    await expect(shell.demo).toBeHidden();
    await press('Control+2');
    await page.getByRole('button', { name: 'Start a local incident' }).first().waitFor();
    await photograph(page, info, 'none');
    await press('l');
    await expect(shell.dialog('Start a local incident').getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type('The office is without power');
    await press('Enter');
    await expect(incident.title).toHaveText('The office is without power');
    await expect(incident.due).toContainText('Acknowledge');
    await press('n');
    await expect(incident.line).toBeFocused();
    await page.keyboard.type('Half a thou');
    await page.reload();
    await expect(incident.title).toHaveText('The office is without power');
    await expect(incident.line).toHaveValue('Half a thou');
    await incident.line.focus();
    await press('Enter');
    await expect(incident.entry(/Half a thou/)).toBeVisible();
    await press('Escape');
    await expect(incident.line).not.toBeFocused();
    await press('r');
    await expect(shell.dialog(/^Resolve/).locator(':focus')).toHaveCount(1);
    await page.keyboard.type('Power is back');
    await press('Control+Enter');
    await expect(shell.dialog(/^Resolve/)).toBeHidden();
    await expect(incident.due).toContainText('It is over');
    await press('p');
    await expect(incident.report).toContainText('The office is without power');
    await app.close();
  } finally {
    await watch.close();
  }
});
