import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TestCertificate } from './certificates.ts';

export type ProxyRules = {
  /** What a proxy answers instead of doing its work; null: it does it. */
  readonly refuse?: (request: IncomingMessage) => number | null;
  /** Where everything ends up, whatever was asked for: names need not exist. */
  readonly leadsTo: () => number;
  /** Speaks TLS to its clients. */
  readonly certificate?: TestCertificate;
};

/** A real HTTP proxy on loopback: CONNECT and whole addresses. Tells what it was asked. */
export async function startProxyServer({ refuse = () => null, leadsTo, certificate }: ProxyRules) {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const open = new Set<Socket>();
  const server = certificate === undefined ? createServer() : createSecureServer({ key: certificate.key, cert: certificate.cert });
  const track = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  };
  const note = (request: IncomingMessage) => {
    asked.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
  };
  server.on('connection', track);
  server.on('request', (request, response) => {
    note(request);
    const status = refuse(request);
    if (status !== null) return void response.writeHead(status).end('refused');
    const upstream = connect(leadsTo(), '127.0.0.1', () => {
      const path = (request.url ?? '').replace(/^https?:\/\/[^/]*/, '');
      upstream.write(`${request.method} ${path} HTTP/1.1\r\nHost: ${request.headers.host}\r\nConnection: close\r\n\r\n`);
    });
    track(upstream);
    upstream.once('data', (chunk: Buffer) => {
      const [head = '', body = ''] = chunk.toString('latin1').split('\r\n\r\n');
      response.writeHead(Number(head.slice(9, 12))).end(body);
      upstream.destroy();
    });
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    note(request);
    const status = refuse(request);
    if (status !== null) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(leadsTo(), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\nvia: test\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    track(upstream);
    upstream.on('close', () => client.destroy());
    client.on('error', () => {}).on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    authorizations,
    connections: () => open.size,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
