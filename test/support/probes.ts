import { HttpTargetSchema, type HttpTarget } from '../../shared/model/check.ts';
import type { ProbeResult } from '../../shared/model/probe.ts';
import { createSystemClock } from '../../electron/adapters/clock.ts';
import { createHostLookup } from '../../electron/adapters/host-lookup.ts';
import { createProber, type ProberOptions } from '../../electron/adapters/prober.ts';

/** A prober as the app has it, on the machine's own clock. */
export function startProber(options: Partial<ProberOptions> = {}) {
  const clock = options.clock ?? createSystemClock();
  const prober = createProber({ lookup: createHostLookup({ clock }), ...options, clock });
  return {
    prober,
    http: (url: string, extra: Partial<HttpTarget> = {}, timeout = 2000): Promise<ProbeResult> =>
      prober.probe({ checkId: 'check', target: HttpTargetSchema.parse({ type: 'http', url, ...extra }), timeout }),
  };
}
