import { isGroup } from '../../shared/domain/alert-group-key.ts';
import { planGroup } from '../../shared/domain/alert-group.ts';
import { assessHolds, holdOver, type HoldFacts, type HoldsNow } from '../../shared/domain/alert-hold.ts';
import { planAlert, type AlertPlan } from '../../shared/domain/alert-plan.ts';
import type { AlertRules } from '../../shared/domain/alert-rules.ts';
import { stormOver } from '../../shared/domain/alert-storm.ts';
import { silenceOver } from '../../shared/domain/silence-rules.ts';
import type { Hold } from '../../shared/model/alerting.ts';
import { isLoud } from '../../shared/model/severity.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { AlertEntries, Entry } from './alert-entries.ts';
import type { createAlertSounds } from './alert-sounds.ts';
import type { Clock } from './ports/clock.ts';
import type { createStormWatch } from './storm-watch.ts';

export type AlertPlannerOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly rules: () => AlertRules;
  readonly silences: () => readonly Silence[];
  /** By when a SEV-1/2 has to be acknowledged, in words; null: nothing is promised. */
  readonly promise: (situation: Situation) => string | null;
  readonly holds: () => HoldFacts;
  /** Whether a demo watch or a drill runs. */
  readonly playing: () => boolean;
  readonly entries: Pick<AlertEntries, 'membersOf'>;
  readonly sounds: Pick<ReturnType<typeof createAlertSounds>, 'before'>;
  readonly storms: Pick<ReturnType<typeof createStormWatch>, 'state'>;
  readonly report: (error: unknown) => void;
};

type Moment = { readonly at: Instant; readonly rules: AlertRules; readonly holds: HoldsNow };

/** Numbers that are older are read anew. */
const freshFor: Milliseconds = second / 10;

/** Puts together what the plan of an alert rests on. */
export function createAlertPlanner({ clock, rules, silences, promise, holds, playing, entries, sounds, storms, report }: AlertPlannerOptions) {
  /** Numbers and holds as they are now: read once for all that is looked at together. */
  let read: Moment | null = null;
  function moment(): Moment {
    const now = clock.now();
    if (read === null || Math.abs(now - read.at) >= freshFor) read = { at: now, rules: rules(), holds: assessHolds(holds(), now) };
    return read;
  }

  const silenceOf = (situation: Situation | null): Silence | null => (situation === null ? null : silenceOver(situation, silences(), clock.now()));
  function holdOf(situation: Pick<Situation, 'severity' | 'drill'> | null): Hold | null {
    return situation === null ? null : holdOver(situation, moment().holds);
  }
  /** An alert goes out whether or not it can say by when. */
  function promised(situation: Situation): string | null {
    try {
      return promise(situation);
    } catch (error) {
      report(error);
      return null;
    }
  }
  function planFor(entry: Entry): AlertPlan {
    const now = clock.now();
    const { id, situation, shown, problem, prompt } = entry;
    const { rules: numbers } = moment();
    const common = { shown, rules: numbers, heard: sounds.before(id), now };
    if (isGroup(id)) return planGroup({ ...common, key: id, members: entries.membersOf(id) });
    // What a demo watch or a drill has left is nobody's news: it goes without a word, from its group, too.
    if (situation?.drill === true && !playing()) return shown === null ? { step: 'none', lookAgainAt: null } : { step: 'withdraw', memory: null };
    const loud = situation !== null && isLoud(situation.severity);
    return planAlert({
      ...common, situation, problem, prompt, promise: loud && situation.status === 'triggered' ? promised(situation) : null, silence: silenceOf(situation), hold: loud ? null : holdOf(situation),
      group: stormOver(id, loud, storms.state(), numbers.storm), lastWordAt: entry.wordAt ?? shown?.heardAt ?? null,
    });
  }

  return { moment, silenceOf, holdOf, planFor, /** Numbers and holds may be others now. */ readAnew: (): void => void (read = null) };
}
