import type { ProbeFailure } from '../../shared/model/probe.ts';
import type { OpenSocket } from './open-socket.ts';
import type { ProbeRun } from './probe-run.ts';

/** Passes when the connection stands; nothing is sent. */
export function createTcpProbe(open: OpenSocket) {
  return async function probeTcp({ host, port }: { readonly host: string; readonly port: number }, run: ProbeRun): Promise<readonly ProbeFailure[]> {
    run.about(`${host}:${port}`);
    const { socket } = await open({ host, port, trust: null }, run);
    socket.destroy();
    return [];
  };
}
