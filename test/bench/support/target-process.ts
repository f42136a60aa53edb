// The endpoints that are watched, in a process of their own, so that answering costs the watcher nothing. Told by messages what to do.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { epoch } from './moment.ts';

const sick = new Set<string>();
const body = '{"status":"ok"}\n';

function answer(path: string, response: ServerResponse): void {
  if (path.startsWith('/hang/')) return hang(Number(path.slice(6)), response);
  if (!sick.has(path)) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    return;
  }
  response.writeHead(503, { 'content-length': 0 }).end();
  process.send?.({ kind: 'failed', path, at: epoch() });
}

/** Every other one says nothing at all; the rest send one byte a second and never finish. */
function hang(endpoint: number, response: ServerResponse): void {
  if (endpoint % 2 === 0) return;
  response.writeHead(200, { 'content-type': 'application/json' });
  const drip = setInterval(() => response.write(' '), 1000);
  response.on('close', () => clearInterval(drip));
}

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => answer(request.url ?? '', response));
process.on('message', (message: { readonly kind: 'sicken' | 'heal'; readonly path: string }) => {
  if (message.kind === 'sicken') sick.add(message.path);
  else sick.delete(message.path);
});
process.on('disconnect', () => process.exit());
server.listen({ host: '127.0.0.1', port: 0, backlog: 2048 }, () => process.send?.({ kind: 'listening', port: (server.address() as AddressInfo).port }));
