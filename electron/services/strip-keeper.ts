import { planStrip, type StripFacts } from '../../shared/domain/watch-strip.ts';
import { isBlind } from '../../shared/model/source.ts';
import type { Outcome } from '../../shared/model/outcome.ts';

export type StripKeeperOptions = {
  readonly read: () => Omit<StripFacts, 'alarmed' | 'dismissed'>;
  readonly strip: { show(): void; hide(): void; resize(): void };
};

/** Shows the watch strip while it is wanted or needed. Refresh it when a situation, a source or a preference changed. */
export function createStripKeeper({ read, strip }: StripKeeperOptions) {
  let alarmed = false;
  let dismissed: string | null = null;

  function refresh(): void {
    const facts = read();
    if (!facts.sources.some((state) => state.source === 'notifications' && isBlind(state))) alarmed = false;
    const { shown, subject } = planStrip({ ...facts, alarmed, dismissed });
    // What is there to see now was not put away.
    if (subject !== dismissed) dismissed = null;
    if (!shown) return strip.hide();
    strip.show();
    strip.resize();
  }

  return {
    refresh,
    /** The self-test found that nobody sees notifications. */
    alarm(): void {
      alarmed = true;
      refresh();
    },
    /** The person puts it away until there is something else to see. */
    dismiss(): Outcome {
      dismissed = planStrip({ ...read(), alarmed, dismissed: null }).subject;
      refresh();
      return { result: 'done', message: 'Put away until something changes.' };
    },
  };
}
