import type { IncidentAnswer, PriorityAnswer, ServiceAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { toIncident as mapIncident } from '../../shared/domain/pagerduty-incident.ts';
import { severityMapper } from '../../shared/domain/pagerduty-severity.ts';
import { causeOfFailure } from '../../shared/domain/failure-cause.ts';
import { serverNow } from '../../shared/domain/clock-skew.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { freshFor, openListEvery, waitAfterFailure } from '../../shared/domain/poll-rhythm.ts';
import { describeFailure, type ApiFailure } from '../../shared/model/api-result.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Severity } from '../../shared/model/severity.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createAccountFacts, identify, type Identity } from './pagerduty-identity.ts';
import { createOnCallMonitor } from './pagerduty-on-call.ts';
import { createOpenList } from './pagerduty-open-list.ts';
import { createPassedReader } from './pagerduty-passed.ts';
import { createTimelineReader } from './pagerduty-timeline.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { ApiMeter, PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyAccount, PagerDutyListener } from './ports/pagerduty-listener.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';
import { createSourceWatch } from './source-watch.ts';

export type PagerDutySyncOptions = {
  readonly clock: Clock;
  /** In [0, 1); spreads what many laptops would do at the same moment. */
  readonly random: () => number;
  readonly api: PagerDutyApi;
  /** `email` says who acts when the key belongs to nobody. */
  readonly connection: { readonly scope: 'mine' | 'teams'; readonly email: string | null };
  readonly source: 'pagerduty' | 'drill';
  readonly store: PagerDutyStore;
  readonly listener: PagerDutyListener;
  /** The policy's word on the account's priorities, by name. */
  readonly severities: () => Readonly<Record<string, Severity | null>>;
  /** Told when something could not be kept on disk; the watch goes on. */
  readonly report: (error: unknown) => void;
};

export type PagerDutySync = {
  stop(): void;
  /** The machine slept: what was read before is old. A cycle follows with `wake`. */
  slept(): void;
  /** After sleep, or when the network is back: a full cycle at once, spread over 3 s. Calling it twice is harmless. */
  wake(): void;
  /** Somebody set the wall clock: what is told by it moves along, and is read anew. */
  clockStepped(by: Milliseconds): void;
  /** Somebody looks at the window: as often as when on call. */
  attend(on: boolean): void;
  /** A full cycle now. */
  refresh(): void;
  /** A person does not want to wait for the next turn. Answers at once; the turn follows. */
  ask(): Outcome;
  /** Something was just done to this incident: it is looked at now rather than in its turn. */
  hurry(incidentId: string): Promise<void>;
  /** The incident that the person looks at. */
  select(incidentId: string | null): void;
  services(): readonly ServiceAnswer[];
  /** In the account's order, most severe first; empty when they cannot be read. */
  priorities(): readonly PriorityAnswer[];
  /** For the connection's own panel. `every`: how often the open list is read now. */
  usage(): ApiMeter & { readonly every: Milliseconds };
  /** The server's time, by the last answers: deadlines are counted with it. */
  serverNow(): Instant;
};

/** Made anew only when the account's priorities or the policy changed. */
function createIncidentMapping(priorities: () => readonly PriorityAnswer[], severities: PagerDutySyncOptions['severities'], source: PagerDutySyncOptions['source']) {
  let made: { readonly from: readonly [unknown, unknown]; readonly severityOf: ReturnType<typeof severityMapper> } | null = null;
  return (answer: IncidentAnswer): Incident => {
    const from = [priorities(), severities()] as const;
    if (made === null || made.from[0] !== from[0] || made.from[1] !== from[1]) {
      made = { from, severityOf: severityMapper(from[0].map(({ id, name, summary }) => ({ id, name: name ?? summary ?? id })), from[1]) };
    }
    return mapIncident(answer, { source, severityOf: made.severityOf });
  };
}

const wakeSpread = 3 * second;
/** One refusal may be a slip of a server of theirs or of something on the way: it is asked once more before the watch ends until somebody connects again. */
const makesSureAfter: Milliseconds = 5 * second;
/** A second refusal within this time is no slip, whichever question it was for. */
const slipsApart: Milliseconds = 10 * minute;

