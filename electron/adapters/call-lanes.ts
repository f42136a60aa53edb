/** `write` overtakes `read`; one call of each lane at a time, and no read begins while a write waits or runs. */
export type Lane = 'write' | 'read';

type Job = { readonly start: () => Promise<void>; readonly giveUp: () => void };

/** The queue of one token: a person's action never waits behind a read that hangs. */
export function createCallLanes() {
  const waiting: Record<Lane, Job[]> = { write: [], read: [] };
  const busy: Record<Lane, AbortController | null> = { write: null, read: null };

  function pump(): void {
    if (busy.write === null) begin('write');
    if (busy.read === null && busy.write === null && waiting.write.length === 0) begin('read');
  }
  function begin(lane: Lane): void {
    void waiting[lane].shift()?.start();
  }
  function giveUp(lane: Lane): void {
    for (const job of waiting[lane].splice(0)) job.giveUp();
    busy[lane]?.abort();
  }

  return {
    /** `given up` ends a call that has not begun; one that runs sees its signal. */
    run<T>(lane: Lane, call: (signal: AbortSignal) => Promise<T>, givenUp: () => T): Promise<T> {
      return new Promise<T>((resolve) => {
        waiting[lane].push({
          giveUp: () => resolve(givenUp()),
          async start() {
            const controller = new AbortController();
            busy[lane] = controller;
            const outcome = await call(controller.signal);
            busy[lane] = null;
            resolve(outcome);
            pump();
          },
        });
        pump();
      });
    },
    abandonReads: () => giveUp('read'),
    abandonAll(): void {
      giveUp('write');
      giveUp('read');
    },
  };
}
