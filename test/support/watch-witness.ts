import { isGroup } from '../../shared/domain/alert-group-key.ts';
import { defaultAlertRules } from '../../shared/domain/alert-rules.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import { isBlind, type SourceState } from '../../shared/model/source.ts';
import { isLoud } from '../../shared/model/severity.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Alert } from '../../electron/services/ports/notifier.ts';
import { me } from './drill-account.ts';
import { createBlindLedger } from './watch-ledger.ts';
import type { WatchListeners, WatchMachine } from './watch-machine.ts';
import type { WatchWorld } from './watch-world.ts';

/** `at`: when it last called for attention; a change of words does not, and does not put off the next call either. */
type Told = { readonly episode: number; readonly content: string; readonly loud: boolean; readonly at: Milliseconds };

/** Off call and with nothing open, PagerDuty is asked once a minute, and three minutes without an answer are too long. */
const longestFresh = 3 * minute;
const listPath = /\/incidents\?/;

/** Stands beside a watch and writes down what must never happen. Knows the truth from outside, not what the program makes of it. */
export function createWatchWitness(world: WatchWorld) {
  const { truth, simulator } = world;
  const wrongs = new Set<string>();
  const episodes = new Map<string, number>();
  const episodeBegan = new Map<string, Milliseconds>();
  /** When one notification last spoke for several: a digest, a storm, what was held. */
  let listToldAt = -Infinity;
  const told = new Map<string, Told>();
  const rang = new Map<string, Milliseconds>();
  let delivered = 0;

  /** The incidents that were open for us when the newest list began. */
  let listed = new Map<string, number>();
  let listIsHonest = true;
  let lastGoodAt: number | null = null;
  let steppedAt = -Infinity;
  let lastHonest: Milliseconds | null = null;
  let dishonestSince = false;
  let underWay = 0;
  let bornAt = 0;
  let unawareUntil = 0;
  let machine: WatchMachine | null = null;

  const openForUs = () => [...simulator.world.incidents.values()].filter(({ status, assignees }) => status !== 'resolved' && assignees.some(({ userId }) => userId === me));
  const openHere = () => new Set((machine?.situations.list() ?? []).flatMap(({ members }) => members.filter(({ kind, status }) => kind === 'incident' && status !== 'resolved').map(({ id }) => id)));
  const wrong = (what: string) => void wrongs.add(what);
  const ledger = createBlindLedger(truth);
  function forget(key: string): void {
    told.delete(key);
    rang.delete(key);
  }

  world.watchCalls.sent = (url, { method, body }) => {
    underWay += 1;
    if (method === 'GET' && listPath.test(url) && new URL(url).searchParams.get('offset') === '0') {
      listed = new Map(openForUs().map(({ id, statusChangedAt }) => [id, statusChangedAt]));
      listIsHonest = true;
    }
    const id = new URL(url).pathname.split('/')[2] ?? '';
    // Between the look and the write lies one round trip; what is known before it is never overrun.
    if (method === 'PUT' && body?.includes('"acknowledged"') && simulator.incident(id).status === 'resolved') wrong(`${id} was re-opened by a stale acknowledgement`);
  };
  world.watchCalls.answered = (url, honest) => {
    underWay -= 1;
    if (!honest && listPath.test(url)) listIsHonest = false;
    if (!honest) dishonestSince = true;
    else if (listPath.test(url)) {
      lastHonest = truth();
      dishonestSince = false;
    }
  };

  /** What the end of a good cycle must have brought: all that was open when it began and still is. */
  function goodCycle(): void {
    const here = openHere();
    if (!listIsHonest) return;
    for (const { id, statusChangedAt } of openForUs()) if (listed.get(id) === statusChangedAt && !here.has(id)) wrong(`${id} is open and not in the situations after a good cycle`);
  }

  const listeners: Required<Pick<WatchListeners, 'told' | 'changed' | 'sourcesChanged'>> = {
    told(alert: Alert): void {
      delivered += 1;
      const { key, title, body, severity, sound } = alert;
      if (!/^(incident|check)-/.test(key)) listToldAt = truth();
      const episode = episodes.get(key) ?? 0;
      const before = told.get(key);
      const content = `${title}\n${body}`;
      const loud = isLoud(severity);
      const same = before?.episode === episode ? before : undefined;
      const again = same?.content === content;
      if (again && !(loud && truth() - same.at >= defaultAlertRules.repeatEvery - second)) wrong(`${key} was told twice: ${title}`);
      told.set(key, { episode, content, loud, at: same === undefined || again || (loud && !same.loud) ? truth() : same.at });
      if (!sound) return;
      // A storm may call again for SEV-1/2 that join it, and a digest for what is new since the last one.
      const gap = key === 'watchkeeper-digest' ? 0 : isGroup(key) ? defaultAlertRules.groupWithin : defaultAlertRules.soundGap;
      if (truth() - (rang.get(key) ?? -Infinity) < gap) wrong(`${key} made two sounds within ${gap / second} s: ${title}`);
      rang.set(key, truth());
    },
    changed(changes: readonly SituationChange[]): void {
      for (const { before, after } of changes) {
        const id = (after ?? before)?.id ?? '';
        if (before?.status === after?.status) continue;
        episodes.set(id, (episodes.get(id) ?? 0) + 1);
        episodeBegan.set(id, truth());
      }
    },
    sourcesChanged(sources: readonly SourceState[]): void {
      const state = sources.find(({ source }) => source === 'pagerduty');
      if (state === undefined) return;
      if (isBlind(state)) ledger.blind();
      if (state.condition !== 'fresh' || state.lastGoodAt === lastGoodAt) return;
      lastGoodAt = state.lastGoodAt;
      ledger.good();
      goodCycle();
    },
  };

  return {
    listeners,
    wrongs: (): readonly string[] => [...wrongs],
    /** What nobody was told of, though all has been well for minutes: alone or in a list, and SEV-1/2 again and again. */
    unsaid: (): readonly string[] => (machine?.situations.list() ?? []).filter(({ id, status, severity }) => {
      if (status !== 'triggered' || machine?.held().some(({ situationId }) => situationId === id)) return false;
      const alone = told.get(id);
      const saidAt = Math.max(alone !== undefined && alone.episode === (episodes.get(id) ?? 0) ? alone.at : -Infinity, listToldAt >= (episodeBegan.get(id) ?? 0) ? listToldAt : -Infinity);
      return saidAt === -Infinity || (isLoud(severity) && truth() - saidAt > defaultAlertRules.repeatEvery + 30 * second);
    }).map(({ id, title }) => `nobody was told of ${id}: ${title}`),
    delivered: () => delivered,
    openForUs, openHere, ledger,
    /** A person pressed a button of a notification, which takes it away: what it says may be said again. */
    pressed: (key: string): void => {
      const before = told.get(key);
      if (before !== undefined) told.set(key, { ...before, content: '' });
    },
    stepped: () => void (steppedAt = truth()),
    /** Another run: nothing that it says can rest on what the last one saw. */
    follow(next: WatchMachine): void {
      machine = next;
      // What is on the disk was told by another clock: the first repeat of this run may come early.
      for (const [key, { at }] of told) if (at <= steppedAt) forget(key);
      bornAt = truth();
      ledger.begin();
      lastHonest = null;
      dishonestSince = false;
      underWay = 0;
    },
    /** Nobody told the program that it slept: it finds out with its next tick, 15 s later. */
    slept(reported: boolean, length: Milliseconds): void {
      dishonestSince = true;
      if (!reported) unawareUntil = truth() + length + 16 * second;
      ledger.slept(length);
    },
    /** Looks at what is shown now. Call it often. */
    look(): void {
      if (machine === null) return;
      const state = machine.sources().find(({ source }) => source === 'pagerduty');
      if (state === undefined) return;
      ledger.sample();
      const { glyph } = machine.status();
      const unseenFor = truth() - (lastHonest ?? bornAt);
      if (unseenFor > longestFresh + second && truth() > unawareUntil) {
        if (state.condition === 'fresh') wrong(`PagerDuty is said to be fresh without an honest answer for ${Math.round(unseenFor / second)} s`);
        if (glyph === 'calm' || glyph === 'off-shift' || glyph === 'acknowledged') wrong(`the tray shows ${glyph} without an honest answer`);
      }
      const allHonest = lastHonest !== null && !dishonestSince && underWay === 0 && truth() - lastHonest < 50 * second;
      if (allHonest && isBlind(state) && machine.account()?.state === 'connected') wrong(`PagerDuty is said to be ${state.condition} though all is well: ${state.reason}`);
    },
  };
}

export type WatchWitness = ReturnType<typeof createWatchWitness>;
