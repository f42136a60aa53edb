import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { codeOf } from '../../shared/domain/reason-of.ts';
import type { FailureKind } from '../../shared/model/probe.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { HostAddress, HostLookup } from '../services/ports/host-lookup.ts';
import { certificateFault, readCertificate, type CertificateFacts } from './certificate.ts';
import type { Proxy } from './proxy-choice.ts';
import { digTunnel, proxyFault } from './proxy-tunnel.ts';

export type SocketTarget = {
  readonly host: string;
  readonly port: number;
  /** Null: no encryption. */
  readonly trust: SecureContext | null;
  /** Left out or null: directly. */
  readonly via?: Via | null;
};

/** Through a proxy: by a tunnel to the target, or only as far as the proxy, which is then asked for whole addresses. */
export type Via = { readonly proxy: Proxy; readonly tunnel: boolean; readonly trust: () => SecureContext };

/** What is told while a connection is made: for the reason of a timeout, and to take it back. */
export type Progress = {
  /** What is done now, and what it is if the deadline comes meanwhile: a timeout of the endpoint, if nothing else is said. */
  step(text: string, late?: FailureKind): void;
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

function secure(tcp: Socket, host: string, trust: SecureContext): TLSSocket {
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

  async function connect(host: string, port: number, progress: Progress, late: FailureKind, what: string): Promise<Socket> {
    progress.step(`looking up ${what}${host}`, late);
    let abandoned = false;
    progress.onAbandon(() => {
      abandoned = true;
    });
    const addresses = await lookup.lookup(host);
    if (abandoned) throw new Error('abandoned');

    progress.step(`connecting to ${what}${host}:${port}`, late);
    const tcp = connectTcp({ host, port, noDelay: true, autoSelectFamily: addresses.length > 1, lookup: lookupOf(addresses) });
    // Errors after the connection stands belong to whoever uses it; without a listener one would end the process.
    tcp.on('error', () => {});
    progress.onAbandon(() => tcp.destroy());
    await whenOpen(tcp, 'connect');
    return tcp;
  }

  async function encrypt(tcp: Socket, host: string, trust: SecureContext, progress: Pick<Progress, 'onAbandon' | 'certificate'>): Promise<OpenedSocket> {
    const socket = secure(tcp, host, trust);
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
      const code = codeOf(error);
      throw certificateFault(code, host, certificate, clock.now()) ?? error;
    }
    return { socket, certificate };
  }

  /** A connection to the proxy, and through it to the target when a tunnel is wanted. */
  async function connectThrough({ host, port }: SocketTarget, { proxy, trust, tunnel }: Via, progress: Progress): Promise<Socket> {
    let socket: Socket;
    try {
      socket = await connect(proxy.host, proxy.port, progress, 'proxy', 'the proxy ');
      if (proxy.secure) {
        progress.step(`agreeing on encryption with the proxy ${proxy.name}`, 'proxy');
        socket = (await encrypt(socket, proxy.host, trust(), { ...progress, certificate: () => {} })).socket;
      }
    } catch (error) {
      throw proxyFault(error, proxy);
    }
    if (tunnel) await digTunnel(socket, host, port, proxy, progress);
    return socket;
  }

  return async function openSocket(target: SocketTarget, progress: Progress): Promise<OpenedSocket> {
    const { host, port, trust, via = null } = target;
    const tcp = via === null ? await connect(host, port, progress, 'timeout', '') : await connectThrough(target, via, progress);
    if (trust === null) return { socket: tcp, certificate: null };
    progress.step(`agreeing on encryption with ${host}`);
    return encrypt(tcp, host, trust, progress);
  };
}

export type OpenSocket = ReturnType<typeof createSocketOpener>;
