import { afterEach, expect, test } from 'vitest';
import { createTrust } from '../../../../electron/adapters/certificate.ts';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../../electron/adapters/host-lookup.ts';
import { createHttpPool } from '../../../../electron/adapters/http-pool.ts';
import { createHttpProbe } from '../../../../electron/adapters/http-probe.ts';
import { createSocketOpener } from '../../../../electron/adapters/open-socket.ts';
import { runProbe } from '../../../../electron/adapters/probe-run.ts';
import { noProxy } from '../../../../electron/adapters/proxy-choice.ts';
import { createStallWatch } from '../../../../electron/adapters/stall-watch.ts';
import { HttpTargetSchema, type HttpTarget } from '../../../../shared/model/check.ts';
import { httpAnswer, startHttpServer } from '../../../support/evil-server.ts';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const take of undo.splice(0).toReversed()) await take();
});

/** The pool as it is, but a kept connection reaches the end of its idle time between being lent and being used. */
async function probeWithIdleEnd() {
  const server = await startHttpServer(() => httpAnswer(200, 'ok'));
  const clock = createSystemClock();
  const open = createSocketOpener({ clock, lookup: createHostLookup({ clock }) });
  const pool = createHttpPool({ clock, open, trust: createTrust(), proxies: noProxy });
  const probe = createHttpProbe({
    ...pool,
    take: async (...wish) => {
      const connection = await pool.take(...wish);
      if (connection.reused) connection.destroy();
      return connection;
    },
  });
  undo.push(() => server.close(), () => pool.reset());
  const stalls = createStallWatch(clock);
  return { server, probe: (target: HttpTarget) => runProbe(clock, stalls, 2000, (run) => probe(target, run)) };
}

test('a kept connection whose idle time ends as it is taken says nothing of the endpoint: the probe takes a new one', async () => {
  const { server, probe } = await probeWithIdleEnd();
  const target = HttpTargetSchema.parse({ type: 'http', url: `${server.origin}/health` });
  for (let count = 0; count < 3; count += 1) expect(await probe(target)).toMatchObject({ failures: [], statusCode: 200 });
  expect(server.accepted()).toBe(3);
});
