import { z } from 'zod';
import { formatMinute } from '../../shared/domain/format-time.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { OpenRoutine, RoutineView } from '../../shared/model/routine.ts';
import { createMemo } from './memo.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { Notifier } from './ports/notifier.ts';

export type RoutineHeraldOptions = {
  readonly meta: MetaStore;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  readonly zone: () => string;
  readonly pressed: () => boolean;
  readonly open: (screen: 'now' | 'handoff') => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

const key = 'watchkeeper-routine';
const ToldSchema = z.array(z.string());
const remembered = 40;

/** Says once that something is to be looked at, quietly and without a sound; never while a SEV-1/2 is open, and never when it is late already. */
export function createRoutineHerald({ meta, notifier, zone, pressed, open, announce, report }: RoutineHeraldOptions) {
  const memo = createMemo(meta, report);
  let told = read();
  let onScreen: readonly OpenRoutine[] = [];

  function read(): readonly string[] {
    const text = meta.get('routine.told');
    try {
      return text === null ? [] : ToldSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return [];
    }
  }
  const opensHandoff = (list: readonly OpenRoutine[]): boolean => list.some(({ opens }) => opens === 'handoff');

  notifier.onAction((answered, action) => {
    if (answered === key && action === 'open') open(opensHandoff(onScreen) ? 'handoff' : 'now');
  });

  return {
    tell({ open: routines }: RoutineView): void {
      const before = onScreen.length;
      onScreen = onScreen.filter(({ id }) => routines.some((one) => one.id === id));
      if (before > 0 && onScreen.length === 0) notifier.withdraw(key);
      const news = routines.filter(({ id, state }) => state !== 'late' && !told.includes(id));
      if (news.length === 0 || pressed()) return;
      told = [...told, ...news.map(({ id }) => id)].slice(-remembered);
      memo.set('routine.told', JSON.stringify(told));
      onScreen = news;
      const title = news.map(({ name, dueAt }) => `${name} ${formatMinute(dueAt, zone())}`).join(', ');
      const items = news.flatMap((one) => one.items);
      const found = items.filter((item) => item.done).length;
      const body = `${found === 0 ? `${items.length} to look at` : `${found} of ${items.length} found in order, ${items.length - found} to look at`}.${opensHandoff(news) ? ' The handoff is ready to be written.' : ''}`;
      announce(`ROUTINE ${title}. ${body}`);
      notifier.show({ key, title: plainLine(title, 120), body, severity: null, urgency: 'low', actions: ['open'], sound: false }).catch(report);
    },
  };
}
