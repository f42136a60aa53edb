import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type EvilServer = {
  readonly port: number;
  readonly origin: string;
  /** Connections that are open now. */
  connections(): number;
  /** Connections that were ever made. */
  accepted(): number;
  /** Resolves when `connections()` is what is asked for. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
};

/** A TCP server on loopback that does with each connection whatever it is told, HTTP or not. */
export async function startEvilServer(misbehave: (socket: Socket) => void, server: Server = createServer()): Promise<EvilServer> {
  const open = new Set<Socket>();
  const waiting = new Set<() => void>();
  let accepted = 0;
  const tell = () => {
    for (const look of waiting) look();
  };
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      tell();
    });
    tell();
    if (server.listenerCount('secureConnection') > 0) return;
    misbehave(socket);
    // A socket that is not read never learns that the other side is gone.
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    connections: () => open.size,
    accepted: () => accepted,
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (open.size !== count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Calls `answer` with the head of each request that arrives. */
export function onRequest(socket: Socket, answer: (head: string) => void): void {
  let held = '';
  socket.on('data', (chunk) => {
    held += chunk.toString('latin1');
    for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
      const head = held.slice(0, end);
      held = held.slice(end + 4);
      answer(head);
    }
  });
}

/** One complete HTTP/1.1 answer. */
export function httpAnswer(status: number, body: string | Buffer = '', headers: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ 'content-length': String(bytes.length), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}

/** A server that answers every request the same way. */
export function startHttpServer(answer: (head: string) => Buffer): Promise<EvilServer> {
  return startEvilServer((socket) => onRequest(socket, (head) => socket.write(answer(head))));
}
