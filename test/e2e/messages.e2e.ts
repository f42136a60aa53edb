import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findViolations } from '../support/axe.ts';
import { openWatch } from '../support/desktop-app.ts';
import { startMessageServer } from '../support/message-server.ts';
import { photograph } from '../support/pictures.ts';
import { tick } from '../support/tick.ts';
import { incidentOf } from './screens/incident.ts';
import { messagesOf } from './screens/messages.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const token = 'xoxb-1234567890-secret';

test('an update goes to Slack once: killed before the answer, it is asked about after the start, and what is typed is still there', async ({}, info) => {
  let answers = true;
  const service = await startMessageServer(({ path }, response) => {
    const known = path === '/auth.test' ? { ok: true, team: 'Leads', user: 'watchkeeper' } : { ok: true, channel: 'C1', ts: '1.1' };
    if (answers) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
  });
  const posts = () => service.received.filter(({ path }) => path === '/chat.postMessage');
  const watch = await openWatch({ env: { WATCHKEEPER_MESSAGE_SERVICES: service.origin } });
  try {
    const { app, page } = await watch.launch();
    const [shell, incident, messages] = [shellOf(page), incidentOf(page), messagesOf(page)];
    await expect(shell.heading('Now')).toBeVisible();
    await shell.demo.getByRole('button', { name: 'Leave the demo' }).click();
    await expect(shell.demo).toBeHidden();
    const closeForm = async () => {
      await incident.composer.locator('textarea').first().focus();
      await page.keyboard.press('Escape');
      await expect(incident.composer).toBeHidden();
    };

    await test.step('Slack is connected and says who it is', async () => {
      await shell.connection.click();
      await page.getByRole('button', { name: 'Slack and status page' }).click();
      await messages.token.fill(token);
      await messages.connectSlack.click();
      await expect(messages.slack).toContainText('Leads');
      await messages.testSlack.click();
      await expect(messages.slack).toContainText('Slack answers: watchkeeper in Leads');
      await expect(messages.slack).toContainText('encrypted with the system’s keyring');
      await photograph(page, info, 'ways-out');
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(messages.ways).toBeHidden();
    });

    await test.step('an update is sent, and stands on the timeline', async () => {
      await page.keyboard.press('Control+2');
      await page.getByRole('button', { name: 'Start a local incident' }).first().waitFor();
      await page.keyboard.press('l');
      await expect(shell.dialog('Start a local incident').getByRole('textbox', { name: 'Title' })).toBeFocused();
      await page.keyboard.type('Quotes fail <!channel>');
      await page.keyboard.press('Enter');
      await expect(incident.title).toContainText('Quotes fail');
      await page.keyboard.press('a');
      await expect(shell.dialog('Acknowledge')).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(incident.acknowledged).toBeVisible();
      await page.keyboard.press('u');
      await incident.field('Initial Assessment').fill('One region only');
      await incident.field('Next Actions').fill('Roll back');
      await tick(messages.toSlack);
      await photograph(page, info, 'form');
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Control+Shift+Enter');
      await expect.poll(() => posts().length).toBe(1);
      expect(JSON.stringify(posts()[0]?.body)).toContain('Quotes fail &lt;!channel&gt;');
      await expect(messages.states).toContainText('Sent');
      await expect.poll(() => watch.events().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['run.update', 'message.sent']));
    });

    await test.step('killed between the send and the answer', async () => {
      answers = false;
      await closeForm();
      await page.keyboard.press('u');
      await tick(page.getByRole('radio', { name: 'Investigating' }));
      await incident.field('Progress').fill('Rolled back');
      await incident.field('Findings').fill('The deployment');
      await incident.field('Next Steps').fill('Wait');
      await tick(messages.toSlack);
      await expect(messages.send).not.toHaveAttribute('aria-disabled', 'true');
      await messages.send.click();
      await expect.poll(() => posts().length).toBe(2);
      // Another one is being typed while the machine dies.
      await closeForm();
      await page.keyboard.press('u');
      await incident.field('Next Steps').fill('Half a thought');
      await expect.poll(() => JSON.stringify(watch.read((database) => database.prepare('SELECT form FROM message_forms').all()))).toContain('Half a thought');
      const main = app.process();
      main.kill('SIGKILL');
      await app.close().catch(() => {});
    });

    await test.step('it is asked about, and not sent again by itself', async () => {
      answers = true;
      const again = await watch.launch();
      const [next, nextMessages, nextIncident] = [shellOf(again.page), messagesOf(again.page), incidentOf(again.page)];
      await expect(again.page.getByText(/Your status update to Slack #incidents needs a word/).first()).toBeVisible();
      // Twice: the list, whichever page was open when the machine died.
      await next.go('Incidents');
      await next.go('Incidents');
      await again.page.getByRole('button', { name: /Quotes fail/ }).first().click();
      await expect(nextIncident.title).toContainText('Quotes fail');
      await expect(nextMessages.states).toContainText('Maybe sent');
      await photograph(again.page, info, 'maybe');
      await again.page.keyboard.press('u');
      await expect(nextIncident.field('Next Steps')).toHaveValue('Half a thought');
      await nextMessages.states.getByRole('button', { name: 'It arrived' }).click();
      await expect.poll(() => watch.events().filter(({ kind }) => kind === 'run.update')).toHaveLength(2);
      await expect(again.page.getByText(/needs a word/)).toHaveCount(0);
      expect(posts()).toHaveLength(2);
      await again.app.close();
    });

    expect(watch.said()).not.toContain('secret');
    for (const file of ['preferences.json', 'secrets.json']) expect(readFileSync(join(watch.profile, file), 'utf8')).not.toContain(token);
  } finally {
    await watch.close();
    await service.close();
  }
});
