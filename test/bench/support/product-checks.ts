// The product's own poller, prober, network watch and database, put together as the app does and without Electron. A process of its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../electron/adapters/host-lookup.ts';
import { createNetworkWitness } from '../../../electron/adapters/network-witness.ts';
import { createProber } from '../../../electron/adapters/prober.ts';
import { createDataFile } from '../../../electron/database/data-file.ts';
import { createHealthPoller } from '../../../electron/services/health-poller.ts';
import { createNetworkWatch } from '../../../electron/services/network-watch.ts';
import type { Prober } from '../../../electron/services/ports/prober.ts';
import { createBeatLog, reportRounds, type BeatLog } from './beat-log.ts';
import type { ChecksOrder } from './checks-protocol.ts';
import { checkNumber, dataFile, planChecks } from './profile.ts';

const order = JSON.parse(process.argv[2] ?? '') as ChecksOrder;
const { target, healthy, hanging, intervalMs, folder } = order;
const clock = createSystemClock();
const complain = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);

mkdirSync(folder, { recursive: true });
const path = join(folder, dataFile);
const workerPath = fileURLToPath(new URL('../../../electron/database/worker.ts', import.meta.url));
const { vault, archive } = createDataFile({ path, workerPath, clock });
const { stores: store } = await vault.open();
const plan = { origin: target, intervalSeconds: intervalMs / 1000 };
for (const check of planChecks({ ...plan, count: healthy })) store.checks.save(check);
for (const check of planChecks({ ...plan, count: hanging, path: '/hang/' })) store.checks.save({ ...check, id: `hanging-${check.id}` });

let log: BeatLog | null = null;
const lookup = createHostLookup({ clock });
const real = createProber({ clock, lookup });
const prober: Prober = {
  ...real,
  probe: async (...request) => {
    const number = checkNumber(request[0].checkId);
    if (number !== null) log?.begin(number);
    const result = await real.probe(...request);
    if (number !== null && result.failures.length > 0) log?.fail();
    return result;
  },
};
const { hostname: host, port } = new URL(target);
const witness = { type: 'tcp', host, port: Number(port) } as const;
const network = createNetworkWatch({
  clock, witness: createNetworkWitness({ clock, lookup }), witnesses: () => [witness, witness], zone: () => 'UTC', onSource: () => {}, onReturn: () => {},
});
const poller = createHealthPoller({
  clock, prober, network, store: store.checks, history: archive, zone: () => 'UTC', report: complain,
  complete: ({ target: whole }) => ({ target: whole }),
  onReports: () => {}, onVerdicts: () => {}, onGone: () => {}, onEvents: () => {}, onSource: () => {},
});

poller.start();
await reportRounds({ ...order, begin: () => (log = createBeatLog(healthy, intervalMs)) });
