import { capWords, shortRestWords } from '../../shared/domain/duty-words.ts';
import { numberIn, textIn } from '../../shared/domain/payload-fields.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { DutyView } from '../../shared/model/duty-view.ts';
import type { DutyLimits } from '../../shared/policy/duty-policy.ts';
import { elapsedDay } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { Journal } from './ports/journal.ts';
import type { Notifier } from './ports/notifier.ts';

export type DutyHeraldOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  readonly limits: () => DutyLimits;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  /** Shows the hours. */
  readonly open: () => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

type About = 'continuous' | 'week' | 'rest';
const key = 'watchkeeper-duty';

/** Warns at each of the policy's marks before a cap, once, in writing and quietly; never with a sound (S36, C23). */
export function createDutyHerald({ clock, journal, limits, notifier, open, announce, report }: DutyHeraldOptions) {
  /** How many marks were told of each; it falls with the hours, so that the next block is warned of anew. */
  const told: Record<About, number> = { continuous: 0, week: 0, rest: 0 };

  function say(about: About, warning: number, title: string, { forecast, status }: DutyView, atLimit: boolean): void {
    try {
      journal.append([{ occurredAt: clock.now(), kind: 'duty.warned', source: 'watchkeeper', title, body: forecast ?? '', payload: { about, warning, block: status.block?.startedAt ?? null } }]);
    } catch (error) {
      report(error);
    }
    announce(`DUTY ${title}${forecast === null ? '' : `. ${forecast}`}`);
    notifier
      .show({ key, title: plainLine(title, 120), body: plainLine(forecast ?? '', 300), severity: null, urgency: 'low', actions: ['open'], sound: false, ...(atLimit ? { budget: 'always' } : {}) })
      .catch(report);
  }
  /** `atLimit`: no longer on the way to it. That is shown whatever was shown before (P1). */
  function rise(about: About, warning: number, title: () => string, view: DutyView, atLimit: boolean): void {
    const before = Math.min(told[about], warning);
    told[about] = warning;
    if (warning > before) say(about, warning, title(), view, atLimit);
  }

  notifier.onAction((answered, action) => {
    if (answered === key && action === 'open') open();
  });

  return {
    /** What an earlier run has told is not told again. */
    start(facts: Pick<FactStore, 'ofKinds'>): void {
      for (const { payload } of facts.ofKinds(['duty.warned'], clock.now() - 8 * elapsedDay)) {
        const about = textIn(payload, 'about');
        const warning = numberIn(payload, 'warning') ?? 0;
        if (about === 'continuous' || about === 'week' || about === 'rest') told[about] = warning;
      }
    },
    tell(view: DutyView): void {
      const { continuous, week, shortRest, working } = view.status;
      rise('rest', shortRest === null ? 0 : shortRest.level === 'short' ? 1 : 2, () => (shortRest === null ? '' : shortRestWords(shortRest, limits())), view, shortRest?.level === 'too-short');
      rise('week', week.warning, () => capWords('week', week), view, week.worked >= week.cap);
      rise('continuous', continuous.warning, () => capWords('continuous', continuous), view, continuous.worked >= continuous.cap);
      if (!working) notifier.withdraw(key);
    },
  };
}
