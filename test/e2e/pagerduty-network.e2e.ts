import { expect, test } from '@playwright/test';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createPagerDutyClient } from '../../electron/adapters/pagerduty-client.ts';
import { describeFailure } from '../../shared/model/api-result.ts';
import { openWatch } from '../support/desktop-app.ts';
import { startListeningPost } from '../support/listening-post.ts';
import { connectDialogOf } from './screens/connect-dialog.ts';
import { shellOf } from './screens/shell.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

const token = 'token-that-must-not-travel';

/** What the same client says over Node's own fetch. */
async function saidInNode(apiBase: string): Promise<string> {
  const api = createPagerDutyClient({ clock: createSystemClock(), fetch, credentials: { tokenKind: 'api-key', token, apiBase } });
  const answer = await api.usersMe();
  api.close();
  return answer.kind === 'ok' ? 'ok' : describeFailure(answer);
}

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function saidInTheApp(apiBase: string): Promise<string> {
  const watch = await openWatch({ env: { WATCHKEEPER_PAGERDUTY_API: apiBase } });
  try {
    const { app, page } = await watch.launch();
    const connect = connectDialogOf(page);
    await shellOf(page).connection.click();
    await connect.token.fill(token);
    await connect.connect.click();
    const said = await connect.alert.innerText();
    await app.close();
    expect(watch.said()).not.toContain(token);
    return said;
  } finally {
    await watch.close();
  }
}

test('a redirect and a refused connection mean the same through the system’s network as in plain Node, and the token stays', async () => {
  const elsewhere = await startListeningPost();
  const api = await startListeningPost({ status: 302, headers: { location: `${elsewhere.url}/users/me` } });
  try {
    const [redirected, refused] = [await saidInNode(api.url), await closedPort()];
    expect(redirected).toMatch(/unusable answer/);
    expect(await saidInTheApp(api.url)).toContain(redirected);
    expect(api.heard.map(({ authorization }) => authorization)).toEqual([`Token token=${token}`, `Token token=${token}`]);
    expect(elsewhere.heard).toEqual([]);

    const unreachable = await saidInNode(refused);
    expect(unreachable).toMatch(/cannot be reached: the connection is refused/);
    expect(await saidInTheApp(refused)).toContain(unreachable);
  } finally {
    await Promise.all([elsewhere.stop(), api.stop()]);
  }
});
