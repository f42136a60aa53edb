import { z } from 'zod';
import type { OnCallStatus } from '../../model/on-call.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Situation } from '../../model/situation.ts';
import type { SourceState } from '../../model/source.ts';
import type { WatchStatus } from '../../model/watch-status.ts';
import { call, event, nothing, returns } from './shape.ts';

/** What holds now: the word of the tray, situations, sources, who is on call. */
export const watchCalls = {
  'watch.status': call(nothing, returns<WatchStatus>()),
  'situations.list': call(nothing, returns<readonly Situation[]>()),
  'situation.acknowledge': call(z.strictObject({ id: z.string().max(64) }), returns<Outcome>()),
  /** A person says that these are one outage, or that these members are another one; the last such word can be taken back. */
  'situation.merge': call(z.strictObject({ ids: z.array(z.string().max(64)).min(2).max(100) }), returns<Outcome>()),
  'situation.split': call(z.strictObject({ id: z.string().max(64), members: z.array(z.string().max(80)).min(1).max(100) }), returns<Outcome>()),
  'situation.undo': call(nothing, returns<Outcome>()),
  'oncall.status': call(nothing, returns<OnCallStatus>()),
  'sources.list': call(nothing, returns<readonly SourceState[]>()),
  /** Opens the window on Now, with a situation pointed out. */
  'window.open': call(z.strictObject({ id: z.string().max(64).nullable() }), returns<Outcome>()),
  /** Puts the watch strip away until there is something else to see. */
  'strip.dismiss': call(nothing, returns<Outcome>()),
} as const;

export const watchEvents = {
  'watch.changed': event<WatchStatus>(),
  'situations.changed': event<readonly Situation[]>(),
  'oncall.changed': event<OnCallStatus>(),
  'sources.changed': event<readonly SourceState[]>(),
  /** The tray or a notification asks the window to show something. */
  'window.show': event<{ readonly screen: 'now' | 'health' | 'timeline' | 'connect' | 'outbox' | 'cover' | 'handoff' | 'wellness' | 'support'; readonly id: string | null }>(),
} as const;
