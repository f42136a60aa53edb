import type { Page } from '@playwright/test';

/** Where status updates are sent from, and where the ways out are connected. */
export function messagesOf(page: Page) {
  const ways = page.getByRole('dialog', { name: 'Slack and status page' });
  const slack = ways.getByRole('region', { name: 'Slack' });
  const places = page.getByRole('group', { name: 'Send it to' });
  return {
    ways,
    token: slack.getByLabel('Bot token', { exact: true }),
    connectSlack: slack.getByRole('button', { name: 'Connect', exact: true }),
    testSlack: slack.getByRole('button', { name: 'Test', exact: true }),
    slack,
    places,
    toSlack: places.getByRole('checkbox', { name: 'Slack' }),
    send: places.getByRole('button', { name: /^Send/ }),
    states: page.getByRole('list', { name: 'Updates on their way' }),
  };
}
