import { assessHolds, holdOver, type Busy, type HoldFacts } from '../../shared/domain/alert-hold.ts';
import { defaultAlertRules } from '../../shared/domain/alert-rules.ts';
import { listedSilences } from '../../shared/domain/silence-rules.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import type { AlertingState, OthersLately } from '../../shared/model/alerting.ts';
import type { AttentionReport, AttentionSource } from '../../shared/model/attention.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Silence, SilenceAsk } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Instant } from '../../shared/time/duration.ts';
import { alertRulesOf, heldSeverities } from '../../shared/policy/alerting-policy.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { createAlertDispatcher, type AlertDispatcherOptions } from './alert-dispatcher.ts';
import { createAlertTally } from './alert-tally.ts';
import { createAttentionKeeper } from './attention-keeper.ts';
import { createAttentionWatch } from './attention-watch.ts';
import type { AttentionSense } from './ports/attention.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { SituationStore } from './ports/situation-store.ts';
import type { NoticeBoard } from './notice-board.ts';
import { createOtherNotifications } from './other-notifications.ts';
import { createOtherTally } from './other-tally.ts';
import { createSilenceKeeper } from './silence-keeper.ts';
import type { SituationKeeper } from './situation-keeper.ts';

/** What a person may ask about being told. */
export type AlertingCalls = {
  readonly state: () => AlertingState;
  readonly silence: (asked: SilenceAsk) => Outcome;
  readonly endSilence: (id: string) => Outcome;
  readonly resumeSilence: (id: string) => Outcome;
  readonly leaveAlone: (minutes: number) => Outcome;
  readonly merge: (ids: readonly string[]) => Outcome;
  readonly split: (id: string, members: readonly string[]) => Outcome;
  readonly undo: () => Outcome;
  /** What the desktop says now of whatever may put alerts off. */
  readonly attention: () => Promise<AttentionReport>;
};

export type AlertingOptions = Pick<AlertDispatcherOptions, 'clock' | 'notifier' | 'journal' | 'proof' | 'announce' | 'report' | 'open' | 'acknowledge' | 'playing'> & {
  readonly store: SituationStore;
  readonly meta: MetaStore;
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  /** By when a SEV-1/2 has to be acknowledged, in words; null: nothing is promised. */
  readonly promise: (situation: Situation) => string | null;
  readonly situations: () => Pick<SituationKeeper, 'list' | 'merge' | 'split' | 'undo'>;
  readonly policy: () => Policy['alerting'];
  /** IANA zone of the team. */
  readonly zone: () => string;
  readonly sounds: () => boolean;
  /** Asked whether the person is busy, when there is something to defer. */
  readonly sense: AttentionSense;
  /** What the person wants to be spared in, as the settings have it at the start. */
  readonly deferWhile: readonly AttentionSource[];
  readonly checkName: (id: string) => string | null;
  readonly shiftBegan: () => Instant | null;
  readonly newId: () => string;
  /** How the timeline calls the person. */
  readonly me: string;
  readonly publish: (state: AlertingState) => void;
};

const namesOf = (silences: readonly Silence[]): string => silences.map(({ id }) => id).join(' ');
const noHolds = { offHours: null, attention: null } as const;

