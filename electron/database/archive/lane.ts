import { Worker } from 'node:worker_threads';
import { reasonOf } from '../../../shared/domain/reason-of.ts';
import type { DataProgress } from '../../../shared/model/data-copy.ts';
import { StorageError, type StorageFault } from '../../services/ports/storage-error.ts';
import type { Answer, JobInput, JobName, JobOutput, Request, Word, WorkerSetup } from './jobs.ts';

export type LaneOptions = Omit<WorkerSetup, 'ending'> & { readonly workerPath: string };

export type Lane = {
  /** `tell` hears how far long work is. */
  readonly ask: <K extends JobName>(name: K, input: JobInput<K>, tell?: (progress: DataProgress) => void) => Promise<JobOutput<K>>;
  /** Whether the thread has answered already; one that is only starting takes a while. */
  readonly isReady: () => boolean;
  /** Keeps the thread from here on, until `rest`. */
  readonly wake: () => void;
  /** As at first: the thread ends once nothing is asked of it, and the next question starts another. */
  readonly rest: () => void;
  /** Ends the thread after what it is doing, because what it has open is not the file any more; what was asked of it is refused. */
  readonly renew: () => Promise<void>;
  /** For good. Long work stops where it is and leaves nothing behind; what was asked is refused. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly answer: (value: never) => void; readonly refuse: (error: Error) => void; readonly tell: (progress: DataProgress) => void };

function errorOf(fault: string | null, message: string): Error {
  return fault === null ? new Error(message) : new StorageError(fault as StorageFault, message);
}

/** One thread that answers questions in turn. When it dies, what was asked is refused and the next question starts another. */
export function createLane({ workerPath, ...setup }: LaneOptions): Lane {
  let worker: Worker | null = null;
  let asked = 0;
  let closed = false;
  let resting = true;
  let ready = false;
  const ending = new Int32Array(new SharedArrayBuffer(4));
  const waiting = new Map<number, Waiting>();

  function refuseAll(reason: string): void {
    const refused = [...waiting.values()];
    waiting.clear();
    for (const { refuse } of refused) refuse(new StorageError('failed', reason));
  }
  /** Lets the thread end by itself, so that it closes what it has open. */
  async function leave(): Promise<void> {
    const leaving = worker;
    worker = null;
    ready = false;
    if (leaving === null) return;
    // An error on the way out has its exit, too: nobody waits in vain, and nothing is rejected that nobody hears.
    const left = new Promise<void>((resolve) => leaving.once('exit', () => resolve()));
    leaving.postMessage(null);
    await left;
  }
  function receive(answer: Answer | Word): void {
    ready = worker !== null;
    const waiter = waiting.get(answer.number);
    if ('progress' in answer) return waiter?.tell(answer.progress);
    waiting.delete(answer.number);
    if (answer.ok) waiter?.answer(answer.value as never);
    else waiter?.refuse(errorOf(answer.fault, answer.message));
    if (resting && waiting.size === 0) void leave();
  }
  function start(): Worker {
    const started = new Worker(workerPath, { workerData: { ...setup, ending } satisfies WorkerSetup });
    const lost = (reason: string) => {
      if (worker !== started) return;
      worker = null;
      ready = false;
      refuseAll(`The thread that reads the data stopped (${reason}). Ask again: another one is started.`);
    };
    started.on('message', receive);
    started.on('error', (error) => lost(reasonOf(error)));
    started.on('exit', (code) => lost(`exit code ${code}`));
    return started;
  }

  return {
    ask: (name, input, tell = () => {}) =>
      new Promise((answer, refuse) => {
        if (closed) {
          refuse(new StorageError('failed', 'The data is closed.'));
          return;
        }
        worker ??= start();
        const request: Request = { number: ++asked, name, input };
        waiting.set(request.number, { answer, refuse, tell });
        worker.postMessage(request);
      }),
    isReady: () => ready,
    wake: () => void (resting = false),
    rest: () => {
      resting = true;
      if (waiting.size === 0) void leave();
    },
    renew: async () => {
      await leave();
      refuseAll('The data file was replaced. Ask again.');
    },
    close: async () => {
      closed = true;
      Atomics.store(ending, 0, 1);
      await leave();
      refuseAll('The data is closed.');
    },
  };
}
