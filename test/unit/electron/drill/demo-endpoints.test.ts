import { afterEach, describe, expect, it } from 'vitest';
import { startDemoEndpoint, type DemoEndpoint } from '../../../../electron/drill/demo-endpoints.ts';

let endpoint: DemoEndpoint | undefined;
afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

describe('a demo endpoint', () => {
  it('is healthy at /health, and nowhere else', async () => {
    endpoint = await startDemoEndpoint('Quote API');
    expect(endpoint.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/health$/);
    const answer = await fetch(endpoint.url);
    expect([answer.status, await answer.json()]).toEqual([200, { service: 'Quote API', status: 'ok' }]);
    expect((await fetch(endpoint.url.replace('health', 'other'))).status).toBe(404);
  });

  it('fails with a status, refuses connections, or hangs, and recovers at the same address', async () => {
    endpoint = await startDemoEndpoint('Quote API');
    const { url } = endpoint;
    await endpoint.fail(500);
    expect((await fetch(url)).status).toBe(500);
    await endpoint.fail('refuse');
    await endpoint.fail('refuse');
    await expect(fetch(url)).rejects.toThrow();
    await endpoint.fail('hang');
    const hanging = fetch(url).then(() => 'answered', () => 'broken');
    // Only once the request has arrived does recovering break it off.
    await new Promise((resolve) => setImmediate(resolve));
    await expect.poll(async () => {
      await endpoint?.recover();
      await endpoint?.fail('hang');
      return Promise.race([hanging, Promise.resolve('waiting')]);
    }).toBe('broken');
    await endpoint.recover();
    await endpoint.recover();
    expect((await fetch(url)).status).toBe(200);
  });

  it('stops, twice if need be', async () => {
    endpoint = await startDemoEndpoint('Quote API');
    await endpoint.stop();
    await endpoint.stop();
    await expect(fetch(endpoint.url)).rejects.toThrow();
  });
});
