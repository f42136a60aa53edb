import type { z } from 'zod';
import { assessDuty } from '../../shared/domain/duty-limits.ts';
import { lastRest, mergePieces } from '../../shared/domain/duty-pieces.ts';
import { averageReach, averageWeek, profileWords, underProfile } from '../../shared/domain/rest-profile.ts';
import { rollingWeek } from '../../shared/domain/duty-week.ts';
import { nightPage, shiftLoad } from '../../shared/domain/night-page.ts';
import { dutyForecast, forecastInputs, formatHours } from '../../shared/domain/duty-words.ts';
import type { DutyLedger } from '../../shared/domain/duty-projection.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { DutyDays, DutySecondSchema, DutyView } from '../../shared/model/duty-view.ts';
import type { RestProfile } from '../../shared/model/rest-profile.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { DutyLimits } from '../../shared/policy/duty-policy.ts';
import { elapsedDay, hour, minute, second as oneSecond } from '../../shared/time/duration.ts';
import { createDutyActs } from './duty-acts.ts';
import { createDutyBook, type DutyBookOptions } from './duty-book.ts';
import { createDutyHerald } from './duty-herald.ts';
import { createSecondPerson, type SecondPersonOptions } from './second-person.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { Notifier } from './ports/notifier.ts';

/** Incidents' states are looked at again this often while nothing is heard. */
const lookEvery = minute;

export type DutyKeeperOptions = Omit<DutyBookOptions, 'now' | 'reach'> & Pick<SecondPersonOptions, 'meta' | 'secondary'> & {
  readonly clock: Clock;
  readonly journal: Journal;
  /** The policy’s. */
  readonly limits: () => DutyLimits;
  readonly restProfile: () => RestProfile;
  /** IANA zone in which times are told. */
  readonly zone: () => string;
  /** How the timeline calls the person. */
  readonly me: string;
  /** For what is no alert: it waits while the person is busy. */
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  readonly open: () => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
  /** False right after the machine woke up or the clock was set, until that has been written down: what is reckoned before is wrong. */
  readonly settled: () => boolean;
  readonly publish: (view: DutyView) => void;
};

/** Says how long the person has been at it and when they must stop, whenever that changes, with one timer armed for the next change (S36, S37). */
export function createDutyKeeper(options: DutyKeeperOptions) {
  const { clock, journal, restProfile, zone, me, settled, publish, report } = options;
  const limits = () => underProfile(options.limits(), restProfile());
  const book = createDutyBook({ ...options, now: clock.now, reach: () => averageReach(restProfile()) });
  const acts = createDutyActs({ clock, journal, book, me });
  const herald = createDutyHerald({ ...options, limits });
  const second = createSecondPerson({ ...options, cap: () => limits().usual.continuousMinutes * minute });
  let disarm: Disarm = () => {};
  let held: { readonly second: number; readonly view: DutyView } | null = null;
  let lookedAt = 0;
  let started = false;

  function assess(): DutyView {
    const now = clock.now();
    const { facts, entries, absences } = book.ledger();
    const status = assessDuty(facts, limits(), now);
    const other = second.read();
    const pieces = mergePieces(facts.intervals, now);
    const recent = pieces.filter(({ to }) => to > now - rollingWeek);
    return {
      status, recent,
      lastRest: lastRest(pieces, status.working, limits().breakUpToMinutes * minute, now),
      declaredSince: entries.find(({ source, to }) => source === 'declared' && to === null)?.from ?? null,
      forecast: dutyForecast(status, limits(), zone(), now, other),
      inputs: forecastInputs(status, zone(), now, other),
      second: other,
      night: nightPage(entries, status, zone(), now),
      load: shiftLoad(entries, now),
      rules: profileWords(restProfile(), options.limits()),
      average: averageWeek(pieces, restProfile(), now),
      questions: absences.filter(({ answer }) => answer === null),
      asOf: now,
    };
  }
  /** The same within a second: much that changes asks for it. */
  function view(): DutyView {
    const at = Math.floor(clock.now() / oneSecond);
    if (held?.second !== at) held = { second: at, view: assess() };
    return held.view;
  }
  /** When a word of the view changes by time alone; the words about handing over change once more than the status. */
  function nextChange({ status: { changesAt, handOverBy }, night, load, second: other }: DutyView): number {
    const later = [handOverBy, night?.awakeAt, night?.until, other?.until, other?.forgottenAt].flatMap((at) => (at !== null && at !== undefined && at > clock.now() ? [at] : []));
    return Math.min(changesAt ?? Infinity, load.changesAt ?? Infinity, ...later);
  }
  function refresh(): void {
    if (!started || !settled()) return;
    disarm();
    held = null;
    const now = view();
    const next = nextChange(now);
    disarm = next === Infinity ? () => {} : clock.at(next, refresh);
    publish(now);
    herald.tell(now);
  }

  return {
    start(): void {
      try {
        book.start();
        herald.start(options.facts);
      } catch (error) {
        report(error);
      }
      started = true;
      refresh();
    },
    /** Facts on their way to everybody. */
    heard(events: readonly WatchEvent[]): void {
      if (started && book.heard(events)) refresh();
    },
    /** The machine woke up, the clock was set, or the policy or its reading has changed. */
    lookAnew(): void {
      if (!started) return;
      book.look();
      refresh();
    },
    /** Call it every few seconds. */
    tick(): void {
      if (!started || Math.abs(clock.now() - lookedAt) < lookEvery) return;
      lookedAt = clock.now();
      try {
        if (book.look()) refresh();
      } catch (error) {
        report(error);
      }
    },
    view,
    ledger: (): DutyLedger => book.ledger(),
    calls: {
      ...acts,
      tellSecond({ name, hours }: z.infer<typeof DutySecondSchema>): Outcome {
        second.tell(name, hours * hour);
        refresh();
        return { result: 'done', message: `Noted: ${name} has worked ${formatHours(hours * hour)}.` };
      },
      list(days: number): DutyDays {
        const from = clock.now() - days * elapsedDay;
        const { entries, absences, facts } = book.ledger();
        const within = (one: { readonly to: number | null }) => (one.to ?? Infinity) > from;
        return { from, entries: entries.filter(within).toReversed(), absences: absences.filter(within), emergencies: facts.emergencies.filter(within) };
      },
    },
    stop: (): void => disarm(),
  };
}

export type DutyKeeper = ReturnType<typeof createDutyKeeper>;