/** Everything that decides whether and how the person is told: what is said, silenced, held for later and told together. */
export function createAlerting(options: AlertingOptions) {
  const { clock, journal, report, store, meta, policy, zone, sounds, checkName, newId, me, publish } = options;
  const situations = (): readonly Situation[] => options.situations().list();

  let { deferWhile } = options;
  let coveredUntil: Instant | null = null;
  let saidSilences = '';

  const tally = createAlertTally({ clock, store: meta, shiftBegan: options.shiftBegan, report });
  const attention = createAttentionKeeper({ clock, store: meta, report, changed: lookAnew });
  const watch = createAttentionWatch({ clock, sense: options.sense, wanted: () => deferWhile, isWaitedFor, changed: lookAnew });
  const otherTally = createOtherTally({ clock, store: meta, report });
  const others = createOtherNotifications({
    now: clock.now, notifier: options.notifier, attention: watch, tally: otherTally, notices: options.notices, report,
    most: () => policy().othersPer12Hours,
    moved: say,
    isBusy: () => attentionNow().length > 0,
    count: (sound) => {
      tally.count({ sound, other: true });
      say();
    },
  });
  const silences = createSilenceKeeper({ clock, store, journal, newId, situations, checkName, report, changed: lookAnew });
  const dispatcher = createAlertDispatcher({
    ...options, holds, attention: watch,
    rules: () => alertRulesOf(policy(), sounds(), defaultAlertRules),
    silences: silences.list,
    changed: say,
    onShown: ({ step, sound }) => {
      if (step !== 'update' && step !== 'recover') tally.count({ sound });
      say();
    },
  });

  /** The person's own wish counts always, what the desktop says where they want it. */
  function attentionNow(): readonly Busy[] {
    const asked = attention.read().filter(({ why, until }) => until !== null || deferWhile.some((source) => source === why));
    return [...(coveredUntil !== null && coveredUntil > clock.now() ? [{ why: 'on-break', until: coveredUntil } as const] : []), ...asked, ...watch.read()];
  }
  function holds(): HoldFacts {
    return { hours: { ...policy().businessHours, zone: zone() }, held: heldSeverities(policy()), attention: attentionNow() };
  }
  /** What waits for business hours does not wait for the desktop, so nobody is asked all night. */
  function isWaitedFor(): boolean {
    if (others.isWaiting()) return true;
    const held = dispatcher.held();
    if (held.length === 0) return false;
    const withoutAttention = { ...assessHolds(holds(), clock.now()), attention: null };
    const drills = new Set(situations().flatMap(({ id, drill }) => (drill ? [id] : [])));
    return held.some(({ situationId, severity }) => holdOver({ severity, drill: drills.has(situationId) }, withoutAttention) === null);
  }
  function othersLately(): OthersLately {
    const { shown, moved } = otherTally.read();
    return { shown: shown.map(({ at }) => at), moved: moved.map(({ at }) => at), most: policy().othersPer12Hours };
  }
  function state(): AlertingState {
    const held = dispatcher.held();
    // What the clock holds back is of no interest while nothing is there to be held.
    const { offHours, attention: busy } = held.length > 0 || situations().length > 0 ? assessHolds(holds(), clock.now()) : noHolds;
    return {
      silences: listed(), held, holds: [offHours, busy].filter((hold) => hold !== null),
      storms: dispatcher.storms(), askedUntil: attention.askedUntil(), tally: tally.read(), others: othersLately(),
    };
  }
  const listed = (): readonly Silence[] => listedSilences(silences.list(), situations());
  function say(): void {
    watch.follow();
    saidSilences = namesOf(listed());
    publish(state());
  }
  function lookAnew(): void {
    dispatcher.refresh();
    others.release();
    say();
  }

  const calls: AlertingCalls = {
    state,
    silence: (asked) => silences.begin(asked, me),
    endSilence: (id) => silences.end(id, me),
    resumeSilence: (id) => silences.resume(id, me),
    leaveAlone: attention.ask,
    merge: (ids) => options.situations().merge(ids, me),
    split: (id, members) => options.situations().split(id, members, me),
    undo: () => options.situations().undo(me),
    attention: async () => {
      const found = await watch.report();
      return attention.isMuted() ? { ...found, 'do-not-disturb': { says: 'yes' } } : found;
    },
  };

  return {
    calls,
    /** What keeps the wake digest, the blind ledger and drills in step with what is told. */
    dispatcher,
    /** The silences that run, for the handoff. */
    silences: (): readonly Silence[] => silences.list(),
    attention: {
      /** What the notification service says by itself. */
      set: attention.set,
      /** The person is on a break until then and somebody covers; null: not any more. */
      cover(until: Instant | null): void {
        if (until === coveredUntil) return;
        coveredUntil = until;
        lookAnew();
      },
      /** The person has chosen anew what to be spared in. */
      deferWhile(sources: readonly AttentionSource[]): void {
        deferWhile = sources;
        lookAnew();
      },
    },
    /** For what is neither incident nor check: it counts as such, and what is not SEV-1/2 waits like an alert. */
    others: others.notifier,
    /** The same for what must not wait. */
    urgent: others.urgent,
    /** Before the sources report. */
    start(): void {
      tally.start();
      otherTally.start();
      attention.start();
      silences.start();
      dispatcher.start(situations());
    },
    /** Call it with every change of situations. */
    take(changes: readonly SituationChange[]): void {
      dispatcher.take(changes);
      silences.refresh();
      // What was resolved, or is open again, takes its silence off the list or puts it back.
      if (namesOf(listed()) !== saidSilences) say();
    },
    /** The demo watch is over. */
    demoEnded(): void {
      silences.endDemo();
      dispatcher.forgetPlayed();
    },
    stop(): void {
      watch.stop();
      attention.stop();
      silences.stop();
      dispatcher.stop();
    },
  };
}

export type Alerting = ReturnType<typeof createAlerting>;
