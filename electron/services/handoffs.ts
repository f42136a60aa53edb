import type { HandoffPolicy } from '../../shared/policy/handoff-policy.ts';
import { handoffDue, type HandoffDue } from '../../shared/domain/handoff-due.ts';
import type { ShiftFacts } from '../../shared/domain/handoff-shift.ts';
import type { HandoffNow } from '../../shared/model/handoff-view.ts';
import type { OwnShifts } from '../../shared/model/rota-view.ts';
import type { DutyLimits } from '../../shared/policy/duty-policy.ts';
import { elapsedDay, hour, minute, type Instant } from '../../shared/time/duration.ts';
import { attemptWith } from './attempt.ts';
import { createChangeDesk } from './change-desk.ts';
import { createHandoffClock } from './handoff-clock.ts';
import { createHandoffEvidence, type HandoffEvidenceOptions } from './handoff-evidence.ts';
import { createHandoffHerald, type HandoffHeraldOptions } from './handoff-herald.ts';
import { createHandoffKeeper, type HandoffKeeperOptions } from './handoff-keeper.ts';
import type { Clock } from './ports/clock.ts';
import type { IncidentStore } from './ports/incident-store.ts';

export type HandoffsOptions = Omit<HandoffKeeperOptions, 'evidence' | 'steps' | 'follows' | 'template'> & HandoffEvidenceOptions & HandoffHeraldOptions & {
  readonly clock: Clock;
  readonly incidents: Pick<IncidentStore, 'event'>;
  /** When this person is on call. */
  readonly own: () => OwnShifts;
  readonly limits: () => DutyLimits;
  /** IANA zone of the team. */
  readonly zone: () => string;
  readonly handoffPolicy: () => HandoffPolicy;
};

/** A shift that has no end, or one beyond this, is no shift that is handed over. */
const longest = 40 * elapsedDay;
/** After its end the last steps of a handoff are still to be done. */
const handedOverIn = 2 * hour;

/** Handoffs with everything they rest on: the shift's own data, the boundary and its steps, the word at half an hour before it. */
export function createHandoffs(options: HandoffsOptions) {
  const { clock, publish } = options;
  const attempt = attemptWith(options.report);
  const evidence = createHandoffEvidence(options);
  const steps = createHandoffClock({ clock, store: options.store, shifts: shiftFacts, changed: () => keeper.refresh() });
  const herald = createHandoffHerald(options);
  const keeper = createHandoffKeeper({
    ...options, evidence, steps, follows, template: (kind) => options.handoffPolicy().templates[kind],
    publish: (status) => {
      told = status.now;
      for (const tell of [() => publish(status), () => herald(status.now)]) attempt(tell);
    },
  });
  const logChange = createChangeDesk({ ...options, store: options.incidents });
  /** Working out whose turn it is takes a while, and turns change seldom. */
  let told: HandoffNow | null = null;
  let lookedAt = '';
  let known: { readonly at: Instant; readonly facts: ShiftFacts } | null = null;

  function shiftFacts(): ShiftFacts {
    const now = clock.now();
    if (known !== null && now >= known.at && now < known.at + minute) return known.facts;
    const { source, shifts } = ownTurns(now);
    // Who is primary hands over; a secondary who becomes primary, or the other way round, does so at that edge.
    const finite = shifts.filter(({ to }) => to < now + longest && to > now - elapsedDay);
    const primary = finite.filter(({ seat }) => seat.startsWith('primary'));
    const held = new Set(finite.filter(({ from, to }) => from <= now && now < to).map(({ seat }) => seat));
    // Being primary goes first until its handoff is over, which is after its end.
    const isPrimary = held.size === 0 || primary.some(({ from, to }) => from <= now && now < to + handedOverIn);
    // A shift of another seat that goes on now ends when it ends, also where a primary one is to come.
    const counts = primary.length === 0 ? finite : isPrimary ? primary : finite.filter(({ seat }) => held.has(seat));
    const since = options.duty.view().declaredSince;
    const facts: ShiftFacts = {
      own: { source: source === 'pagerduty' ? 'on-call' : 'rota', shifts: counts },
      declared: since === null ? null : { from: since, to: since + options.limits().usual.continuousMinutes * minute },
      edges: options.rota().shifts.map(({ to }) => to),
      lightAt: options.handoffPolicy().lightAt, zone: options.zone(),
    };
    known = { at: now, facts };
    return facts;
  }
  /** Whoever PagerDuty has on call without an end (an escalation policy that names people, no schedule) hands over when the team's rota says so. */
  function ownTurns(now: Instant): Pick<OwnShifts, 'source' | 'shifts'> {
    const own = options.own();
    if (own.source === 'local' || own.shifts.length === 0 || own.shifts.some(({ to }) => to < now + longest)) return own;
    const { self, shifts } = options.rota();
    const turns = self === null ? [] : shifts.filter(({ person }) => person === self);
    return turns.length === 0 ? own : { source: 'local', shifts: turns };
  }
  function follows(until: Instant): ReturnType<HandoffKeeperOptions['follows']> {
    const { rota, shifts, self } = options.rota();
    const turn = shifts.find(({ seat, from, to, person }) => seat === 'primary' && from <= until && until < to && person !== null && person !== self);
    const person = rota?.people.find(({ id }) => id === turn?.person);
    return person === undefined ? null : { id: person.id, name: person.name };
  }

  return {
    ...keeper.calls,
    shelf: keeper.shelf,
    logChange,
    /** The step that is due next, once it is near. */
    due: (): HandoffDue | null => handoffDue(told, clock.now()),
    /** Shifts, the policy or the clock may be other ones now. */
    refresh(): void {
      known = null;
      keeper.refresh();
    },
    /** Call it every few seconds: shifts may be other ones now, and what is near changes by time alone. */
    tick(): void {
      const now = steps.now();
      const looked = JSON.stringify([now, handoffDue(now, clock.now())]);
      if (looked === lookedAt) return;
      if (keeper.refresh()) lookedAt = looked;
    },
    start: keeper.start,
    stop: keeper.stop,
  };
}

export type Handoffs = ReturnType<typeof createHandoffs>;
