import { isFlapping } from '../../shared/domain/check-flapping.ts';
import type { FailureKind } from '../../shared/model/probe.ts';
import { hour, minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { checkOf } from './checks.ts';
import { createRandom, type Random } from './random.ts';
import { createWatchDisk, startWatchMachine, type WatchMachine } from './watch-machine.ts';
import { createWatchWitness } from './watch-witness.ts';
import { createWatchWorld, type Silence } from './watch-world.ts';

/** In true time: what passes for everybody, sleep included. */
type Span = { readonly from: Milliseconds; readonly to: Milliseconds };
type Outage = Span & { readonly checkId: string; readonly kind: Silence; readonly blip: boolean };
type Loss = Span & { readonly kind: Silence };

export type DayFindings = {
  readonly outages: number;
  readonly blips: number;
  readonly downs: number;
  readonly alerts: number;
  readonly restarts: number;
  /** DOWN that was told while the endpoint was well. */
  readonly falseDowns: readonly string[];
  /** Outages (and recoveries) that were long enough to be seen, and were not, or were not told. */
  readonly missed: readonly string[];
  /** News told although it was told before, in the log or as a notification. */
  readonly twice: readonly string[];
};

const length = 24 * hour;
const checkIds = ['api', 'web'] as const;
const rhythm = { intervalSeconds: 300, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, passesToUp: 2 };
/** Both cannot be held back until the morning. */
const severities = { api: 2, web: 1 } as const;
/** Days of 23, 24.5, 25, 23.5 and 24 hours: the transition, and a zone in which it happens. */
const days: readonly [readonly [string, Instant], ...(readonly [string, Instant])[]] = [
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)], ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)], ['America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['America/New_York', Date.UTC(2026, 10, 1, 6)], ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)], ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30)], ['UTC', Date.UTC(2026, 2, 2, 9)],
];
/** An outage of this length, seen without a break, must have been told: an interval, two retries, and what the failures take. */
function surelySeen(kind: Silence): Milliseconds {
  const failing = kind === 'hang' ? 3 * rhythm.timeoutSeconds * second + 5 * second : 5 * second;
  return rhythm.intervalSeconds * second + 2 * rhythm.retrySeconds * second + failing;
}
/** From the first to the third failure two retries pass; slots may move each by half a second. */
const shortestOutage = 2 * rhythm.retrySeconds * second - 2 * second;
const touches = (spans: readonly Span[], { from, to }: Span): boolean => spans.some((span) => span.from < to && span.to > from);

function spansOf(random: Random, count: number, shortest: Milliseconds, longest: Milliseconds): Span[] {
  const spans: Span[] = [];
  for (let tries = 0; tries < count; tries += 1) {
    const from = random.between(10 * minute, length - hour);
    // Short ones are as likely as long ones.
    const span = { from, to: from + shortest * (longest / shortest) ** random.next() };
    const room = { from: span.from - 3 * minute, to: span.to + 3 * minute };
    if (!touches(spans, room)) spans.push(span);
  }
  return spans.sort((a, b) => a.from - b.from);
}

function makeDay(random: Random) {
  const sleeps = spansOf(random, Math.floor(random.between(0, 4)), minute, 6 * hour);
  const losses: Loss[] = spansOf(random, Math.floor(random.between(0, 8)), 3 * second, 2 * hour).map((span) => ({ ...span, kind: random.one(['unreachable', 'dns', 'refused', 'hang']) }));
  // A machine that wakes up has to find its network first.
  for (const { to } of sleeps) losses.push({ from: to - 5 * second, to: to + random.between(0, 20 * second), kind: random.one(['unreachable', 'dns', 'hang']) });
  const outages: Outage[] = checkIds.flatMap((checkId) => [
    ...spansOf(random, Math.floor(random.between(0, 6)), minute, 3 * hour).map((span) => ({ ...span, checkId, kind: random.one<FailureKind | 'hang'>(['status', 'refused', 'reset', 'certificate', 'hang']), blip: false })),
    ...spansOf(random, 6, second, 12 * second).map((span) => ({ ...span, checkId, kind: random.one<FailureKind | 'hang'>(['status', 'timeout', 'hang']), blip: true })),
  ]);
  const steps = spansOf(random, Math.floor(random.between(0, 3)), second, minute).map(({ from }) => ({ at: from, by: random.between(-2 * hour, 2 * hour) }));
  // A program that is not there sees nothing, like one that sleeps.
  const absences = spansOf(random, Math.floor(random.between(0, 3)), second, 5 * minute).filter((span) => !touches(sleeps, { from: span.from - minute, to: span.to + minute }));
  return { sleeps, losses, outages, steps, absences };
}

