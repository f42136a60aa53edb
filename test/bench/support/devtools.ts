import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pause, until } from './moment.ts';

/** A page seen through Chromium's own protocol. */
export type Page = {
  /** Runs a function of the page's world and hands back what it resolves to. It may not use anything from outside. */
  readonly evaluate: <A, T>(work: (input: A) => T | Promise<T>, input: A) => Promise<T>;
  readonly send: (method: string, params?: object) => Promise<unknown>;
};

export type DevTools = {
  /** The first page whose document has begun after this was called; or the one that is there. */
  readonly page: () => Promise<Page>;
  /** What Chromium itself notes of these categories, in all its processes, while the work is done. */
  readonly trace: (categories: readonly string[], work: () => Promise<void>) => Promise<readonly TraceEvent[]>;
  readonly close: () => void;
};

/** `ts` in microseconds of the machine's own clock, the same in every process. */
export type TraceEvent = { readonly name: string; readonly ph: string; readonly ts: number; readonly pid: number; readonly id?: string; readonly args: Readonly<Record<string, unknown>> };

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string; readonly targetId: string }; readonly value?: readonly TraceEvent[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

const portFile = (userData: string): string => join(userData, 'DevToolsActivePort');

/** The flag that opens the door; any port, as several apps may run. Call before the launch: a door of the last run is closed. */
export function devToolsFlag(userData: string): string {
  rmSync(portFile(userData), { force: true });
  return '--remote-debugging-port=0';
}

/** Attaches to every page as it appears, without stopping it: a window is as fast as without. */
export async function openDevTools(userData: string): Promise<DevTools> {
  const [port, path] = await until('the door of the page', () => {
    const lines = existsSync(portFile(userData)) ? readFileSync(portFile(userData), 'utf8').trim().split('\n') : [];
    return lines.length === 2 ? lines : undefined;
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The page cannot be looked into.'));
  });
  const answers = new Map<number, (message: Message) => void>();
  const sessions = new Map<string, string>();
  let traced: TraceEvent[] = [];
  let traceEnded = (): void => {};
  let asked = 0;

  function send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      answers.set(id, ({ result, error }) => (error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`))));
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  }
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) {
      answers.get(message.id)?.(message);
      answers.delete(message.id);
    } else if (message.method === 'Target.attachedToTarget' && message.params?.targetInfo?.type === 'page') {
      sessions.set(message.params.sessionId ?? '', message.params.targetInfo.targetId);
    } else if (message.method === 'Target.detachedFromTarget') {
      sessions.delete(message.params?.sessionId ?? '');
    } else if (message.method === 'Tracing.dataCollected') {
      traced.push(...(message.params?.value ?? []));
    } else if (message.method === 'Tracing.tracingComplete') {
      traceEnded();
    }
  };
  await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });

  return {
    page: async () => {
      const session = await until('a page', () => sessions.keys().next().value);
      const own = (method: string, params?: object): Promise<unknown> => send(method, params, session);
      return { send: own, evaluate: (work, input) => evaluate(own, work, input) };
    },
    trace: async (includedCategories, work) => {
      traced = [];
      const ended = new Promise<void>((resolve) => (traceEnded = resolve));
      await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { recordMode: 'recordUntilFull', includedCategories } });
      await work();
      await send('Tracing.end');
      await ended;
      return traced;
    },
    close: () => socket.close(),
  };
}

type Evaluation<T> = { readonly result: { readonly value: T }; readonly exceptionDetails?: { readonly exception?: { readonly description?: string } } };

async function evaluate<A, T>(send: Page['send'], work: (input: A) => T | Promise<T>, input: A): Promise<T> {
  const expression = `(${work.toString()})(${JSON.stringify(input) ?? 'undefined'})`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = (await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })) as Evaluation<T>;
      if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.exception?.description ?? 'The page threw.');
      return answer.result.value;
    } catch (error) {
      // The first document of a window is replaced by the page while we look.
      if (attempt === 50 || !/navigat|context|destroyed|collected|Inspected target/i.test(String(error))) throw error;
      await pause(2);
    }
  }
}
