import { formatMinute } from '../../shared/domain/format-time.ts';
import type { HandoffNow } from '../../shared/model/handoff-view.ts';
import { createMemo } from './memo.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { Notifier } from './ports/notifier.ts';

export type HandoffHeraldOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly meta: MetaStore;
  /** For what is no alert: it waits while the person is busy. */
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  readonly announce: (line: string) => void;
  readonly show: () => void;
  readonly report: (error: unknown) => void;
};

const key = 'watchkeeper-handoff';
const told = 'handoff.told';

/** Says once, half an hour before the shift ends, that the handoff is to be compiled; without a sound, and never after the boundary (S27, S32). */
export function createHandoffHerald({ clock, meta, notifier, announce, show, report }: HandoffHeraldOptions) {
  const memo = createMemo(meta, report);
  let shown = false;
  notifier.onAction((of, action) => {
    if (of === key && action === 'open') show();
  });

  return (now: HandoffNow | null): void => {
    const compile = now?.steps.find(({ step }) => step === 'compile');
    const asked = now !== null && compile !== undefined && compile.doneAt === null && clock.now() >= compile.dueAt && clock.now() < now.shift.until;
    if (!asked) {
      if (shown) notifier.withdraw(key);
      shown = false;
      return;
    }
    const { shift: { until }, zone, kind } = now;
    if (memo.get(told) === String(until)) return;
    memo.set(told, String(until));
    shown = true;
    const title = kind === 'light' ? 'Compile the light handoff' : 'Compile the handoff';
    announce(`HANDOFF ${title}: the shift ends at ${formatMinute(until, zone)}`);
    notifier
      .show({ key, title, body: `Your shift ends at ${formatMinute(until, zone)}. What the data say is filled in; the rest takes a few minutes.`, severity: null, urgency: 'normal', actions: ['open'], sound: false })
      .catch(report);
  };
}