/** Lives one random day with a whole watch, and compares what was told with what was true (T19). */
export async function liveDay(seed: number): Promise<DayFindings> {
  const random = createRandom(seed);
  const [zone, transition] = random.one(days);
  const { sleeps, losses, outages, steps, absences } = makeDay(random);
  const world = createWatchWorld({ start: transition - random.between(6, 18) * hour });
  const { clock, truth } = world;
  world.answersIn = () => random.between(20, 400);
  world.lossAt = () => losses.find(({ from, to }) => truth() >= from && truth() < to)?.kind ?? null;
  world.troubleOf = (id) => outages.find(({ checkId, from, to }) => checkId === id && truth() >= from && truth() < to)?.kind;

  const disk = createWatchDisk(checkIds.map((id) => checkOf(id, { rhythm, severity: severities[id] })));
  const witness = createWatchWitness(world);
  const events: { readonly kind: string; readonly checkId: string; readonly at: Milliseconds }[] = [];
  const alerts: { readonly checkId: string; readonly at: Milliseconds }[] = [];
  let runs = 0;
  function begin(): WatchMachine {
    runs += 1;
    const next = startWatchMachine({
      world, disk, zone, random: random.next, prefix: `run${runs}-`, pagerDuty: false,
      listeners: {
        ...witness.listeners,
        told(alert) {
          witness.listeners.told(alert);
          const checkId = machine.situations.list().find(({ id }) => id === alert.key)?.members[0]?.id;
          if (alert.title.endsWith('is down') && checkId !== undefined) alerts.push({ checkId, at: truth() });
        },
        recorded: (added) => events.push(...added.flatMap(({ kind, checkId }) => (typeof checkId === 'string' ? [{ kind, checkId, at: truth() }] : []))),
      },
    });
    witness.follow(next);
    return next;
  }
  let machine = begin();

  /** Whoever is awake and online from `from` to `to` must know by then. */
  const undisturbed = (span: Span) => !touches([...sleeps, ...losses, ...absences], span) && !outages.some((other) => other.blip && touches([other], span));
  const real = outages.filter(({ blip }) => !blip);
  const looks = real.flatMap(({ checkId, from, to, kind }) => {
    const enough = surelySeen(kind);
    const others = outages.filter((other) => other.checkId === checkId && other.from !== from);
    const isLast = !touches(others, { from: to, to: to + enough });
    const during = to - from > enough && undisturbed({ from: to - enough, to }) ? [{ at: to - 10, checkId, expected: 'down', since: from }] : [];
    const soon = to - from > enough && undisturbed({ from, to: from + enough }) ? [{ at: from + enough, checkId, expected: 'down', since: from }] : [];
    const afterwards = isLast && undisturbed({ from: to, to: to + enough }) ? [{ at: to + enough, checkId, expected: 'up', since: to }] : [];
    return [...soon, ...during, ...afterwards];
  });
  const missed: string[] = [];
  function look({ at, checkId, expected, since }: (typeof looks)[number]): void {
    const state = machine.poller.reports().find(({ check }) => check.id === checkId)?.state;
    const settling = state !== undefined && expected === 'up' && isFlapping(state.flapping, state.recent);
    const where = `at ${Math.round(at / second)} s`;
    if (state?.confirmed !== expected && !settling) missed.push(`${checkId} not ${expected} ${where}`);
    if (expected === 'down' && !alerts.some((alert) => alert.checkId === checkId && alert.at >= since)) missed.push(`nobody was told of ${checkId} ${where}`);
  }
  const happenings: { readonly at: Milliseconds; readonly run: () => void | Promise<void> }[] = [
    ...looks.map((each) => ({ at: each.at, run: () => look(each) })),
    ...sleeps.map(({ from, to }) => ({
      at: from,
      run: () => {
        const reported = random.chance(0.5);
        witness.slept(reported, to - from);
        machine.sleep(to - from, reported);
      },
    })),
    ...steps.map(({ at, by }) => ({
      at,
      run: () => {
        witness.stepped();
        clock.stepWall(by);
      },
    })),
    ...absences.map(({ from, to }) => ({
      at: from,
      run: async () => {
        machine[random.chance(0.5) ? 'kill' : 'quit']();
        await clock.advance(to - from);
        machine = begin();
      },
    })),
  ].sort((a, b) => a.at - b.at);

  for (const { at, run } of happenings) {
    if (at > truth()) await clock.advance(at - truth());
    // What was to be looked at during a sleep cannot be.
    await run();
  }
  if (length > truth()) await clock.advance(length - truth());
  machine.quit();
  const [problem] = machine.problems;
  if (problem !== undefined) throw problem;

  const downs = events.filter(({ kind }) => kind === 'check.down');
  const lately = (at: Milliseconds): Span => ({ from: at - rhythm.timeoutSeconds * second - 5 * second, to: at });
  const untrue = downs.filter(({ checkId, at }) => !real.some((each) => each.checkId === checkId && touches([each], lately(at)) && at - each.from >= shortestOutage));
  const unfounded = alerts.filter(({ checkId, at }) => events.findLast((event) => event.checkId === checkId && event.at <= at && /^check\.(down|up)$/.test(event.kind))?.kind !== 'check.down');
  const twice = checkIds.flatMap((id) => {
    const news = events.filter(({ kind, checkId }) => checkId === id && (kind === 'check.down' || kind === 'check.up'));
    return news.filter(({ kind }, index) => kind !== (index % 2 === 0 ? 'check.down' : 'check.up')).map(({ kind, at }) => `${kind} ${id} at ${at}`);
  });
  return {
    outages: real.length, blips: outages.length - real.length, downs: downs.length, alerts: witness.delivered(), restarts: runs - 1,
    falseDowns: [...untrue, ...unfounded].map(({ checkId, at }) => `${checkId} at ${Math.round(at / second)} s`),
    missed, twice: [...twice, ...witness.wrongs()],
  };
}
