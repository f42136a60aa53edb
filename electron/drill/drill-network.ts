import type { Simulator } from './simulator.ts';

/** Where a drill's PagerDuty is: on this machine, at a port that nobody listens on. Whatever would leave the drill by mistake arrives nowhere. */
export const drillApi = 'http://127.0.0.1:1';

/**
 * The only way out of a drill, and it leads to the simulator in the same process: no socket is opened, and whatever is meant for
 * anybody else is refused before anything of it leaves.
 */
export function createDrillFetch(simulator: Pick<Simulator, 'fetch'>): Simulator['fetch'] {
  return (url, init) => {
    const { origin, host } = new URL(url);
    if (origin !== drillApi) return Promise.reject(new TypeError(`This is a drill: nothing is sent to ${host}.`));
    return simulator.fetch(url, init);
  };
}
