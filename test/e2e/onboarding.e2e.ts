import { expect, test } from '@playwright/test';
import { adasToken, createAdasAccount } from '../support/ada-account.ts';
import { openWatch } from '../support/desktop-app.ts';
import { startHealthEndpoint } from '../support/health-endpoint.ts';
import { photograph } from '../support/pictures.ts';
import { healthOf } from './screens/health.ts';
import { nowOf } from './screens/now.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

test('the first five minutes with the keyboard alone: who, PagerDuty, a check, a real notification; left in the middle and gone on with', async ({}, info) => {
  const simulator = createAdasAccount();
  const apiBase = await simulator.start();
  simulator.trigger({ serviceId: 'SVC', title: 'Payments fail', priorityId: 'P1' });
  const endpoint = await startHealthEndpoint();
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const [shell, now] = [shellOf(page), nowOf(page)];
    const steps = shell.dialog('First steps');
    const press = (keys: string) => page.keyboard.press(keys);
    const type = (text: string) => page.keyboard.type(text);
    const step = steps.getByRole('list', { name: 'Steps' }).locator('[aria-current=step]');
    /** Tab until the control of this name has the focus: whoever cannot be reached fails here. */
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 40; presses += 1) {
        const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
        if (name.test(focused)) return;
        await press('Tab');
      }
      throw new Error(`Tab does not lead to ${name}`);
    };

    await test.step('from the demo banner', async () => {
      await expect(shell.demo.getByRole('button', { name: 'First steps' })).toBeVisible();
      await shell.command('first steps');
      await expect(step).toContainText('Who you are');
      await photograph(page, info, 'who');
    });

    await test.step('who you are; then away and back: it goes on where it was', async () => {
      await expect(steps.getByLabel('Your name')).toBeFocused();
      await type('Ada Lovelace');
      await press('Tab');
      await press('Control+a');
      await type('Europe/Nowhere');
      await press('Enter');
      await expect(steps).toContainText('not an IANA time zone');
      await press('Control+a');
      await type('Europe/Berlin');
      await press('Enter');
      await expect(step).toContainText('PagerDuty');
      await press('Escape');
      await expect(steps).toBeHidden();
      await expect(now.situations.page().getByRole('region', { name: 'First steps' })).toContainText('1 of 4');
      await expect(now.card(/Carrier quotes time out/)).toContainText('Demo');
      await expect.poll(watch.trayTooltip).toMatch(/demo watch[^]*Alerting: 1 not acknowledged/);
      await expect(now.card('Payments fail')).toBeHidden();
      await shell.command('first steps');
      await expect(step).toContainText('PagerDuty');
    });

    await test.step('connect PagerDuty', async () => {
      await page.evaluate(() => {
        // At every change from here on: an own incident beside one of the demo's, or under the banner that says that nothing is real.
        const seen = new Set<string>();
        Object.assign(window, { seen });
        const look = () => {
          const cards = [...document.querySelectorAll('article')].map(({ textContent }) => textContent);
          const own = cards.find((words) => words.includes('Payments fail'));
          if (own === undefined) return;
          seen.add([/Demo/.test(own) ? 'own, marked as the demo’s' : 'own', ...(cards.some((words) => words.includes('Demo') && words !== own) ? ['beside the demo’s'] : []), ...(document.body.textContent.includes('Nothing here is real') ? ['under its banner'] : [])].join(', '));
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await expect(steps.getByRole('textbox', { name: 'Token', exact: true })).toBeFocused();
      await photograph(page, info, 'pagerduty');
      await type(adasToken);
      await press('Enter');
      await expect(step).toContainText('A first check');
    });

    await test.step('a first check, tried once before it is kept', async () => {
      await expect(steps.getByLabel('Address')).toBeFocused();
      await press('Control+a');
      await type(endpoint.url);
      await tabTo(/^Test once now$/);
      await press('Enter');
      await expect(steps).toContainText('Passed in');
      await photograph(page, info, 'check');
      await tabTo(/^Add the check$/);
      await press('Enter');
      await expect(steps).toContainText('Press once more to agree');
      await press('Enter');
      await expect(step).toContainText('How you are told');
    });

    await test.step('a real test notification', async () => {
      await tabTo(/^Show one$/);
      await press('Enter');
      await expect(steps.getByRole('status').or(steps.getByRole('alert')).first()).toContainText(/shown/i);
      const notifications = await watch.notifications();
      expect(notifications).toContain('Watchkeeper can reach you');
      // Of each account in its own name.
      expect([...notifications.matchAll(/"data" : "([^"<]*(?:Payments fail|Carrier quotes)[^"]*)"/g)].map(([, words]) => words).toSorted()).toEqual(['Demo · SEV-2 · Carrier quotes time out for motor leads', 'SEV-1 · Payments fail']);
      await photograph(page, info, 'told');
      await tabTo(/^Finish$/);
      await press('Enter');
      await expect(steps).toBeHidden();
    });

    await test.step('and the watch is the person’s own', async () => {
      await expect(shell.demo).toBeHidden();
      await expect(now.card('Payments fail')).toBeVisible();
      await expect(now.card(/Carrier quotes time out/)).toBeHidden();
      expect(await page.evaluate(() => [...(window as unknown as { seen: ReadonlySet<string> }).seen])).toEqual(['own']);
      await expect.poll(watch.trayTooltip).toMatch(/^(?![^]*demo)[^]*Alerting: 1 not acknowledged/i);
      await press('Control+,');
      await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
      await shell.go('Health');
      await expect(healthOf(page).list.getByRole('row').filter({ hasText: new URL(endpoint.url).host })).toBeVisible();
      await shell.go('Now');
      await expect(page.getByRole('region', { name: 'First steps' })).toBeHidden();
    });
    await app.close();
  } finally {
    await watch.close();
    await endpoint.kill();
    await simulator.stop();
  }
});
