import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a local port that can be cut and opened again on the same port, as a network does. Without a target it only lets itself be reached. */
export async function openGate(target: number | null, host = '127.0.0.1') {
  const sockets = new Set<Socket>();
  let server: Server | null = null;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    return socket;
  };
  const listen = (port: number) => new Promise<number>((resolve, reject) => {
    const opened = createServer((incoming) => {
      keep(incoming);
      if (target === null) return;
      const outgoing = keep(connect(target, '127.0.0.1'));
      incoming.pipe(outgoing).pipe(incoming);
      incoming.on('close', () => outgoing.destroy());
      outgoing.on('close', () => incoming.destroy());
    });
    server = opened;
    opened.once('error', reject).listen(port, host, () => resolve((opened.address() as AddressInfo).port));
  });
  const port = await listen(0);

  return {
    port,
    cut: () => new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      if (server === null) return resolve();
      server.close(() => resolve());
      server = null;
    }),
    open: async (): Promise<void> => {
      if (server === null) await listen(port);
    },
  };
}

export type Gate = Awaited<ReturnType<typeof openGate>>;
