import type { AlertPrompt } from '../../shared/domain/alert-plan.ts';
import { currentSeverity, unacknowledgedSince } from '../../shared/domain/incident-now.ts';
import { promptsAt, type Prompt } from '../../shared/domain/incident-prompts.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import { isLoud } from '../../shared/model/severity.ts';
import { minute, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Page } from './incident-desk-book.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

/** What came due longer ago while nobody looked is on the page; of SEV-1/2 the last of it is said. */
const fresh: Milliseconds = 15 * minute;
/** So many situations get a notification for what is due within a minute: more of them are a storm, and stay on the page. SEV-1/2 counts apart. */
const atOnce = { loud: 10, quiet: 5 };

export type IncidentCuesOptions = {
  readonly journal: Journal;
  /** Puts it into the notification of the situation; null takes it out. */
  readonly prompt: (situationId: string, prompt: AlertPrompt | null) => void;
  readonly zone: () => string;
  readonly clock: Pick<Clock, 'now'>;
  /** By the clock that incidents are timed with. */
  readonly now: () => Instant;
  readonly report: (error: unknown) => void;
};

/** What a single line is spent on first. */
const order: Readonly<Record<Prompt['kind'], number>> = { acknowledge: 0, rung: 0, answer: 1, decision: 2, update: 3, commander: 4, nudge: 5 };

type Asked = { readonly page: Page; readonly prompts: readonly Prompt[]; readonly news: readonly Prompt[] };

/** Says what is due: each prompt is an event once, and a line in the notification of its situation for as long as it holds (S2, S8, S14, S19, A23). */
export function createIncidentCues({ clock, journal, prompt, zone, now, report }: IncidentCuesOptions) {
  /** Given in this run or an earlier one, by incident. */
  const given = new Map<string, Set<string>>();
  const showing = new Set<string>();
  /** What asks for the same was looked at already. */
  const looked = new WeakMap<Page['standing'], readonly Prompt[]>();
  const shownAt: Record<keyof typeof atOnce, readonly Instant[]> = { loud: [], quiet: [] };

  function givenTo({ incident, events }: Page): Set<string> {
    const known = given.get(incident.id);
    if (known !== undefined) return known;
    const before = events.flatMap(({ kind, payload }) => (kind === 'run.prompted' && typeof payload === 'object' && payload !== null && 'prompt' in payload ? [String(payload.prompt)] : []));
    const keys = new Set(before);
    given.set(incident.id, keys);
    return keys;
  }
  function ask(page: Page): Asked {
    const before = looked.get(page.standing);
    if (before !== undefined) return { page, prompts: before, news: [] };
    const loud = isLoud(currentSeverity(page.run));
    const known = givenTo(page);
    const all = promptsAt(page.standing, page.run, page.policy, zone(), now());
    const stale = all.filter(({ at, key }) => at <= now() - fresh && !known.has(key));
    // Of what came due long ago the last is said, and below SEV-2 nothing.
    const passed = new Set((loud ? stale.slice(0, -1) : stale).map(({ key }) => key));
    const prompts = loud ? all : all.filter(({ key }) => !passed.has(key));
    const news = prompts.filter(({ key }) => !known.has(key) && !passed.has(key));
    for (const { key } of loud ? all : news) known.add(key);
    looked.set(page.standing, prompts);
    return { page, prompts, news };
  }
  function eventOf({ page: { incident, run } }: Asked, { key, kind, at, words, line }: Prompt, situationId: string | null): NewEvent {
    return {
      occurredAt: clock.now(), kind: 'run.prompted', source: incident.source === 'drill' ? 'drill' : 'watchkeeper', incidentId: incident.id, situationId, severity: currentSeverity(run),
      title: words, payload: { prompt: key, about: kind, dueAt: at, line }, externalId: `${incident.id}:prompted:${key}`,
    };
  }
  function mayShow(kind: keyof typeof atOnce): boolean {
    const recent = shownAt[kind].filter((at) => Math.abs(now() - at) < minute);
    const may = recent.length < atOnce[kind];
    shownAt[kind] = may ? [...recent, now()] : recent;
    return may;
  }
  /** One line for all that a situation asks for: what may be heard first, then calls before updates, then the newest. */
  function show(situationId: string, asked: readonly Asked[]): void {
    const all = asked.flatMap(({ prompts }) => prompts);
    const top = all.toSorted((a, b) => Number(b.sound) - Number(a.sound) || order[a.kind] - order[b.kind] || b.at - a.at)[0];
    if (top === undefined) return void (showing.delete(situationId) && prompt(situationId, null));
    // What is missing is not due.
    const due = all.filter(({ kind }) => kind !== 'nudge').length;
    const news = asked.flatMap((one) => one.news);
    const shown = showing.has(situationId);
    if (news.length === 0 && !shown) return;
    // A SEV-1/2 that nobody has is on the screen anyway.
    const waits = asked.some(({ page }) => isLoud(currentSeverity(page.run)) && unacknowledgedSince(page.run) !== null);
    if (!shown && !waits && !mayShow(asked.some(({ page }) => isLoud(currentSeverity(page.run))) ? 'loud' : 'quiet')) return;
    showing.add(situationId);
    prompt(situationId, { words: due > 1 ? `${top.words} (and ${due - 1} more due)` : top.words, sound: news.some(({ sound }) => sound) });
  }

  return {
    /** Looks at what the open incidents ask for now. `homes`: the situation of each. */
    look(open: readonly Page[], homes: ReadonlyMap<string, string>): void {
      const asked = open.map(ask);
      const events = asked.flatMap((one) => one.news.map((news) => eventOf(one, news, homes.get(one.page.incident.id) ?? null)));
      try {
        if (events.length > 0) journal.append(events);
      } catch (error) {
        report(error);
      }
      const bySituation = new Map<string, Asked[]>();
      const busy = new Set([...showing, ...asked.flatMap(({ news, page }) => (news.length === 0 ? [] : (homes.get(page.incident.id) ?? [])))]);
      for (const one of asked) {
        const home = homes.get(one.page.incident.id);
        if (home === undefined || !busy.has(home)) continue;
        const known = bySituation.get(home);
        if (known === undefined) bySituation.set(home, [one]);
        else known.push(one);
      }
      for (const id of showing) if (!bySituation.has(id)) showing.delete(id);
      for (const [id, list] of bySituation) show(id, list);
      const alive = new Set(open.map(({ incident }) => incident.id));
      for (const id of given.keys()) if (!alive.has(id)) given.delete(id);
    },
  };
}
