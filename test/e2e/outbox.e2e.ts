import { expect, test, type Page } from '@playwright/test';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createSimulator } from '../../electron/drill/simulator.ts';
import { openWatch } from '../support/desktop-app.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const token = 'key-of-ada-lovelace';
const [ada, maya] = ['PADA', 'PMAYA'];

async function setUp() {
  const simulator = createSimulator({
    clock: createSystemClock(),
    people: [{ id: ada, name: 'Ada', email: 'ada@example.com', teamIds: [] }, { id: maya, name: 'Maya', email: 'maya@example.com', teamIds: [] }],
    priorities: [{ id: 'P1', name: 'SEV-1' }, { id: 'P2', name: 'SEV-2' }, { id: 'P3', name: 'SEV-3' }],
    policies: [{ id: 'POL', name: 'Platform', rules: [{ delayMinutes: 15, targets: [{ kind: 'user', id: ada }] }, { delayMinutes: 15, targets: [{ kind: 'user', id: maya }] }] }],
    services: [{ id: 'SVC', name: 'Checkout', policyId: 'POL', teamIds: [], acknowledgementTimeoutSeconds: null }],
    tokens: [{ token, kind: 'api-key', userId: ada }],
  });
  const apiBase = await simulator.start();
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  const titles = () => watch.events().map(({ title }) => title);
  return {
    simulator, watch, titles,
    trigger: (title: string, priorityId: string) => simulator.trigger({ serviceId: 'SVC', title, priorityId }),
    /** Every packet to PagerDuty is lost. */
    cutOff: () => simulator.fail({ cut: 'before', times: Infinity }),
    sent: () => simulator.writes().filter(({ status }) => status !== null).map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      await watch.close();
      await simulator.stop();
    },
  };
}

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Connect/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="password"]').fill(token);
  await dialog.getByRole('button', { name: /^Connect/ }).click();
  await expect(page.getByText(/Connected as Ada/).first()).toBeVisible();
}

const card = (page: Page, title: string) => page.getByRole('article', { name: title });
const waiting = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Outbox/ });
const outbox = (page: Page) => page.getByRole('dialog', { name: 'Outbox' });