/** Reads PagerDuty through one token, by turns, until it is stopped or the token is refused. Starts at once. */
export function startPagerDutySync({ clock, random, api, connection, source, store, listener, severities, report }: PagerDutySyncOptions): PagerDutySync {
  const facts = createAccountFacts(api);
  const toIncident = createIncidentMapping(facts.priorities, severities, source);
  const freshness = createSourceWatch({ clock, source: 'pagerduty', publish: listener.sourceChanged });
  const onCall = createOnCallMonitor({ clock, random, api, publish: (status) => listener.onCallChanged(status) });
  const timeline = createTimelineReader({ clock, random, api, store, publish: (added) => listener.timelineGrew(added), report });
  /** What stood on the list in this run: it leaves by the list, too. */
  const everOpen = new Set<string>();
  const list = createOpenList({
    clock, api, store, toIncident, source, report, ended: () => ended,
    publish(change) {
      for (const { id, status } of change.changed) if (status !== 'resolved') everOpen.add(id);
      listener.incidentsChanged(change);
    },
  });
  for (const { id } of list.open()) everOpen.add(id);
  const now = () => serverNow(clock.now(), api.meter().skew);
  const passed = createPassedReader({
    clock, api, store, source, toIncident, now, report,
    isKnown: (id) => everOpen.has(id),
    publish(incidents) {
      list.passed(incidents);
      timeline.passed(incidents);
    },
  });

  let identity: Identity | null = null;
  let ended = false;
  let running = false;
  /** Goes up with every wake: what was under way before it counts for nothing. */
  let epoch = 0;
  let listDue: Milliseconds = clock.monotonic();
  let failures = 0;
  /** When the token was refused last (monotonic). */
  let doubtedAt: Milliseconds = -Infinity;
  /** PagerDuty wants to be left alone until its time is up. */
  let leftAlone = false;
  /** Somebody asked while a turn was under way: another one follows. */
  let asked = false;
  let attended = false;
  let disarm: Disarm = () => {};

  function say(state: PagerDutyAccount['state'], message = ''): void {
    listener.accountChanged({ state, userId: identity?.userId ?? null, userName: identity?.name ?? null, email: identity?.email ?? connection.email, message });
  }
  function end(): void {
    ended = true;
    disarm();
    onCall.stop();
    freshness.stop();
    api.abandonReads();
  }
  /** Loud, and no more calls: only a new token helps. */
  function refuse(message: string): void {
    if (ended) return;
    end();
    freshness.refused(message);
    say('refused', message);
  }

  /** A failure like any other the first time; believed the second time. */
  function doubt(failure: ApiFailure): void {
    if (clock.monotonic() - doubtedAt < slipsApart) return refuse(describeFailure(failure));
    doubtedAt = clock.monotonic();
    failures += 1;
    listDue = clock.monotonic() + makesSureAfter;
    freshness.failed(describeFailure(failure), causeOfFailure(failure));
  }

  async function readIdentity(): Promise<ApiFailure | null> {
    if (identity !== null) return null;
    const found = await identify(api, connection.email);
    if (found.kind === 'needs-email') refuse(found.message);
    else if (found.kind !== 'known') return found;
    else {
      identity = connection.scope === 'teams' ? found.identity : { ...found.identity, teamIds: [] };
      say('connected');
    }
    return null;
  }
  const cadence = () => openListEvery(attended || onCall.status().state !== 'off' || list.open().length > 0, api.meter().remainingShare);

  async function readList(): Promise<ApiFailure | null> {
    const unknown = await readIdentity();
    if (unknown !== null || identity === null) return unknown;
    return (await facts.readPriorities()) ?? list.read(identity);
  }
  /** What follows a good list. Its failures do not make the list less true. */
  async function readRest(who: Identity, afterList: boolean): Promise<ApiFailure | null> {
    return (await onCall.readDue(who.userId)) ?? (await passed.readDue(who)) ?? (await timeline.readDue()) ?? (afterList ? facts.readRest() : null);
  }

  async function turn(): Promise<void> {
    const began = epoch;
    const stale = () => ended || epoch !== began;
    const listIsDue = clock.monotonic() >= listDue;
    if (listIsDue) {
      const failure = await readList();
      if (stale()) return;
      if (failure !== null) return slowDown(failure);
      if (failures > 0) passed.lookSoon();
      failures = 0;
      timeline.update(list.open());
      freshness.good(freshFor(cadence()));
    }
    if (identity === null) return;
    const failure = await readRest(identity, listIsDue);
    if (stale()) return;
    if (failure?.kind === 'unauthorised') return doubt(failure);
    freshness.lasts(freshFor(cadence()));
    if (listIsDue) listener.cycleEnded?.(failure === null || failure.kind === 'refused' || failure.kind === 'bad-answer');
    leftAlone = failure?.kind === 'rate-limited';
    if (listIsDue) listDue = clock.monotonic() + (failure?.kind === 'rate-limited' ? Math.max(cadence(), waitAfterFailure(failure, 1, random())) : cadence());
  }
  function slowDown(failure: ApiFailure): void {
    if (failure.kind === 'unauthorised') return doubt(failure);
    failures += 1;
    leftAlone = failure.kind === 'rate-limited';
    listDue = clock.monotonic() + waitAfterFailure(failure, failures, random());
    freshness.failed(describeFailure(failure), causeOfFailure(failure));
    listener.cycleEnded?.(false);
  }

  async function run(): Promise<void> {
    disarm();
    if (ended || running) return;
    running = true;
    const began = epoch;
    try {
      await turn();
    } catch (error) {
      report(error);
      listDue = clock.monotonic() + 15 * second;
    }
    running = false;
    if (ended || epoch !== began) return;
    if (asked && !leftAlone) listDue = clock.monotonic();
    asked = false;
    arm(Math.max(0, Math.min(listDue - clock.monotonic(), failures > 0 || identity === null ? Infinity : Math.max(second, onCall.dueIn()))));
  }
  function arm(delay: Milliseconds): void {
    disarm();
    disarm = clock.after(delay, () => (running ? arm(second) : void run()));
  }
  /** A turn for what has become due in between. */
  function soon(): void {
    if (!ended && !running && identity !== null && failures === 0) arm(0);
  }
  function startOver(delay: Milliseconds): void {
    if (ended) return;
    epoch += 1;
    failures = 0;
    listDue = clock.monotonic();
    onCall.hurry();
    api.abandonReads();
    arm(delay);
  }

  say('connecting');
  freshness.refresh();
  onCall.refresh();
  list.start();
  timeline.update(list.open());
  arm(0);

  return {
    stop: end,
    slept() {
      if (ended) return;
      freshness.slept();
      onCall.slept();
    },
    wake() {
      passed.lookFar();
      startOver(wakeSpread * random());
    },
    clockStepped(by) {
      if (ended) return;
      freshness.stepped(by);
      onCall.stepped(by);
      startOver(0);
    },
    attend(on) {
      attended = on;
      if (on && !ended && failures === 0 && identity !== null) {
        listDue = Math.min(listDue, clock.monotonic() + second);
        arm(second);
      }
    },
    refresh: () => startOver(0),
    ask() {
      if (ended) return { result: 'failed', message: 'PagerDuty refused the token and is not asked any more. Connect again.' };
      if (leftAlone) return { result: 'failed', message: `PagerDuty wants fewer questions; it is asked again in ${formatDuration(Math.max(0, listDue - clock.monotonic()))}. What is shown stays.` };
      listDue = clock.monotonic();
      onCall.hurry();
      if (running) asked = true;
      else arm(0);
      return { result: 'done', message: 'PagerDuty is being asked.' };
    },
    async hurry(id) {
      const answer = list.get(id) === undefined ? null : await api.incident(id, 'at once');
      if (ended) return;
      if (answer?.kind === 'unauthorised') {
        doubt(answer);
        if (!ended && !running) arm(makesSureAfter);
        return;
      }
      if (answer?.kind === 'ok' && list.get(id) !== undefined) list.take([toIncident(answer.value)]);
      else listDue = clock.monotonic();
      timeline.update(list.open());
      timeline.hurry(id);
      soon();
    },
    select(id) {
      timeline.select(id);
      if (id !== null) soon();
    },
    services: facts.services,
    priorities: facts.priorities,
    usage: () => ({ ...api.meter(), every: cadence() }),
    serverNow: now,
  };
}
