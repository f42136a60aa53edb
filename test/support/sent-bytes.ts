import type { ElectronApplication } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { capturePackets } from './packet-capture.ts';

/**
 * All bytes that the app sends from now on, before encryption where it can be: by Chromium's own log of its sockets, by Node's sockets
 * in main, and as packets where this machine allows it.
 */
export async function recordSentBytes(app: ElectronApplication, logFile: string) {
  const packets = await capturePackets();
  await app.evaluate(async ({ netLog }, file) => {
    await netLog.startLogging(file, { captureMode: 'everything' });
    const written: string[] = [];
    Object.assign(globalThis, { written });
    const note = (data: unknown) => {
      if (typeof data === 'string') written.push(data);
      else if (data instanceof Uint8Array) written.push(Buffer.from(data).toString('latin1'));
      else if (Array.isArray(data)) for (const part of data) note(part);
    };
    const { Socket } = process.getBuiltinModule('node:net');
    const { Socket: Datagrams } = process.getBuiltinModule('node:dgram');
    const write = Socket.prototype.write as (...given: unknown[]) => boolean;
    Socket.prototype.write = function (this: unknown, ...given: unknown[]) {
      note(given[0]);
      return write.apply(this, given);
    } as typeof Socket.prototype.write;
    const send = Datagrams.prototype.send as (...given: unknown[]) => void;
    Datagrams.prototype.send = function (this: unknown, ...given: unknown[]) {
      note(given[0]);
      return send.apply(this, given);
    } as typeof Datagrams.prototype.send;
  }, logFile);

  return {
    /** For when it is not stopped: ends what runs beside the app. */
    release: async () => packets?.stop(),
    /** Ends the recording; each part under its name. */
    async stop(): Promise<Readonly<Record<string, Buffer>>> {
      const written = await app.evaluate(async ({ netLog }) => {
        await netLog.stopLogging();
        return (globalThis as unknown as { written: string[] }).written.join('\n');
      });
      const parts: Record<string, Buffer> = { chromium: bytesOfLog(readFileSync(logFile, 'utf8')), node: Buffer.from(written, 'latin1') };
      if (packets !== null) {
        parts['packets'] = packets.bytes();
        await packets.stop();
      }
      return parts;
    },
  };
}

/** The log itself, and the bytes in it, which are written in base 64. */
function bytesOfLog(text: string): Buffer {
  const bytes = [...text.matchAll(/"bytes":"([A-Za-z0-9+/=]+)"/g)].map(([, encoded]) => Buffer.from(encoded ?? '', 'base64'));
  return Buffer.concat([Buffer.from(text), ...bytes]);
}