test('offline an acknowledgement waits and can be taken back; resolved meanwhile it is dropped and told; taken by a colleague it asks, and is answered by a click', async ({}, info) => {
  test.setTimeout(240_000);
  const { simulator, watch, titles, trigger, cutOff, sent, close } = await setUp();
  try {
    const { app, page } = await watch.launch();
    await connect(page);
    const [slow, down] = [trigger('Checkout is slow', 'P3'), trigger('Payments fail', 'P1')];
    await page.keyboard.press('F5');
    await expect(card(page, 'Payments fail')).toBeVisible();
    await expect(card(page, 'Checkout is slow')).toBeVisible();

    await test.step('it waits, is counted, and can be taken back', async () => {
      cutOff();
      await card(page, 'Checkout is slow').getByRole('button', { name: /^Acknowledge/ }).click();
      await expect(waiting(page)).toHaveText(/1 waiting/);
      await expect(card(page, 'Checkout is slow').getByRole('button', { name: /waits to be confirmed/ })).toBeVisible();
      await waiting(page).click();
      await expect(outbox(page).getByText(/cannot be reached/).first()).toBeVisible();
      await watch.desktop.screenshot(info.outputPath('waiting.png'));
      await outbox(page).getByRole('button', { name: 'Undo' }).click();
      await expect(waiting(page)).toHaveAccessibleName('Outbox: nothing waits');
      await expect(outbox(page).getByText('Taken back')).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('what was resolved and what a colleague took meanwhile', async () => {
      await expect(card(page, 'Checkout is slow').getByRole('button', { name: /^Acknowledge/ })).toBeEnabled();
      await expect(card(page, 'Checkout is slow').getByText('Sending the acknowledgement')).toHaveCount(0);
      await card(page, 'Checkout is slow').getByRole('button', { name: /^Acknowledge/ }).click();
      await card(page, 'Payments fail').getByRole('button', { name: /^Acknowledge/ }).click();
      await expect(waiting(page)).toHaveText(/2 waiting/);
      simulator.resolve(slow, maya);
      simulator.acknowledge(down, maya);
      // It waited long enough for the person to have been told that it waits.
      await expect(card(page, 'Payments fail').getByText('Sending the acknowledgement')).toHaveCount(0);
      simulator.heal();
      await expect.poll(titles, { timeout: 60_000 }).toContain('Acknowledgement was dropped');
      expect(simulator.incident(slow).status).toBe('resolved');
      expect(sent()).toEqual([]);
      await expect(page.getByText('Your acknowledgement needs an answer.').first()).toBeVisible();
      await expect.poll(watch.displayed).toBeGreaterThan(0);
    });

    await test.step('the question is answered by a click', async () => {
      await page.getByRole('button', { name: 'Answer', exact: true }).click();
      await expect(outbox(page).getByText(/Maya acknowledged it already/)).toBeVisible();
      await expect(outbox(page).getByText('Nothing is sent. It stays theirs.')).toBeVisible();
      await expect(outbox(page).getByText(/It was resolved in the meantime/)).toBeVisible();
      await watch.desktop.screenshot(info.outputPath('question.png'));
      await outbox(page).getByRole('button', { name: 'Take it over' }).click();
      await expect.poll(sent).toEqual([`PUT /incidents/${down}`]);
      expect(simulator.incident(down).acknowledgements.map(({ userId }) => userId)).toContain(ada);
      await expect(page.getByText('Your acknowledgement needs an answer.')).toHaveCount(0);
      await page.keyboard.press('Escape');
      // The one that was dropped while nobody waited for it any more is told of, too.
      await expect(page.getByText('Your acknowledgement was not sent.').first()).toBeVisible();
      await expect.poll(watch.notifications).toMatch(/Payments fail: your acknowledgement needs an answer/);
    });

    await test.step('a resolve waits for second thoughts', async () => {
      simulator.forget();
      await card(page, 'Payments fail').focus();
      await page.keyboard.press('r');
      await page.getByRole('dialog').getByLabel(/What resolved it/).fill('Rolled back');
      await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
      await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
      await expect.poll(titles).toContain('Resolve was taken back');
      await card(page, 'Payments fail').focus();
      await page.keyboard.press('r');
      await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
      await expect.poll(() => simulator.incident(down).status).toBe('resolved');
      expect(sent()).toEqual([`PUT /incidents/${down}`]);
      await expect(card(page, 'Payments fail')).toHaveCount(0);
    });
    await app.close();
  } finally {
    await close();
  }
});

test('kill -9 between the send and the answer of a note leaves exactly one note', async () => {
  const { simulator, watch, titles, trigger, close } = await setUp();
  try {
    const first = await watch.launch();
    await connect(first.page);
    const id = trigger('Checkout is slow', 'P3');
    await first.page.keyboard.press('F5');
    await expect(card(first.page, 'Checkout is slow')).toBeVisible();

    // PagerDuty takes its time over the note; the app is gone before it answers.
    simulator.fail({ method: 'POST', path: /\/notes$/, delay: 6000 });
    await card(first.page, 'Checkout is slow').getByRole('button', { name: 'More…' }).click();
    await first.page.getByRole('menuitem', { name: 'Add a note…' }).click();
    await first.page.getByRole('dialog').getByLabel('Note').fill('Rolled back to 2026.47.3');
    await first.page.getByRole('dialog').getByRole('button', { name: 'Add the note' }).click();
    await expect.poll(() => simulator.writes().length).toBe(1);
    const main = first.app.process();
    main.kill('SIGKILL');
    await expect.poll(() => main.signalCode).toBe('SIGKILL');
    expect(simulator.incident(id).notes).toHaveLength(0);
    expect(watch.integrity()).toBe('ok');
    await expect.poll(() => simulator.incident(id).notes.length).toBe(1);

    const second = await watch.launch();
    await expect.poll(titles, { timeout: 90_000 }).toContain('Note went through');
    await expect(waiting(second.page)).toHaveAccessibleName('Outbox: nothing waits');
    expect(simulator.incident(id).notes.map(({ content }) => content)).toEqual(['Rolled back to 2026.47.3']);
    expect(simulator.writes()).toHaveLength(1);
    await second.app.close();
  } finally {
    await close();
  }
});
