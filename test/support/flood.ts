import { spawn } from 'node:child_process';

const program = `
const block = Buffer.concat([Buffer.from('10000\\r\\n'), require('node:crypto').randomBytes(65536), Buffer.from('\\r\\n')]);
const server = require('node:net').createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => {
    socket.write('HTTP/1.1 200 OK\\r\\ntransfer-encoding: chunked\\r\\n\\r\\n');
    const pour = () => { while (!socket.destroyed && socket.write(block)); };
    socket.on('drain', pour);
    pour();
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

export type Flood = { readonly origin: string; close(): void };

/** An HTTP server in its own process whose answers never end and come as fast as they are taken. */
export function startFlood(): Promise<Flood> {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the flood did not start')));
    child.stdout.once('data', (port: Buffer) => {
      resolve({ origin: `http://127.0.0.1:${port.toString().trim()}`, close: () => child.kill('SIGKILL') });
    });
  });
}
