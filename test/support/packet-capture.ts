import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Writes every packet of every interface to a file, and says when it listens. Linux lets root do that. */
const listener = `
import socket, sys
s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
out = open(sys.argv[1], 'wb', buffering=0)
print('listening', flush=True)
while True: out.write(s.recv(65535))
`;

export type PacketCapture = { readonly bytes: () => Buffer; readonly stop: () => Promise<void> };

/** Everything that passes any of this machine's networks, loopback included; null where the machine does not allow it. */
export async function capturePackets(): Promise<PacketCapture | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-packets-'));
  const file = path.join(folder, 'packets');
  const child = spawn('python3', ['-c', listener, file], { stdio: ['ignore', 'pipe', 'ignore'] });
  const listening = await Promise.race([once(child.stdout, 'data').then(() => true), once(child, 'exit').then(() => false), once(child, 'error').then(() => false)]);
  if (!listening) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  return {
    bytes: () => (existsSync(file) && statSync(file).size > 0 ? readFileSync(file) : Buffer.alloc(0)),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
