import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Clock } from '../services/ports/clock.ts';
import type { HostAddress, HostLookup } from '../services/ports/host-lookup.ts';
import { certificateFault, readCertificate, type CertificateFacts } from './certificate.ts';

export type SocketTarget = {
  readonly host: string;
  readonly port: number;
  /** Null: no encryption. */
  readonly trust: SecureContext | null;
};

/** What is told while a connection is made: for the reason of a timeout, and to take it back. */
export type Progress = {
  step(text: string): void;
  /** Runs when the attempt is given up. */
  onAbandon(undo: () => void): void;
  certificate(facts: CertificateFacts): void;
};

export type OpenedSocket = { readonly socket: Socket; readonly certificate: CertificateFacts | null };

function lookupOf(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, addresses.map(({ address, family }) => ({ address, family })));
    else if (first !== undefined) done(null, first.address, first.family);
  };
}

function secure(tcp: Socket, { host, trust }: SocketTarget & { readonly trust: SecureContext }): TLSSocket {
  // A name of an address is not sent along (RFC 6066), but it is compared with the certificate all the same.
  const servername = isIP(host) === 0 ? host : '';
  return connectTls({ socket: tcp, host, servername, secureContext: trust, ALPNProtocols: ['http/1.1'] });
}

/** Opens a TCP connection, with TLS when asked for. Rejects with what went wrong; a socket never outlives an abandoned attempt. */
export function createSocketOpener({ clock, lookup }: { readonly clock: Clock; readonly lookup: HostLookup }) {
  function whenOpen(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
    return new Promise((resolve, reject) => {
      const closed = () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
      socket.once('close', closed);
      socket.once('error', reject);
      socket.once(event, () => {
        socket.off('close', closed);
        socket.off('error', reject);
        resolve();
      });
    });
  }

  return async function openSocket(target: SocketTarget, progress: Progress): Promise<OpenedSocket> {
    const { host, port, trust } = target;
    progress.step(`looking up ${host}`);
    let abandoned = false;
    progress.onAbandon(() => {
      abandoned = true;
    });
    const addresses = await lookup.lookup(host);
    if (abandoned) throw new Error('abandoned');

    progress.step(`connecting to ${host}:${port}`);
    const tcp = connectTcp({ host, port, noDelay: true, autoSelectFamily: addresses.length > 1, lookup: lookupOf(addresses) });
    // Errors after the connection stands belong to whoever uses it; without a listener one would end the process.
    tcp.on('error', () => {});
    progress.onAbandon(() => tcp.destroy());
    await whenOpen(tcp, 'connect');
    if (trust === null) return { socket: tcp, certificate: null };

    progress.step(`agreeing on encryption with ${host}`);
    const socket = secure(tcp, { ...target, trust });
    let certificate: CertificateFacts | null = null;
    // Before Node judges the certificate: afterwards a refused socket is gone, and with it the date to tell.
    socket.prependOnceListener('secure', () => {
      certificate = readCertificate(socket);
      if (certificate !== null) progress.certificate(certificate);
    });
    socket.on('error', () => {});
    progress.onAbandon(() => socket.destroy());
    try {
      await whenOpen(socket, 'secureConnect');
    } catch (error) {
      tcp.destroy();
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw certificateFault(code, host, certificate, clock.now()) ?? error;
    }
    return { socket, certificate };
  };
}

export type OpenSocket = ReturnType<typeof createSocketOpener>;
