import type { SourceState } from '../model/source.ts';
import type { Instant } from '../time/duration.ts';
import { formatMinute } from './format-time.ts';
import type { NetworkTrouble, NetworkView } from './network-view.ts';

const sentences: Readonly<Record<Exclude<NetworkTrouble, 'none'>, (since: string) => string>> = {
  'no-network': (since) => `No network since ${since}. Checks that need it are unknown until it is back.`,
  captive: (since) => `Something else has answered in place of the network since ${since}, as a login page does. Open a browser and sign in.`,
  names: (since) => `Names could not be looked up since ${since}; what is reached by a numeric address still answers. Checks by name are unknown until names are back.`,
};

function conditionOf(view: NetworkView): SourceState['condition'] {
  if (view.trouble !== 'none') return 'failing';
  return view.verdict === 'online' ? 'fresh' : 'starting';
}

/**
 * Our own network as a source (promise 1). `trouble` is what `before` was about; `zone` an IANA name, for the time of day.
 * Fresh means: in order when it was last asked, at `lastGoodAt`; nobody is asked while nothing fails.
 */
export function networkSource(before: SourceState, trouble: NetworkTrouble, view: NetworkView, now: Instant, zone: string): SourceState {
  const condition = conditionOf(view);
  const since = condition === before.condition && trouble === view.trouble ? before.since : now;
  const reason = view.trouble === 'none' ? '' : sentences[view.trouble](formatMinute(since, zone));
  const cause = view.trouble === 'names' ? { cause: 'no-names' as const } : {};
  return { source: 'network', condition, lastGoodAt: condition === 'fresh' ? now : before.lastGoodAt, since, reason, ...cause };
}
