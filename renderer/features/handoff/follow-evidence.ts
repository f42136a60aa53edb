import type { Api, EventName } from '../../../shared/ipc/contract.ts';
import { second, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';
import type { Clock } from '../../store/clock.ts';
import type { Pen } from './handoff-pen.ts';

/** What happens seldom happens alone. */
const pause: Milliseconds = second;
/** However much happens, it is read at most this often. */
const atMost: Milliseconds = 5 * second;
/** What is typed goes first: it is read once nobody has typed for so long. */
const afterTyping: Milliseconds = 2 * second;

/** Each may be a reason for the record to say something that the draft does not. */
const reasons = ['timeline.grew', 'situations.changed', 'alerting.changed', 'sources.changed', 'maintenance.changed', 'rota.changed', 'policy.changed'] as const satisfies readonly EventName[];

/** Keeps what a draft is held against true while it is shown: a page that says “every open issue is in it” says it of now (promise 1). */
export function followEvidence({ api, clock, pen }: { readonly api: Pick<Api, 'on'>; readonly clock: Pick<Clock, 'now' | 'after' | 'isVisible'>; readonly pen: Pick<Pen, 'store' | 'refresh'> }): () => void {
  let armed = false;
  let disarm = () => {};
  let readAt: Instant | null = null;

  function arm(delay: Milliseconds): void {
    if (armed) return;
    armed = true;
    disarm = clock.after(delay, look);
  }
  function look(): void {
    armed = false;
    // The pen reads all of it when the window is seen again.
    if (!clock.isVisible()) return;
    const { save } = pen.store.getState();
    if (save.state !== 'saved' || (save.at !== null && Math.abs(clock.now() - save.at) < afterTyping)) return arm(afterTyping);
    readAt = clock.now();
    void pen.refresh();
  }
  const deafen = reasons.map((name) => api.on(name, () => arm(readAt === null ? pause : Math.max(pause, readAt + atMost - clock.now()))));
  return () => {
    for (const stop of deafen) stop();
    disarm();
  };
}
