import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from './moment.ts';

type Message = { readonly kind: 'listening'; readonly port: number } | { readonly kind: 'failed'; readonly path: string; readonly at: number };

export type Target = {
  readonly origin: string;
  readonly port: number;
  /** From now on the path answers 503. Resolves with the instant at which the first such answer was given. */
  readonly sicken: (path: string, within: number) => Promise<number>;
  readonly heal: (path: string) => void;
  readonly close: () => void;
};

export async function openTarget(): Promise<Target> {
  const child = fork(fileURLToPath(new URL('target-process.ts', import.meta.url)));
  const failures: { readonly path: string; readonly at: number }[] = [];
  let port: number | undefined;
  child.on('message', (message: Message) => {
    if (message.kind === 'listening') port = message.port;
    else failures.push(message);
  });
  const open = await until('the watched endpoints', () => port);
  return {
    origin: `http://127.0.0.1:${open}`,
    port: open,
    sicken: (path, within) => {
      const from = failures.length;
      child.send({ kind: 'sicken', path });
      return until(`a probe of ${path}`, () => failures.slice(from).find((failure) => failure.path === path)?.at, within);
    },
    heal: (path) => void child.send({ kind: 'heal', path }),
    close: () => child.disconnect(),
  };
}
